/** In which order a live session takes up claims (docs/protocol/checkroom.md, R-CHECKROOM). */
import type { Claim } from '../ledger/claim.ts';
import type { Session } from '../ledger/sessionState.ts';
import { annotationsOf, type LedgerState } from '../ledger/state.ts';
import { standingEvidence } from '../review/definition.ts';
import type { ArticleReview } from '../review/review.ts';
import type { PassageWords } from '../review/reviewBlock.ts';
import { type ClaimStanding, passagesToCheck } from '../review/standing.ts';

/** What makes a claim risky, with its weight; a heavier one comes first. */
const RISKS = { stale: 16, headline: 8, noEvidence: 4, twoSignatures: 2, hedge: 1 } as const;
type Risk = keyof typeof RISKS;

/** The tag of attributions and hedges. */
const HEDGE = 'b';

export interface QueuedClaim {
  claim: string;
  /** The heaviest first. */
  risks: readonly Risk[];
  /** People who ask for it on stage. */
  proposedBy: readonly string[];
  /** Whether the leader put it where it is. */
  isPlaced: boolean;
}

/** A claim with where it stands. */
interface RankedClaim {
  claim: Claim;
  standing: ClaimStanding;
}

type Words = ReadonlyMap<string, PassageWords>;

function risksOf({ claim, standing }: RankedClaim, words: Words): Risk[] {
  const holds: Record<Risk, boolean> = {
    stale: standing.state === 'stale',
    headline: passagesToCheck(claim).some((id) => words.get(id)?.lead),
    noEvidence: standingEvidence(claim.evidence).length === 0,
    twoSignatures: standing.needed === 2,
    hedge: claim.tag === HEDGE,
  };
  return (Object.keys(RISKS) as Risk[]).filter((risk) => holds[risk]);
}

const weightOf = (risks: readonly Risk[]) => risks.reduce((sum, risk) => sum + RISKS[risk], 0);

/** Whether the session is done with it: it was on stage, and nobody asks for it again. */
function isHandled(session: Session, id: string): boolean {
  const isAsked = session.order.includes(id) || (session.proposals.get(id)?.length ?? 0) > 0;
  const last = session.turns.findLast(({ annotation }) => annotation === id);
  if (!last) return false;
  return last.concluded === null || (last.concluded.conclusion !== 'left' && !isAsked);
}

/** In the order of the text; those that have no words in it last. */
function inText(state: LedgerState, { words, claims }: QueueFacts): RankedClaim[] {
  const places = new Map([...words.keys()].map((passage, place) => [passage, place]));
  const placeOf = ({ passages }: Claim) => Math.min(...passages.map(({ id }) => places.get(id) ?? words.size));
  const ranked = annotationsOf(state, 'claim').flatMap((claim) => {
    const standing = claims.get(claim.id);
    return standing ? [{ claim, standing, place: placeOf(claim) }] : [];
  });
  return ranked.sort((a, b) => a.place - b.place);
}

type QueueFacts = Pick<ArticleReview, 'words' | 'claims'>;

/** The claims that wait for the stage: those that the leader placed, then those asked for, then by risk. */
export function queueOf(session: Session, state: LedgerState, review: QueueFacts): QueuedClaim[] {
  const { words } = review;
  const waiting = inText(state, review).filter(
    ({ claim, standing }) => standing.state !== 'done' && standing.state !== 'dropped' && !isHandled(session, claim.id),
  );
  const placeIn = ({ claim }: RankedClaim) => {
    const place = session.order.indexOf(claim.id);
    return place < 0 ? session.order.length : place;
  };
  const queued = waiting.map((ranked, at) => {
    const risks = risksOf(ranked, words);
    const proposedBy = session.proposals.get(ranked.claim.id) ?? [];
    const place = placeIn(ranked);
    return { claim: ranked.claim.id, risks, proposedBy, isPlaced: place < session.order.length, place, at };
  });
  queued.sort(
    (a, b) =>
      a.place - b.place ||
      b.proposedBy.length - a.proposedBy.length ||
      weightOf(b.risks) - weightOf(a.risks) ||
      a.at - b.at,
  );
  return queued.map(({ claim, risks, proposedBy, isPlaced }) => ({ claim, risks, proposedBy, isPlaced }));
}
