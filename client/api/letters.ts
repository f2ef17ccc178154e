/** Whether, and when, the signed-in person is written to about what waits. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { LetterChoice } from '../../shared/inbox/letters.ts';
import { api } from './http.ts';

interface Letters {
  choice: LetterChoice;
  /** Whether letters leave from this installation. */
  possible: boolean;
}

export const lettersQuery = queryOptions({
  queryKey: ['me', 'letters'],
  queryFn: ({ signal }) => api<Letters>('/me/letters', { signal }),
});

export function useChooseLetters() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: LetterChoice) => api('/me/letters', { method: 'PUT', body: { choice } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['me', 'letters'] }),
  });
}
