/** Desks, their people and their invites. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '../../shared/permissions.ts';
import { api } from './http.ts';
import type { FreshInvite, Invite, Member } from './shapes.ts';

const path = (slug: string) => `/desks/${encodeURIComponent(slug)}`;

export const membersQuery = (slug: string) =>
  queryOptions({
    queryKey: ['desk', slug, 'members'],
    queryFn: ({ signal }) => api<Member[]>(`${path(slug)}/members`, { signal }),
  });

/** Gives a member another role, or removes them with `role: null`. */
export function useChangeMember(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ person, role }: { person: string; role: Role | null }) => {
      const member = `${path(slug)}/members/${encodeURIComponent(person)}`;
      return role ? api(member, { method: 'PUT', body: { role } }) : api(member, { method: 'DELETE' });
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['desk', slug, 'members'] }),
        client.invalidateQueries({ queryKey: ['me'] }),
      ]),
  });
}

export const invitesQuery = (slug: string) =>
  queryOptions({
    queryKey: ['desk', slug, 'invites'],
    queryFn: ({ signal }) => api<Invite[]>(`${path(slug)}/invites`, { signal }),
  });

export function useCreateInvite(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invite: { role: Role; email?: string }) =>
      api<FreshInvite>(`${path(slug)}/invites`, { method: 'POST', body: invite }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['desk', slug, 'invites'] }),
  });
}

export function useWithdrawInvite(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api(`${path(slug)}/invites/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['desk', slug, 'invites'] }),
  });
}

export function useCreateDesk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api<{ id: string; slug: string }>('/desks', { method: 'POST', body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me'] }),
  });
}

/** Fills an empty installation with a demo desk; gives its slug. */
export function useLoadDemo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api<{ desk: string }>('/demo', { method: 'POST', body: {} }),
    onSuccess: () => client.invalidateQueries(),
  });
}
