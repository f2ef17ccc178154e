/** Sets theme, keys and presence for oneself, here at once and on every computer. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { KeyChoices, PersonSettings, Theme } from '../../shared/person/settings.ts';
import { useMe } from '../api/people.ts';
import { settingsQuery, useSaveSettings } from '../api/profile.ts';
import { useTheme } from '../theme/ThemeProvider.tsx';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';

export function useOwnSettings() {
  const client = useQueryClient();
  const notice = useNotice();
  const words = useProblemWords();
  const { choose } = useTheme();
  const { mutate } = useSaveSettings();
  const isGuest = useMe().guest !== null;
  const save = useCallback(
    (change: Partial<PersonSettings>) => {
      // A guest has no account to keep it with.
      if (isGuest) return;
      const before = client.getQueryData(settingsQuery.queryKey);
      if (before) client.setQueryData(settingsQuery.queryKey, { ...before, ...change });
      const onError = (error: Error) => {
        client.setQueryData(settingsQuery.queryKey, before);
        notice({ kind: 'failed', text: words(error) });
      };
      mutate(change, { onError });
    },
    [client, mutate, notice, words, isGuest],
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
