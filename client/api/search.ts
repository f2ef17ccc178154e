/** Asking the server what there is to find. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { MarkedPart, SearchKind } from '../../shared/search/kinds.ts';
import { api } from './http.ts';

export interface Found {
  kind: SearchKind;
  /** Id of the article, comment, claim or record of evidence. */
  item: string;
  /** Thread or claim to open; null for an article. */
  annotation: string | null;
  title: MarkedPart[];
  excerpt: MarkedPart[];
  tag: string | null;
  state: string | null;
  verdict: string | null;
  /** Whose it is first. */
  people: { id: string; name: string }[];
  at: string;
  article: { id: string; slug: string; headline: string; desk: string; language: string };
}

export interface Findings {
  hits: Found[];
  /** By kind, whatever kind was asked for. */
  counts: Record<SearchKind, number>;
  /** False while articles are being indexed for the first time. */
  complete: boolean;
}

/** What is asked for; what is undefined asks for nothing. */
export interface SearchFilter {
  kind?: SearchKind | undefined;
  /** Slug. */
  desk?: string | undefined;
  tag?: string | undefined;
  state?: string | undefined;
  verdict?: string | undefined;
  person?: string | undefined;
  /** Days. */
  from?: string | undefined;
  to?: string | undefined;
  language?: string | undefined;
}

function pathOf(text: string, filter: SearchFilter, page: { limit: number; offset?: number }): string {
  const given = Object.entries({ q: text, ...filter, ...page }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return `/search?${new URLSearchParams(given.map(([key, value]): [string, string] => [key, String(value)]))}`;
}

/** The best few, for a list that follows what is typed: the answer before stays until the next is there. */
export const findingsQuery = (text: string, filter: SearchFilter, limit: number) =>
  queryOptions({
    queryKey: ['search', text, filter, limit],
    queryFn: ({ signal }) => api<Findings>(pathOf(text, filter, { limit }), { signal }),
    placeholderData: (before) => before,
    staleTime: 10_000,
  });

const PAGE = 20;

/** All of it, page by page. */
export const allFindingsQuery = (text: string, filter: SearchFilter) =>
  infiniteQueryOptions({
    queryKey: ['search', 'all', text, filter],
    queryFn: ({ signal, pageParam }) =>
      api<Findings>(pathOf(text, filter, { limit: PAGE, offset: pageParam }), { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ hits }, pages) => (hits.length < PAGE ? undefined : pages.length * PAGE),
    placeholderData: (before) => before,
  });
