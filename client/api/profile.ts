/** What I have set for myself, and the photos of the people around me. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { PersonSettings } from '../../shared/person/settings.ts';
import { api } from './http.ts';

export const settingsQuery = queryOptions({
  queryKey: ['me', 'settings'],
  queryFn: ({ signal }) => api<PersonSettings>('/me/settings', { signal }),
  staleTime: 60_000,
});

export function useSaveSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<PersonSettings>) =>
      api<PersonSettings>('/me/settings', { method: 'PATCH', body: change }),
    onSuccess: (settings) => client.setQueryData(settingsQuery.queryKey, settings),
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
