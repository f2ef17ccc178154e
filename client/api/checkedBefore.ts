/** What was found of a claim's wording before. */
import { queryOptions } from '@tanstack/react-query';
import type { Evidence } from '../../shared/ledger/evidence.ts';
import type { Verdict } from '../../shared/review/verdicts.ts';
import { api } from './http.ts';

export interface CheckedClaim {
  article: { id: string; slug: string; headline: string; desk: string };
  claim: string;
  quote: string;
  tag: string;
  verdict: Verdict;
  signed: { by: { id: string; name: string }[]; at: string };
  evidence: Evidence[];
}

/** @param wording how the claim reads now: another wording may have been checked elsewhere. */
export const checkedBeforeQuery = (article: string, claim: string, wording: string) =>
  queryOptions({
    queryKey: ['checkedBefore', article, claim, wording],
    queryFn: ({ signal }) =>
      api<CheckedClaim[]>(`/articles/${encodeURIComponent(article)}/claims/${encodeURIComponent(claim)}/checked`, {
        signal,
      }),
    staleTime: 30_000,
    // It is an offer: where it cannot be had nothing is missing.
    retry: false,
  });
