/** Live sessions of an article: their list, and the article as it was while one went on. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { api, apiLines } from './http.ts';

const path = (article: string) => `/articles/${encodeURIComponent(article)}`;

export interface ListedSession {
  id: string;
  startedAt: string;
  endedAt: string | null;
  leader: { id: string; name: string };
  /** How many claims were on stage. */
  claims: number;
}

export const sessionsQuery = (article: string) =>
  queryOptions({
    queryKey: ['sessions', article],
    queryFn: ({ signal }) => api<ListedSession[]>(`${path(article)}/sessions`, { signal }),
  });

/** All events of the article that the reader may have, in order. */
export const ledgerQuery = (article: string) =>
  queryOptions({
    queryKey: ['ledger', article],
    queryFn: ({ signal }) => apiLines<LedgerEvent>(`${path(article)}/ledger?after=0`, signal),
  });

/** Everybody who decided something on the article, or may. */
export const peopleOfQuery = (article: string) =>
  queryOptions({
    queryKey: ['peopleOf', article],
    queryFn: ({ signal }) => api<{ id: string; name: string }[]>(`${path(article)}/people`, { signal }),
  });

export interface PastText {
  text: string;
  /** Where annotations stood in it, in code points. */
  passages: { annotation: string; id: string; quote: string; start: number; end: number }[];
}

/** The article as it was when an event of its ledger was recorded. */
export const pastQuery = (article: string, seq: number) =>
  queryOptions({
    queryKey: ['past', article, seq],
    queryFn: ({ signal }) => api<PastText>(`${path(article)}/past?at=${seq}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: seq > 0,
  });

export const minutesAddress = (article: string, session: string, format: 'html' | 'csv' | 'json') =>
  `/api/v1${path(article)}/sessions/${encodeURIComponent(session)}/minutes.${format}`;
