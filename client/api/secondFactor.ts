/** The second factor of one's own account, and giving it at sign-in. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, request } from './http.ts';

export interface SecondFactorState {
  on: boolean;
  /** Codes on paper that are not used up. */
  codesLeft: number;
  /** A desk of mine asks for it. */
  required: boolean;
  hasPassword: boolean;
}

/** What an app and a sheet of paper need; shown this once. */
export interface SecondFactorSecrets {
  uri: string;
  key: string;
  codes: string[];
}

const PATH = '/me/second-factor';
const KEY = ['me', 'second-factor'];

export const secondFactorQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ signal }) => api<SecondFactorState>(PATH, { signal }),
});

/** The last step of signing in, for who gave their password. */
export function useGiveCode() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => request('/api/auth/second-factor', { method: 'POST', body: { code } }),
    onSuccess: () => client.clear(),
  });
}

export function useBeginSecondFactor() {
  return useMutation({
    mutationFn: (password: string) => api<SecondFactorSecrets>(PATH, { method: 'POST', body: { password } }),
  });
}

/** @param then is called also where the part that asked for it has left the page: with the answer it looks otherwise. */
function useChange<Answer>(path: string, bodyOf: (input: string) => object, then: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: string) => api<Answer>(`${PATH}/${path}`, { method: 'POST', body: bodyOf(input) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['me'] });
      then();
    },
  });
}

export const useConfirmSecondFactor = (then: () => void) => useChange<unknown>('confirm', (code) => ({ code }), then);
export const useRenewCodes = (then: () => void) =>
  useChange<{ codes: string[] }>('codes', (password) => ({ password }), then);
export const useEndSecondFactor = (then: () => void) => useChange<unknown>('end', (password) => ({ password }), then);
