/** Articles as the desk page and the workspace's header know them. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from './http.ts';
import { importFile, type NewImport } from './imports.ts';
import { LIST_REFRESH_MS } from './queryClient.ts';
import type { Article } from './shapes.ts';

const path = (id: string) => `/articles/${encodeURIComponent(id)}`;

/** Articles in one answer of the server; a shorter answer is the last one. */
const PAGE = 100;

export interface ArticleListing {
  articles: Article[];
  /** True when the server has more than was asked for. */
  more: boolean;
}

/** The articles of a desk, or those in its bin: the first `pages` pages of them, the newest change first. */
export const articlesQuery = (desk: string, bin: boolean, pages = 1) =>
  queryOptions({
    queryKey: ['articles', desk, bin ? 'bin' : 'desk', pages],
    queryFn: async ({ signal }): Promise<ArticleListing> => {
      const answers = await Promise.all(
        Array.from({ length: pages }, (_, page) => {
          const query = new URLSearchParams({ desk, deleted: String(bin), limit: `${PAGE}`, offset: `${page * PAGE}` });
          return api<{ articles: Article[] }>(`/articles?${query}`, { signal });
        }),
      );
      // An article changed between two answers may stand in both.
      const byId = new Map(answers.flatMap(({ articles }) => articles.map((article) => [article.id, article])));
      return { articles: [...byId.values()], more: answers.at(-1)?.articles.length === PAGE };
    },
    placeholderData: (before) => before,
    refetchInterval: LIST_REFRESH_MS,
  });

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
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['articles'] }),
        client.invalidateQueries({ queryKey: ['article'] }),
      ]),
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
