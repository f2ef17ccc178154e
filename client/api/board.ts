/** The desk at a glance: asked for again every few seconds while it is looked at, and sent only when it is another. */
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '../../shared/permissions.ts';
import type { ArticleFigures } from '../../shared/review/figures.ts';
import { api, apiIfChanged, type Known } from './http.ts';
import { LIST_REFRESH_MS } from './queryClient.ts';

export type Place = 'desk' | 'archive' | 'bin';

interface Named {
  id: string;
  name: string;
}

export interface BoardArticle {
  id: string;
  slug: string;
  headline: string;
  language: string;
  /** ISO 8601, as all times here; null for none. */
  deadline: string | null;
  words: number;
  /** Share of its words that are done or need no checking, in whole percent. */
  coverage: number;
  wordStates: ArticleFigures['words'];
  counts: ArticleFigures['counts'];
  clearance: { status: 'cleared' | 'touched'; at: string; touched: number; by: Named; signers: Named[] } | null;
  session: ArticleFigures['session'];
  /** Whom the article was given to. */
  assigned: Named[];
  /** Who has a claim of it. */
  holders: Named[];
  present: Named[];
  updatedAt: string;
  archivedAt: string | null;
  deletedAt: string | null;
}

export interface Board {
  role: Role;
  /** True when the server has more than it sends at once. */
  more: boolean;
  /** `bin` is null for who may not see it. */
  counts: { desk: number; archive: number; bin: number | null };
  articles: BoardArticle[];
}

const keyOf = (desk: string, place: Place) => ['articles', desk, place] as const;

/** What the server said last, with what it calls that, so that it need not say it again. */
const said = new WeakMap<QueryClient, Map<string, Known<Board>>>();

function saidTo(client: QueryClient): Map<string, Known<Board>> {
  const known = said.get(client) ?? new Map<string, Known<Board>>();
  said.set(client, known);
  return known;
}

export const boardQuery = (desk: string, place: Place) =>
  queryOptions({
    queryKey: keyOf(desk, place),
    queryFn: async ({ signal, client }): Promise<Board> => {
      const path = `/desks/${encodeURIComponent(desk)}/board?place=${place}`;
      const known = saidTo(client);
      const answer = await apiIfChanged<Board>(path, known.get(path) ?? null, signal);
      known.set(path, answer);
      return answer.value;
    },
    refetchInterval: LIST_REFRESH_MS,
  });

/** Has every desk asked for anew: what was said before may be what one has just changed. */
export function refreshBoards(client: QueryClient): Promise<void> {
  said.delete(client);
  return client.invalidateQueries({ queryKey: ['articles'] });
}

const path = (id: string) => `/articles/${encodeURIComponent(id)}`;

function useBoardMutation<Input>(mutationFn: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => refreshBoards(client) });
}

/** Gives an article to these people, and to nobody else. */
export function useAssignArticle() {
  return useBoardMutation(({ id, people }: { id: string; people: string[] }) =>
    api(`${path(id)}/assigned`, { method: 'PUT', body: { people } }),
  );
}

export function useArchiveArticle() {
  return useBoardMutation((id: string) => api(`${path(id)}/archive`, { method: 'POST', body: {} }));
}

export function useUnarchiveArticle() {
  return useBoardMutation((id: string) => api(`${path(id)}/unarchive`, { method: 'POST', body: {} }));
}
