/**
 * Runs a change and says how it went at the foot of the page, also when what asked for it has left the page by then: a
 * menu or a dialog closes at once, and what is given to `mutate` itself is then not called.
 */
import { useCallback } from 'react';
import { useNotice } from './Notices.tsx';
import { useProblemWords } from './problemWords.ts';

interface Change<Input, Answer> {
  mutateAsync(input: Input): Promise<Answer>;
}

export function useRun() {
  const notice = useNotice();
  const words = useProblemWords();
  return useCallback(
    /** @param done what is said, or done, once it went well */
    <Input, Answer>(change: Change<Input, Answer>, input: Input, done?: string | ((answer: Answer) => void)) => {
      change.mutateAsync(input).then(
        (answer) => {
          if (typeof done === 'string') notice({ kind: 'done', text: done });
          else done?.(answer);
        },
        (error: unknown) => notice({ kind: 'failed', text: words(error) }),
      );
    },
    [notice, words],
  );
}
