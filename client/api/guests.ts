/** Guests of one article: links that let an outside person in. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { GuestRole } from '../../shared/guest.ts';
import { api } from './http.ts';

export interface GuestOfArticle {
  id: string;
  label: string;
  /** As the guest calls themselves; null while nobody has opened the link. */
  name: string | null;
  role: GuestRole;
  expiresAt: string;
  /** Name of who made the link. */
  by: string;
}

/** A link just made; its address is shown this once. */
export interface FreshGuest {
  id: string;
  url: string;
  expiresAt: string;
}

/** What a link opens. */
export interface GuestInvitation {
  headline: string;
  role: GuestRole;
  expiresAt: string;
  by: string;
}

const pathOf = (article: string) => `/articles/${encodeURIComponent(article)}/guests`;

export const guestsQuery = (article: string) =>
  queryOptions({
    queryKey: ['article', article, 'guests'],
    queryFn: ({ signal }) => api<GuestOfArticle[]>(pathOf(article), { signal }),
  });

export function useInviteGuest(article: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (guest: { label: string; role: GuestRole; days: number }) =>
      api<FreshGuest>(pathOf(article), { method: 'POST', body: guest }),
    onSuccess: () => client.invalidateQueries(guestsQuery(article)),
  });
}

export function useWithdrawGuest(article: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api(`${pathOf(article)}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries(guestsQuery(article)),
  });
}

/** In a body: an address would stay in logs. */
export const guestInvitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['guest', token],
    queryFn: ({ signal }) => api<GuestInvitation>('/guest/look', { method: 'POST', body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export function useEnterAsGuest(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api<{ article: string }>('/guest/enter', { method: 'POST', body: { token, name } }),
    onSuccess: () => client.clear(),
  });
}
