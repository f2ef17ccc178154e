/** What a list shows of an article's check: a few figures, told from its ledger, its words and what lost them. */
import { listOf } from '../ledger/lists.ts';
import { runningSession } from '../ledger/sessionState.ts';
import { annotationsOf, isHidden, isOpen, type LedgerState } from '../ledger/state.ts';
import { queueOf } from '../session/queue.ts';
import type { WordCounts } from './coverage.ts';
import type { ArticleReview } from './review.ts';
import type { ClaimState } from './standing.ts';

export interface ArticleFigures {
  /** Share of the words that are done or excluded, in whole percent. */
  percent: number;
  /** Words by state. */
  words: WordCounts;
  counts: {
    openThreads: number;
    resolvedThreads: number;
    detached: number;
    openClaims: number;
    doneClaims: number;
    staleClaims: number;
    /** Waived ones are left out. */
    blockers: number;
  };
  /** Null while it is not cleared. `by` is a person id, `at` ISO 8601, `touched` counts sentences changed since. */
  clearance: { status: 'cleared' | 'touched'; version: string; by: string; at: string; touched: number } | null;
  /** Ids of people who have a claim that is not done: they took it, or it was given to them. */
  holders: string[];
  /** Ids of people whose signatures stand, whoever gave most of them first. */
  signers: string[];
  /** The live session that runs: which claim is on stage (or was last), of how many; null where none runs. */
  session: { claim: number; of: number } | null;
}

const isDone = (state: ClaimState | undefined) => state === 'done' || state === 'dropped';

function holdersOf(state: LedgerState, { claims }: ArticleReview): string[] {
  const holding = annotationsOf(state, 'claim').flatMap(({ id, assignee }) => {
    const standing = claims.get(id);
    return isDone(standing?.state) ? [] : [standing?.lease?.by, assignee];
  });
  return [...new Set(holding.filter((person) => typeof person === 'string'))].sort();
}

function signersOf({ claims }: ArticleReview): string[] {
  const signed = new Map<string, number>();
  for (const { tick, crack } of [...claims.values()].flatMap(({ ticks }) => ticks)) {
    if (crack === null) signed.set(tick.by, (signed.get(tick.by) ?? 0) + 1);
  }
  return [...signed].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([person]) => person);
}

function sessionOf(state: LedgerState, review: ArticleReview): ArticleFigures['session'] {
  const session = runningSession(state.sessions);
  if (!session) return null;
  const taken = new Set(session.turns.map(({ annotation }) => annotation));
  const waiting = queueOf(session, state, review).filter(({ claim }) => !taken.has(claim));
  return { claim: taken.size, of: taken.size + waiting.length };
}

function clearanceOf({ clearance: standing }: ArticleReview): ArticleFigures['clearance'] {
  if (!standing) return null;
  const { version, by, at } = standing.clearance;
  return { status: standing.isWhole ? 'cleared' : 'touched', version, by, at, touched: standing.touched.length };
}

/** @param lost ids of the passages that are known to have lost their words. */
export function figuresOf(state: LedgerState, review: ArticleReview, lost: ReadonlySet<string>): ArticleFigures {
  const threads = annotationsOf(state, 'thread').filter((thread) => !isHidden(thread));
  const openThreads = threads.filter(isOpen).length;
  const detached = [...state.annotations.values()].filter(
    (each) => !isHidden(each) && listOf(each, isOpen(each), (id) => !lost.has(id)) === 'tray',
  );
  const claims = [...review.claims.values()].filter((each) => each.state !== 'dropped');
  const claimsIn = (wanted: ClaimState) => claims.filter((each) => each.state === wanted).length;
  const { percent, counts: words } = review.coverage;
  return {
    ...{ percent, words, clearance: clearanceOf(review) },
    ...{ holders: holdersOf(state, review), signers: signersOf(review), session: sessionOf(state, review) },
    counts: {
      ...{ openThreads, resolvedThreads: threads.length - openThreads, detached: detached.length },
      ...{ openClaims: claims.length - claimsIn('done'), doneClaims: claimsIn('done'), staleClaims: claimsIn('stale') },
      blockers: review.blockers.filter(({ waiver }) => waiver === null).length,
    },
  };
}

/** When a claim that somebody holds is free again, which may change what blocks; ISO 8601, null when nobody holds any. */
export function holdsUntil({ claims }: ArticleReview): string | null {
  const ends = [...claims.values()].flatMap(({ lease }) => (lease ? [lease.until] : []));
  return ends.sort()[0] ?? null;
}
