/** What I have set for myself, and the photos of the people around me. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { PersonSettings } from '../../shared/person/settings.ts';
import { api } from './http.ts';

export const settingsQuery = queryOptions({
  queryKey: ['me', 'settings'],
  queryFn: ({ signal }) => api<PersonSettings>('/me/settings', { signal }),
  staleTime: 60_000,
});

/** Keeps what I set for myself; it holds at once, and is taken back if the server refuses it. */
export function useSaveSettings() {
  const client = useQueryClient();
  const { queryKey } = settingsQuery;
  return useMutation({
    mutationFn: (change: Partial<PersonSettings>) =>
      api<PersonSettings>('/me/settings', { method: 'PATCH', body: change }),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before) client.setQueryData(queryKey, { ...before, ...change });
      return before;
    },
    onError: (_error, _change, before) => client.setQueryData(queryKey, before),
    onSuccess: (settings) => client.setQueryData(queryKey, settings),
  });
}

/** Hashes of photos by person. */
export const photosQuery = queryOptions({
  queryKey: ['photos'],
  queryFn: async ({ signal }) =>
    new Map(Object.entries((await api<PhotosAnswer>('/people/photos', { signal })).photos)),
  staleTime: 60_000,
});

interface PhotosAnswer {
  photos: Record<string, string>;
}

export const photoAddress = (person: string, hash: string) =>
  `/api/v1/people/${encodeURIComponent(person)}/photo/${hash}`;

/** Null takes the photo away. */
export function useSetPhoto() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (photo: Blob | null) =>
      photo ? api('/me/photo', { method: 'PUT', body: photo }) : api('/me/photo', { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: photosQuery.queryKey }),
  });
}
