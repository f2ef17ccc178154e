/** Accepting an invitation or setup link, and being signed in afterwards. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type Acceptance, meQuery, useAcceptInvite, useSignIn } from '../api/people.ts';
import { isSignedOut } from '../api/problem.ts';

/** Accepts; signs in where the server did not do so itself; goes to the first page of the new member. */
export function useJoin(token: string) {
  const client = useQueryClient();
  const router = useRouter();
  const accept = useAcceptInvite(token);
  const signIn = useSignIn();

  const ensureSignedIn = async (body: Acceptance): Promise<void> => {
    try {
      await client.fetchQuery({ ...meQuery, staleTime: 0, retry: false });
    } catch (error) {
      if (!isSignedOut(error) || !body.password) throw error;
      await signIn.mutateAsync({ email: body.email, password: body.password });
    }
  };
  return useMutation({
    mutationFn: async (body: Acceptance) => {
      await accept.mutateAsync(body);
      await ensureSignedIn(body);
    },
    onSuccess: () => router.navigate({ to: '/', replace: true }),
  });
}
