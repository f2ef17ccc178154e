/** What the results page looks for, as its address has it; whatever is not understood there is left out. */

import { VERDICTS } from '../../shared/review/verdicts.ts';
import { LONGEST_QUERY, SEARCH_KINDS } from '../../shared/search/kinds.ts';
import type { SearchFilter } from '../api/search.ts';

export interface SearchAddress extends SearchFilter {
  q?: string | undefined;
}

/** How far a claim's check is, and whether a thread is open: what may be asked for. */
export const STATES = ['open', 'taken', 'first', 'done', 'stale', 'reopened', 'resolved'] as const;
export type FoundState = (typeof STATES)[number];

const matching = (value: unknown, pattern: RegExp) =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;
const among = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((each) => each === value);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Of the search part of an address. */
export function searchAddressFrom(search: Record<string, unknown>): SearchAddress {
  const { q } = search;
  return {
    q: typeof q === 'string' && q !== '' ? q.slice(0, LONGEST_QUERY) : undefined,
    kind: among(SEARCH_KINDS, search['kind']),
    desk: matching(search['desk'], /^[a-z0-9-]{1,80}$/),
    tag: matching(search['tag'], /^[a-z]$/),
    state: among(STATES, search['state']),
    verdict: among(VERDICTS, search['verdict']),
    person: matching(search['person'], /^[\w-]{1,64}$/),
    from: matching(search['from'], DAY),
    to: matching(search['to'], DAY),
    language: matching(search['language'], /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/),
  };
}

/** Whether anything but the kind narrows it. */
export function isNarrowed({ q: _text, kind: _kind, ...filter }: SearchAddress): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}
