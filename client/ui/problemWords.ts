/** A refusal as a sentence in the reader's language. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';
import { errors } from '../i18n/en/errors.ts';

type KnownCode = keyof typeof errors;

function isKnown(code: string): code is KnownCode {
  return Object.hasOwn(errors, code);
}

/** By its code; one that is not known becomes a sentence that names it, so that it can be reported. */
export function useRefusalWords(): (code: string, detail?: string) => string {
  const { t } = useTranslation('errors');
  return useCallback(
    (code, detail = '') => (isKnown(code) ? t(code, { code, detail }) : t('unknown', { code, detail })),
    [t],
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
