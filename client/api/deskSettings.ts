/** What a desk is called and has set; and leaving it. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeskSettings } from '../../shared/desk/settings.ts';
import { api } from './http.ts';

export type NamedDeskSettings = DeskSettings & { name: string };

const path = (slug: string) => `/desks/${encodeURIComponent(slug)}`;

export const deskSettingsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['desk', slug, 'settings'],
    queryFn: ({ signal }) => api<NamedDeskSettings>(`${path(slug)}/settings`, { signal }),
    staleTime: 60_000,
  });

export function useSetDeskSettings(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (settings: NamedDeskSettings) => api(`${path(slug)}/settings`, { method: 'PUT', body: settings }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['desk', slug, 'settings'] }),
        client.invalidateQueries({ queryKey: ['me'] }),
      ]),
  });
}

export function useLeaveDesk(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api(`${path(slug)}/leave`, { method: 'POST', body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me'] }),
  });
}
