/** The history of an article: its versions, how each reads, what differs, and who wrote which words. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { RangeSelector } from '../../shared/ledger/selectors.ts';
import { api } from './http.ts';

const path = (article: string) => `/articles/${encodeURIComponent(article)}`;

export interface Writer {
  id: string;
  name: string;
  colour: string;
}

export interface Occasion {
  kind: 'begun' | 'pause' | 'sessionStarted' | 'sessionEnded' | 'cleared' | 'replaced' | 'restored' | 'named' | 'now';
  name?: string;
  /** Of a restoration: the version that was brought back. */
  from?: number;
  by?: Writer;
  at?: string;
}

export interface ListedVersion {
  version: number;
  at: string;
  by: Writer[];
  occasions: Occasion[];
}

export interface Timeline {
  /** The last row of the text's log. */
  last: number;
  stretches: { last: number; from: string; until: string; by: string | null }[];
  people: Writer[];
}

export interface Written {
  text: string;
  by: string | null;
  credits: string[];
  at: string | null;
}

export interface PastRun extends Written {
  marks: Record<string, unknown>;
  passages: string[];
}

export interface PastBlock {
  type: string;
  attrs: Record<string, unknown>;
  runs: PastRun[];
}

export interface PastAnnotation {
  id: string;
  kind: 'thread' | 'claim' | 'suggestion' | 'sentence';
  state: string;
  opener: string;
  tag?: string;
  text?: string;
  comments?: { text: string }[];
  passages: { id: string; quote: string; status: 'anchored' | 'detached' }[];
}

export interface PastVersion {
  version: number;
  at: string;
  until: string | null;
  blocks: PastBlock[];
  annotations: PastAnnotation[];
  people: Writer[];
}

export interface DifferencePart extends Partial<Written> {
  kind: 'same' | 'out' | 'in';
  text: string;
}

export interface DifferenceRow {
  kind: 'same' | 'changed' | 'in' | 'out';
  before: string | null;
  after: string | null;
  looks: boolean;
  parts: DifferencePart[];
}

export interface Difference {
  from: { version: number; at: string };
  to: { version: number; at: string };
  rows: DifferenceRow[];
  people: Writer[];
}

/** All of these change with the article: whoever changes something forgets them. */
export const historyKey = (article: string) => ['history', article] as const;

export const versionsQuery = (article: string) =>
  queryOptions({
    queryKey: [...historyKey(article), 'versions'],
    queryFn: ({ signal }) => api<ListedVersion[]>(`${path(article)}/versions`, { signal }),
  });

export const timelineQuery = (article: string) =>
  queryOptions({
    queryKey: [...historyKey(article), 'timeline'],
    queryFn: ({ signal }) => api<Timeline>(`${path(article)}/timeline`, { signal }),
  });

/** @param version 0 while none is known. */
export const versionQuery = (article: string, version: number) =>
  queryOptions({
    queryKey: [...historyKey(article), 'version', version],
    queryFn: ({ signal }) => api<PastVersion>(`${path(article)}/versions/${version}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: version > 0,
  });

export const differenceQuery = (article: string, version: number, against: number | null) =>
  queryOptions({
    queryKey: [...historyKey(article), 'difference', version, against],
    queryFn: ({ signal }) =>
      api<Difference>(`${path(article)}/versions/${version}/diff${against === null ? '' : `?against=${against}`}`, {
        signal,
      }),
    placeholderData: keepPreviousData,
    enabled: version > 0,
  });

export const writersQuery = (article: string, { start, end }: RangeSelector) =>
  queryOptions({
    queryKey: [...historyKey(article), 'writers', start, end],
    queryFn: ({ signal }) =>
      api<{ pieces: Written[]; people: Writer[] }>(`${path(article)}/writers?${new URLSearchParams({ start, end })}`, {
        signal,
      }),
    staleTime: 0,
  });

export const historyFileAddress = (article: string) => `/api/v1${path(article)}/history`;

interface VersionCommand {
  /** Made anew for each attempt that is not the same thing again. */
  id: string;
  type: 'version.name' | 'version.restore';
  version: number;
  name?: string;
  seen?: number;
}

export const sendVersionCommand = (article: string, command: VersionCommand) =>
  api<{ seq: number }>(`${path(article)}/commands`, { method: 'POST', body: command });
