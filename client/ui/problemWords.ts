/** A refusal as a sentence in the reader's language. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';
import type { errors } from '../i18n/en/errors.ts';

type KnownCode = keyof typeof errors;

/** By its code; one that is not known becomes a sentence that names it, so that it can be reported. */
export function useRefusalWords(): (code: string, detail?: string) => string {
  const { t, i18n } = useTranslation('errors');
  return useCallback(
    (code, detail = '') => {
      const isKnown = (key: string): key is KnownCode => i18n.exists(key, { ns: 'errors' });
      return isKnown(code) ? t(code, { code, detail }) : t('unknown', { code, detail });
    },
    [t, i18n],
  );
}

export function useProblemWords(): (error: unknown) => string {
  const words = useRefusalWords();
  return useCallback(
    (error) => {
      const { code, detail } = asProblem(error);
      return words(code, detail);
    },
    [words],
  );
}
