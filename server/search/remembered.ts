/**
 * Claims on the same wording that were checked before, in articles that somebody may read: what they were found to be, on
 * what, and when. The index says where they may be; what they are is told by their own articles as they stand now.
 */
import type { Claim } from '../../shared/ledger/claim.ts';
import type { Evidence } from '../../shared/ledger/evidence.ts';
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import { stateFor } from '../../shared/ledger/withhold.ts';
import { type ArticleReview, quotesOf } from '../../shared/review/review.ts';
import type { ClaimState } from '../../shared/review/standing.ts';
import type { Verdict } from '../../shared/review/verdicts.ts';
import { quoteKey } from '../../shared/search/quoteKey.ts';
import type { Decisions } from '../rooms/decisions.ts';
import type { ArticleRecord, Storage } from '../storage/ports.ts';

export interface Remembered {
  article: ArticleRecord;
  claim: string;
  quote: string;
  tag: string;
  state: ClaimState;
  verdict: Verdict;
  /** Those whose signatures stand, by id, and when the last of them was given. */
  signed: { by: string[]; at: string };
  /** That the reader may read, and that count. */
  evidence: Evidence[];
}

export interface RememberedParts {
  storage: Pick<Storage, 'articles' | 'search'>;
  decisions: Pick<Decisions, 'reviewOf'>;
}

/** Claims that are looked at, and told: the articles of each have to be read. */
const MOST_LOOKED_AT = 12;
const MOST_TOLD = 4;

/** By what the present wordings of a claim are known again. */
function keysOf(claim: Claim, review: ArticleReview): string[] {
  return [...new Set(quotesOf(claim, review).flatMap((wording) => quoteKey(wording) ?? []))];
}

function claimIn(state: LedgerState, id: string): Claim | undefined {
  return annotationsOf(state, 'claim').find((claim) => claim.id === id && claim.dropped === null);
}

async function remembered(
  { storage, decisions }: RememberedParts,
  reader: string,
  desks: readonly string[],
  wanted: { article: string; claim: string; keys: readonly string[] },
): Promise<Remembered | null> {
  const article = await storage.articles.find(wanted.article);
  if (!article || article.deletedAt !== null || !desks.includes(article.desk)) return null;
  const { state, review } = await decisions.reviewOf(article);
  const claim = claimIn(stateFor({ person: reader, isMember: true }, state), wanted.claim);
  const standing = review.claims.get(wanted.claim);
  if (!claim || !standing?.verdict || !keysOf(claim, review).some((key) => wanted.keys.includes(key))) return null;
  const ticks = standing.ticks.filter(({ crack }) => crack === null).map(({ tick }) => tick);
  return {
    ...{ article, claim: claim.id, tag: claim.tag, state: standing.state, verdict: standing.verdict },
    quote: quotesOf(claim, review)[0] ?? '',
    signed: {
      by: [...new Set(ticks.map(({ by }) => by))],
      at:
        ticks
          .map(({ at }) => at)
          .sort()
          .at(-1) ?? claim.openedAt,
    },
    evidence: claim.evidence.filter(({ content, withdrawn }) => content !== null && withdrawn === null),
  };
}

/**
 * What was found of the wordings of a claim elsewhere, the newest check first; null where there is no such claim.
 * @param desks ids of those that the reader is a member of
 */
export async function checkedBefore(
  parts: RememberedParts,
  article: ArticleRecord,
  claim: string,
  { reader, desks }: { reader: string; desks: readonly string[] },
): Promise<Remembered[] | null> {
  const { state, review } = await parts.decisions.reviewOf(article);
  const own = claimIn(state, claim);
  if (!own) return null;
  const keys = keysOf(own, review);
  const places = await parts.storage.search.sameWording(keys, desks, MOST_LOOKED_AT);
  const told: Remembered[] = [];
  for (const place of places.filter((each) => each.claim !== claim)) {
    if (told.length === MOST_TOLD) break;
    const found = await remembered(parts, reader, desks, { ...place, keys });
    if (found) told.push(found);
  }
  return told;
}
