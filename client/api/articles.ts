/** Articles as the desk page and the workspace's header know them. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { refreshBoards } from './board.ts';
import { api } from './http.ts';
import { importFile, type NewImport } from './imports.ts';
import type { Article } from './shapes.ts';

const path = (id: string) => `/articles/${encodeURIComponent(id)}`;

export const articleQuery = (id: string) =>
  queryOptions({ queryKey: ['article', id], queryFn: ({ signal }) => api<Article>(path(id), { signal }) });

export interface NewArticle {
  desk: string;
  slug?: string;
  language?: string;
  /** ISO 8601, UTC. */
  deadline?: string;
  format: 'text' | 'html' | 'markdown';
  content: string;
}

function useArticleMutation<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => Promise.all([refreshBoards(client), client.invalidateQueries({ queryKey: ['article'] })]),
  });
}

export function useCreateArticle() {
  return useArticleMutation((article: NewArticle | NewImport) =>
    'file' in article ? importFile(article) : api<{ id: string }>('/articles', { method: 'POST', body: article }),
  );
}

export interface ArticleChange {
  id: string;
  slug?: string;
  language?: string;
  deadline?: string | null;
}

export function useChangeArticle() {
  return useArticleMutation(({ id, ...change }: ArticleChange) => api(path(id), { method: 'PATCH', body: change }));
}

/** Moves an article to the bin, from which it can be restored for 30 days. */
export function useBinArticle() {
  return useArticleMutation((id: string) => api(path(id), { method: 'DELETE' }));
}

export function useRestoreArticle() {
  return useArticleMutation((id: string) => api(`${path(id)}/restore`, { method: 'POST', body: {} }));
}
