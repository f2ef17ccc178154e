/** What a report says of the clearance: whether it stands, what blocks it, what was waived, and what was decided before. */
import type { Waiver } from '../ledger/clearance.ts';
import type { LedgerEvent } from '../ledger/event.ts';
import type { LedgerState } from '../ledger/state.ts';
import type { BlockerKind } from './blockers.ts';
import type { Report } from './reportSchema.ts';
import { type ArticleReview, quotesOf } from './review.ts';

type Gate = Report['gate'];

function quoteIn(annotation: string | null, state: LedgerState, review: ArticleReview): string {
  const about = annotation === null ? undefined : state.annotations.get(annotation);
  return about ? (quotesOf(about, review)[0] ?? '') : '';
}

/** Waivers whose blocker is gone, or is about other words or more of them. */
function lapsedIn(state: LedgerState, review: ArticleReview): Gate['lapsed'] {
  const held = new Set(review.blockers.flatMap(({ waiver }) => waiver ?? []));
  const lapsed = [...state.clearance.waivers.values()].filter((waiver: Waiver) => !held.has(waiver));
  return lapsed.map(({ blocker, by, at, reason }) => {
    const [kind, annotation = null] = blocker.split(':');
    return { by, at, kind: kind as BlockerKind, quote: quoteIn(annotation, state, review), reason };
  });
}

function historyIn(events: readonly LedgerEvent[]): Gate['history'] {
  return events.flatMap((event): Gate['history'] => {
    const { actor: by, at } = event;
    if (event.type === 'clearance.cleared') {
      return [{ by, at, kind: 'cleared', version: event.version, reason: null }];
    }
    if (event.type !== 'clearance.withdrawn') return [];
    return [{ by, at, kind: 'withdrawn', version: null, reason: event.reason ?? null }];
  });
}

export function gateIn(state: LedgerState, events: readonly LedgerEvent[], review: ArticleReview): Gate {
  const { clearance: found, blockers } = review;
  const cleared = found && {
    ...{ by: found.clearance.by, at: found.clearance.at },
    ...{ version: found.clearance.version, rules: found.clearance.rules },
  };
  return {
    ...{ cleared, isWhole: found?.isWhole ?? false, touched: found?.touched.length ?? 0 },
    blockers: blockers.map(({ kind, words, annotation, quote, waiver }) => ({
      ...{ kind, words, quote: quote || quoteIn(annotation, state, review), annotation },
      waiver: waiver && { by: waiver.by, at: waiver.at, reason: waiver.reason },
    })),
    lapsed: lapsedIn(state, review),
    history: historyIn(events),
  };
}
