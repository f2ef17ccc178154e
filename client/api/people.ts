/** Who I am, and how I get in and out. */
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { Scope } from '../../shared/permissions.ts';
import { api, request } from './http.ts';
import type { ApiToken, FreshApiToken, Invitation, Me, PersonSession } from './shapes.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api<Me>('/me', { signal }),
  staleTime: 60_000,
});

/** The signed-in person; only under routes that have made sure of one. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** False for a guest, and for somebody who has to set up a second factor first: the server gives them little else. */
export const isWhole = ({ guest, lacksSecondFactor }: Pick<Me, 'guest' | 'lacksSecondFactor'>): boolean =>
  guest === null && !lacksSecondFactor;

export function useSaveMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { name?: string; language?: string }) => api('/me', { method: 'PATCH', body: change }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me'] }),
  });
}

/** Ends every other session of the person. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { current: string; next: string }) => api('/me/password', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me', 'sessions'] }),
  });
}

export interface Credentials {
  email: string;
  password: string;
}

/** Signs in, or (`signedIn` false) is asked for the second factor; whatever was cached for somebody else before is dropped. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Credentials) =>
      request<{ signedIn: boolean }>('/api/auth/sign-in/email', { method: 'POST', body: credentials }),
    onSuccess: () => client.clear(),
  });
}

/** Has a link for a new password sent, if there is such an account. */
export function useAskReset() {
  return useMutation({
    mutationFn: (email: string) => api('/password-reset/ask', { method: 'POST', body: { email } }),
  });
}

/** Sets a new password by a link, which ends every session; whatever was cached is dropped. */
export function useResetPassword(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (password: string) => api('/password-reset', { method: 'POST', body: { token, password } }),
    onSuccess: () => client.clear(),
  });
}

export function signOut(): Promise<unknown> {
  return request('/api/auth/sign-out', { method: 'POST', body: {} });
}

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api<{ needed: boolean }>('/setup', { signal }),
});

export interface SignInWays {
  passwords: boolean;
  /** Whether others than the owner sign in with a passkey. */
  passkeys: boolean;
  /** Whether a link for a new password comes by e-mail. */
  forgotten: boolean;
  /** Single sign-on. */
  provider: { name: string } | null;
}

export const signInWaysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: ({ signal }) => api<SignInWays>('/sign-in-ways', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api<Invitation>(`/invites/${encodeURIComponent(token)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A new account's data, or nothing when the person is signed in already. */
export type Acceptance = { name: string; email: string; password: string } | Record<string, never>;

export function useAcceptInvite(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Acceptance) =>
      api<unknown>(`/invites/${encodeURIComponent(token)}/accept`, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me'] }),
  });
}

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => api<PersonSession[]>('/me/sessions', { signal }),
});

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api(`/me/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me', 'sessions'] }),
  });
}

/** Ends every session of the person but this one. */
export function useEndOtherSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api('/me/sessions', { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me', 'sessions'] }),
  });
}

export const tokensQuery = queryOptions({
  queryKey: ['me', 'tokens'],
  queryFn: ({ signal }) => api<ApiToken[]>('/me/tokens', { signal }),
});

export interface NewApiToken {
  name: string;
  scope: Scope;
  expiresAt: string | null;
}

export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewApiToken) => api<FreshApiToken>('/me/tokens', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me', 'tokens'] }),
  });
}

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api(`/me/tokens/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me', 'tokens'] }),
  });
}
