/** The tags of a desk. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { TagSet } from '../../shared/review/tagSchema.ts';
import { api } from './http.ts';

const path = (slug: string) => `/desks/${encodeURIComponent(slug)}/tags`;

/** Where the set is read as a file. */
export const tagFileOf = (slug: string) => `/api/v1${path(slug)}`;

/** A chief seldom changes them, and whoever comes back to the window sees them anew at once. */
const REFRESH_MS = 30_000;

export const tagsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['desk', slug, 'tags'],
    queryFn: ({ signal }) => api<TagSet>(path(slug), { signal }),
    refetchInterval: REFRESH_MS,
  });

/** Sets all tags of the desk; shown at once, and taken back if the server refuses them. */
export function useSetTags(slug: string) {
  const client = useQueryClient();
  const { queryKey } = tagsQuery(slug);
  return useMutation({
    mutationFn: (tags: TagSet) => api<TagSet>(path(slug), { method: 'PUT', body: tags }),
    onMutate: async (tags) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, tags);
      return before;
    },
    onError: (_error, _tags, before) => client.setQueryData(queryKey, before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
