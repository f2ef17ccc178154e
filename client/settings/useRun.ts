/** Runs a change and says how it went at the foot of the page. */
import type { UseMutationResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNotice } from '../ui/Notices.tsx';
import { useProblemWords } from '../ui/problemWords.ts';

export function useRun() {
  const notice = useNotice();
  const words = useProblemWords();
  return useCallback(
    <Answer, Input>(mutation: UseMutationResult<Answer, Error, Input>, input: Input, done?: string) =>
      mutation.mutate(input, {
        onSuccess: () => done && notice({ kind: 'done', text: done }),
        onError: (error) => notice({ kind: 'failed', text: words(error) }),
      }),
    [notice, words],
  );
}
