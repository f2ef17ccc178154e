/** `J` and `K` walk the headlines, `/` goes to the field that finds among them, `N` and `P` bring in an article. */
import { type RefObject, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../shell/Keys.tsx';
import type { KeyBinding } from '../shell/keyChoices.ts';
import type { IntakeState } from './useIntake.ts';

export interface DeskKeys {
  list: RefObject<HTMLElement | null>;
  field: RefObject<HTMLInputElement | null>;
  setIntake: IntakeState['setIntake'];
  mayWrite: boolean;
}

export function useDeskKeys({ list, field, setIntake, mayWrite }: DeskKeys): void {
  const { t } = useTranslation('desk');
  const step = useCallback(
    (by: 1 | -1) => {
      const links = [...(list.current?.querySelectorAll<HTMLElement>('.row-link') ?? [])];
      const current = links.findIndex((link) => link.closest('.row')?.contains(document.activeElement));
      const next = current < 0 ? 0 : Math.min(Math.max(current + by, 0), links.length - 1);
      links[next]?.focus();
    },
    [list],
  );
  const bindings = useMemo<KeyBinding[]>(
    () => [
      { key: 'j', label: t('keyNext'), run: () => step(1) },
      { key: 'k', label: t('keyPrevious'), run: () => step(-1) },
      { key: 'Enter', label: t('keyOpen') },
      { key: '/', label: t('keyFind'), run: () => field.current?.focus() },
      ...(mayWrite
        ? [
            { key: 'n', label: t('keyNew'), run: () => setIntake({ kind: 'write' }) },
            { key: 'p', label: t('pasteText'), run: () => setIntake({ kind: 'paste' }) },
            { key: 'Ctrl V', label: t('keyPaste') },
          ]
        : []),
    ],
    [t, step, field, setIntake, mayWrite],
  );
  useKeys(bindings);
}
