/**
 * Where a claim stands now. Ticks are signatures under exact words, so nothing has to be recorded when words change: what
 * stands is told by comparing what was signed with what the text says, and undoing the change restores the tick.
 */
import type { Claim } from '../ledger/claim.ts';
import { type Lease, leaseAt } from '../ledger/claimWork.ts';
import type { SuggestionOutcome } from '../ledger/suggestion.ts';
import type { SignedWording, Tick } from '../ledger/tick.ts';
import { type Grade, grade } from '../passage/grade.ts';
import { gaveAllEvidence, meetsDefinition } from './definition.ts';
import type { PassageWords } from './reviewBlock.ts';
import type { TagSet } from './tagSchema.ts';
import { tagOf } from './tags.ts';
import type { Verdict } from './verdicts.ts';

export type ClaimState = 'open' | 'taken' | 'first' | 'done' | 'stale' | 'reopened' | 'dropped';

/** Why a tick does not stand. */
type Crack =
  /** The words were changed in substance, or another passage was added. */
  | 'wording'
  /** Its evidence was withdrawn or corrected, and no longer meets the verdict. */
  | 'evidence'
  /** The suggestion that it rests on went without a decision. */
  | 'suggestion'
  /** Taken back, or the claim was reopened. */
  | 'ended';

export interface TickStanding {
  tick: Tick;
  /** As it counts now: with an accepted change *confirmed*, with a declined one *wrong*. */
  verdict: Verdict;
  /** The worst of its passages. */
  grade: Grade;
  /** Null while it stands. */
  crack: Crack | null;
}

export interface ClaimStanding {
  state: ClaimState;
  /** Who has taken it, now. */
  lease: Lease | null;
  /** Of the ticks that stand; null without any. */
  verdict: Verdict | null;
  /** How many signatures the desk asks for where it stands. */
  needed: 1 | 2;
  /** Those that count: each person's once, and a second only of who is independent. */
  standing: number;
  /** All that were ever given, in order. */
  ticks: readonly TickStanding[];
}

/** What a claim is held against. */
export interface StandingFacts {
  words: ReadonlyMap<string, PassageWords>;
  tags: TagSet;
  /** Language of the article, as a BCP 47 tag. */
  language: string;
  /** ISO 8601. */
  now: string;
  /** What became of a suggestion; null while nobody has decided, undefined where there is none. */
  outcomeOf(suggestion: string): SuggestionOutcome | null | undefined;
}

const WORST: readonly Grade[] = ['none', 'cosmetic', 'wording', 'substance'];
const worse = (a: Grade, b: Grade): Grade => (WORST.indexOf(a) >= WORST.indexOf(b) ? a : b);

/** The passages of a claim that are to be checked: not those whose words are known to be gone for good. */
export function passagesToCheck({ passages }: Claim): string[] {
  return passages.filter(({ dismissed }) => !dismissed).map(({ id }) => id);
}

function gradeOf(signed: readonly SignedWording[], claim: Claim, { words, language }: StandingFacts): Grade {
  const known = new Map(signed.map(({ passage, text }) => [passage, text]));
  return passagesToCheck(claim).reduce<Grade>((worst, id) => {
    const [before, now] = [known.get(id), words.get(id)?.text];
    return worse(worst, before === undefined || now === undefined ? 'substance' : grade(before, now, language));
  }, 'none');
}

/** What a tick says by now, and under which words; null where what it rests on went. */
function saidNow(tick: Tick, { outcomeOf }: StandingFacts): Pick<Tick, 'verdict' | 'wordings'> | null {
  const { verdict, wordings, change } = tick;
  if (!change) return { verdict, wordings };
  const outcome = outcomeOf(change.suggestion);
  if (outcome === null) return { verdict, wordings };
  if (outcome?.kind === 'accepted') return { verdict: 'confirmed', wordings: change.wordings };
  return outcome?.kind === 'declined' ? { verdict: 'wrong', wordings } : null;
}

function standingTick(tick: Tick, claim: Claim, facts: StandingFacts): TickStanding {
  const now = saidNow(tick, facts);
  const { verdict, wordings } = now ?? tick;
  const found = gradeOf(wordings, claim, facts);
  const crack = (): Crack | null => {
    if (tick.ended) return 'ended';
    if (!now) return 'suggestion';
    if (found === 'substance') return 'wording';
    return meetsDefinition(verdict, claim.evidence) ? null : 'evidence';
  };
  return { tick, verdict, grade: found, crack: crack() };
}

/** How many signatures a claim needs where it stands: more in the headline and the standfirst, if the desk says so. */
export function neededTicks(claim: Claim, { words, tags }: Pick<StandingFacts, 'words' | 'tags'>): 1 | 2 {
  const { ticks, leadTicks } = tagOf(tags, claim.tag);
  return passagesToCheck(claim).some((id) => words.get(id)?.lead) ? leadTicks : ticks;
}

/** Those that stand, of each person the last; only with the verdict of the first. */
function signing(ticks: readonly TickStanding[]): TickStanding[] {
  const whole = ticks.filter(({ crack }) => crack === null);
  const [first] = whole;
  const agreeing = whole.filter(({ verdict }) => verdict === first?.verdict);
  return [...new Map(agreeing.map((each) => [each.tick.by, each])).values()];
}

/**
 * Those of the signers whose signatures count: the first, and any further one who was independent when signing and is not
 * left, by what was withdrawn since, as the giver of all evidence.
 */
function countingOf(signers: readonly TickStanding[], { evidence }: Claim): TickStanding[] {
  return signers.filter(
    ({ tick, verdict }, at) => at === 0 || (tick.independent && !gaveAllEvidence(tick.by, verdict, evidence)),
  );
}

function stateOf(claim: Claim, standing: Omit<ClaimStanding, 'state'>): ClaimState {
  if (claim.dropped) return 'dropped';
  if (standing.standing >= standing.needed) return 'done';
  if (standing.standing > 0) return 'first';
  if (standing.ticks.some(({ crack }) => crack !== null && crack !== 'ended')) return 'stale';
  if (standing.lease) return 'taken';
  return claim.ticks.some(({ ended }) => ended?.kind === 'reopened') ? 'reopened' : 'open';
}

export function standingOf(claim: Claim, facts: StandingFacts): ClaimStanding {
  const ticks = claim.ticks.map((tick) => standingTick(tick, claim, facts));
  const signers = signing(ticks);
  const standing = {
    lease: leaseAt(claim, facts.now),
    verdict: signers[0]?.verdict ?? null,
    needed: neededTicks(claim, facts),
    standing: countingOf(signers, claim).length,
    ticks,
  };
  return { state: stateOf(claim, standing), ...standing };
}
