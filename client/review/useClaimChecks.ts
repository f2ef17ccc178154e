/** What the filter of the claims asks of each, told anew only when it holds of others. */
import { useMemo } from 'react';
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import { standingEvidence, supportingOrigins } from '../../shared/review/definition.ts';
import type { ArticleReview } from '../../shared/review/review.ts';
import type { Check } from '../margin/filters.ts';
import { useSelected } from '../margin/useStore.ts';
import type { Readable } from '../session/store.ts';
import type { LiveReview } from './useReview.ts';

function checksOf(review: ArticleReview, ledger: LedgerState): [claim: string, checks: Check[]][] {
  const blocking = new Set(review.blockers.flatMap(({ annotation, waiver }) => (waiver ? [] : annotation)));
  return annotationsOf(ledger, 'claim').map(({ id, evidence }) => {
    const standing = review.claims.get(id);
    const state = standing?.state ?? 'open';
    const holds: Record<Check, boolean> = {
      todo: state !== 'done' && state !== 'dropped',
      second: state === 'first',
      stale: state === 'stale',
      single: standing?.verdict === 'single' || supportingOrigins(evidence) === 1,
      noEvidence: state !== 'dropped' && standingEvidence(evidence).length === 0,
      blocks: blocking.has(id),
    };
    return [id, (Object.keys(holds) as Check[]).filter((check) => holds[check])];
  });
}

export function useClaimChecks(
  review: LiveReview,
  ledger: Readable<LedgerState>,
): ReadonlyMap<string, ReadonlySet<Check>> {
  const told = useSelected(review, (now) => JSON.stringify(now ? checksOf(now, ledger.get()) : []));
  return useMemo(() => {
    const checks = JSON.parse(told) as [string, Check[]][];
    return new Map(checks.map(([id, holds]) => [id, new Set(holds)]));
  }, [told]);
}
