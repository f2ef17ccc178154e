/** The cache of what the server said. A lost session anywhere leads to sign-in. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, isSignedOut } from './problem.ts';

/** Lists are asked again this often, so that who is in now and new comments are seen without a reload. */
export const LIST_REFRESH_MS = 5_000;

/** A refusal stays a refusal; only a missing answer or a server's failure is tried again. */
function retry(failures: number, error: Error): boolean {
  const passing = error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
  return passing && failures < 2;
}

export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // networkMode: this server is often on the same machine or network, where "offline" says nothing about it.
    defaultOptions: {
      queries: { retry, staleTime: 2_000, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}
