/** How a desk checks. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeskRules } from '../../shared/review/rulesSchema.ts';
import { api } from './http.ts';

const path = (slug: string) => `/desks/${encodeURIComponent(slug)}/rules`;

/** A chief seldom changes them, and whoever comes back to the window sees them anew at once. */
const REFRESH_MS = 30_000;

export const rulesQuery = (slug: string) =>
  queryOptions({
    queryKey: ['desk', slug, 'rules'],
    queryFn: ({ signal }) => api<DeskRules>(path(slug), { signal }),
    refetchInterval: REFRESH_MS,
  });

export function useSetRules(slug: string) {
  const client = useQueryClient();
  const { queryKey } = rulesQuery(slug);
  return useMutation({
    mutationFn: (rules: DeskRules) => api<DeskRules>(path(slug), { method: 'PUT', body: rules }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
