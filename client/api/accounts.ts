/** Accounts of the installation, for its owner; and the end of one's own. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '../../shared/permissions.ts';
import { api } from './http.ts';

export interface Account {
  id: string;
  name: string;
  email: string;
  owner: boolean;
  secondFactor: boolean;
  /** Where they are signed in now. */
  sessions: number;
  desks: { slug: string; name: string; role: Role }[];
}

const KEY = ['accounts'];

export const accountsQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ signal }) => api<Account[]>('/accounts', { signal }),
});

export function useEndAllSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (person: string) => api(`/accounts/${encodeURIComponent(person)}/sessions`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/**
 * Takes the password of whoever asks.
 * @param then is called also once the account has left the list, and its row the page
 */
export function useRemoveAccount(person: string, then: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (password: string) =>
      api(`/accounts/${encodeURIComponent(person)}/remove`, { method: 'POST', body: { password } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: KEY });
      then();
    },
  });
}

export interface ResetLink {
  url: string;
  expiresAt: string;
}

/** Makes a link that sets a new password; takes that of whoever asks. */
export function useMakeResetLink(person: string) {
  return useMutation({
    mutationFn: (password: string) =>
      api<ResetLink>(`/accounts/${encodeURIComponent(person)}/reset`, { method: 'POST', body: { password } }),
  });
}

export function useRemoveMe(then: () => Promise<void>) {
  return useMutation({
    mutationFn: (password: string) => api('/me/remove', { method: 'POST', body: { password } }),
    onSuccess: then,
  });
}
