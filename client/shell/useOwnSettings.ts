/** Sets theme, keys and presence for oneself, here at once and on every computer. */
import { useCallback } from 'react';
import type { KeyChoices, PersonSettings, Theme } from '../../shared/person/settings.ts';
import { isWhole, useMe } from '../api/people.ts';
import { useSaveSettings } from '../api/profile.ts';
import { useTheme } from '../theme/ThemeProvider.tsx';
import { useRun } from '../ui/useRun.ts';

export function useOwnSettings() {
  const run = useRun();
  const { choose } = useTheme();
  const { mutateAsync } = useSaveSettings();
  const isKept = isWhole(useMe());
  const save = useCallback(
    (change: Partial<PersonSettings>) => {
      if (isKept) run({ mutateAsync }, change);
    },
    [run, mutateAsync, isKept],
  );
  return {
    setTheme: useCallback(
      (theme: Theme) => {
        choose(theme);
        save({ theme });
      },
      [choose, save],
    ),
    setKeys: useCallback((keys: KeyChoices) => save({ keys }), [save]),
    setInvisible: useCallback((invisible: boolean) => save({ invisible }), [save]),
  };
}
