/** The badge of an article, by which a page elsewhere shows how far its check is. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './http.ts';

interface BadgeAnswer {
  /** Addresses to embed; null while it has none. */
  badge: { key: string; svg: string; json: string } | null;
}

const path = (article: string) => `/articles/${encodeURIComponent(article)}/badge`;

export const badgeQuery = (article: string) =>
  queryOptions({
    queryKey: ['article', article, 'badge'],
    queryFn: ({ signal }) => api<BadgeAnswer>(path(article), { signal }),
  });

/** Gives the article a badge, or withdraws the one that it has. */
export function useSwitchBadge(article: string) {
  const client = useQueryClient();
  const { queryKey } = badgeQuery(article);
  return useMutation({
    mutationFn: (on: boolean) =>
      on ? api(path(article), { method: 'PUT', body: {} }) : api(path(article), { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
