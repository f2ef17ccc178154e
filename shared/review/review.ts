/**
 * The whole state of an article's checking, told from its ledger and its words: where each claim stands, how far the
 * words are covered, and what is between it and its clearance. The server asks it before it decides, a screen shows it.
 */
import type { Claim } from '../ledger/claim.ts';
import { leaseAt } from '../ledger/claimWork.ts';
import type { Clearance } from '../ledger/clearance.ts';
import { listOf } from '../ledger/lists.ts';
import { annotationsOf, isHidden, isOpen, type LedgerState } from '../ledger/state.ts';
import { grade } from '../passage/grade.ts';
import { BLOCKING, type Blocker, type BlockerKind, blockerOf } from './blockers.ts';
import { type ArticleCoverage, coverageOf, type PassageCheck, type WordState } from './coverage.ts';
import { type PassageWords, passageWords, type ReviewBlock } from './reviewBlock.ts';
import type { DeskRules } from './rulesSchema.ts';
import { type ClaimStanding, neededTicks, passagesToCheck, type StandingFacts, standingOf } from './standing.ts';
import type { TagSet } from './tagSchema.ts';
import { hashOf, type SentencePlace, touchedSince, versionOf } from './version.ts';

export interface ReviewParts {
  state: LedgerState;
  blocks: readonly ReviewBlock[];
  tags: TagSet;
  rules: DeskRules;
  /** Language of the article, as a BCP 47 tag. */
  language: string;
  /** ISO 8601; leases that have run out by then hold nobody off. */
  now: string;
}

interface ClearanceStanding {
  clearance: Clearance;
  /** True while the text is the very version that was cleared, and nothing blocks it. */
  isWhole: boolean;
  /** Sentences that were changed or added since. */
  touched: readonly SentencePlace[];
}

export interface ArticleReview {
  /** How each passage in the text reads, by passage id. */
  words: ReadonlyMap<string, PassageWords>;
  /** By annotation id. */
  claims: ReadonlyMap<string, ClaimStanding>;
  /** Ids of the sentences of which it still holds that there is nothing to check. */
  sentences: ReadonlySet<string>;
  coverage: ArticleCoverage;
  blockers: readonly Blocker[];
  /** Null while the article is not cleared. */
  clearance: ClearanceStanding | null;
}

/** What the words of a claim count as. */
function wordState({ state, verdict }: ClaimStanding): WordState {
  if (state === 'done') return verdict === 'uncheckable' ? 'excluded' : 'done';
  return state === 'stale' ? 'stale' : 'work';
}

function checksOf(
  claims: readonly Claim[],
  standings: ReadonlyMap<string, ClaimStanding>,
  clearedPassages: readonly string[],
): Map<string, PassageCheck> {
  const checks = new Map<string, PassageCheck>();
  for (const passage of clearedPassages) checks.set(passage, { state: 'excluded', tag: null });
  for (const { id, passages, tag, dropped } of claims) {
    const standing = standings.get(id);
    if (!standing || dropped) continue;
    for (const passage of passages) checks.set(passage.id, { state: wordState(standing), tag });
  }
  return checks;
}

/** Residue that nobody has handled carries this tag; something missing carries the other. */
const RESIDUE_TAG = 'x';
const MISSING_TAG = 't';

function claimBlocker({ tag }: Claim, { state, verdict }: ClaimStanding): BlockerKind | null {
  if (tag === MISSING_TAG) return 'tk';
  if (state === 'done') return (verdict && BLOCKING[verdict]) ?? null;
  if (verdict === 'wrong') return 'wrong';
  if (tag === RESIDUE_TAG) return 'residue';
  if (state === 'stale') return 'stale';
  if (state === 'first') return 'secondTick';
  return state === 'taken' ? 'taken' : 'open';
}

/** So many hex digits of the hash of its words name what a blocker is about. */
const DIGITS = 12;

/** By standing, which is another as soon as the claim reads otherwise. */
const hashes = new WeakMap<ClaimStanding, string>();

function wordsHash(standing: ClaimStanding, claim: Claim, words: ReadonlyMap<string, PassageWords>): string {
  const known = hashes.get(standing);
  if (known) return known;
  const said = passagesToCheck(claim).map((passage) => words.get(passage)?.text ?? '');
  const hash = hashOf(said.join('\n')).slice(0, DIGITS);
  hashes.set(standing, hash);
  return hash;
}

/** Left-overs that nobody has handled. The second with the same words has a key of its own. */
function leftOvers(blocks: ReviewParts['blocks']): { key: string; block: number; quote: string }[] {
  const seen = new Map<string, number>();
  return blocks.flatMap(({ type, text }, block) => {
    if (type !== 'residue' || text.trim() === '') return [];
    const hash = hashOf(text).slice(0, DIGITS);
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return [{ key: `residue:${hash}${nth === 1 ? '' : `:${nth}`}`, block, quote: text }];
  });
}

function blockersOf(
  { state, rules, blocks }: ReviewParts,
  words: ReadonlyMap<string, PassageWords>,
  standings: ReadonlyMap<string, ClaimStanding>,
  coverage: ArticleCoverage,
): Blocker[] {
  const { waivers } = state.clearance;
  const found: Blocker[] = [];
  for (const annotation of state.annotations.values()) {
    if (isHidden(annotation) || !isOpen(annotation) || annotation.kind === 'sentence') continue;
    const { id } = annotation;
    const list = listOf(annotation, true, (passage) => words.has(passage));
    if (list === 'tray') found.push(blockerOf('detached', { key: `detached:${id}`, annotation: id }, waivers));
    const standing = list === 'text' && annotation.kind === 'claim' ? standings.get(id) : undefined;
    const kind = standing && annotation.kind === 'claim' ? claimBlocker(annotation, standing) : null;
    if (!kind || !standing || annotation.kind !== 'claim') continue;
    const key = `${kind}:${id}:${wordsHash(standing, annotation, words)}`;
    found.push(blockerOf(kind, { key, annotation: id }, waivers));
  }
  found.push(...leftOvers(blocks).map((about) => blockerOf('residue', about, waivers)));
  const { counts, words: all } = coverage;
  const missing = Math.ceil((all * rules.coverage) / 100) - counts.done - counts.excluded;
  if (missing > 0) found.push(blockerOf('coverage', { key: 'coverage', words: missing }, waivers));
  return found;
}

function clearanceOf(parts: ReviewParts, blockers: readonly Blocker[]): ClearanceStanding | null {
  const { state, blocks, language } = parts;
  const { cleared } = state.clearance;
  if (!cleared) return null;
  const isSame = versionOf(blocks) === cleared.version;
  const touched = isSame ? [] : touchedSince(blocks, cleared.sentences, language);
  return { clearance: cleared, isWhole: isSame && blockers.every(({ waiver }) => waiver), touched };
}

const known = new WeakMap<Claim, { key: string; standing: ClaimStanding }>();

/** A claim of which nothing changed has the very same standing, so that nothing is drawn again for it. */
function knownStanding(claim: Claim, facts: StandingFacts): ClaimStanding {
  const outcomes = claim.ticks.map(({ change }) => (change ? facts.outcomeOf(change.suggestion)?.kind : ''));
  const texts = passagesToCheck(claim).map((id) => facts.words.get(id)?.text ?? '\0');
  const lease = leaseAt(claim, facts.now)?.until ?? '';
  const key = [facts.language, neededTicks(claim, facts), lease, ...outcomes, ...texts].join('\u0001');
  const before = known.get(claim);
  if (before?.key === key) return before.standing;
  const standing = standingOf(claim, facts);
  known.set(claim, { key, standing });
  return standing;
}

export function reviewOf(parts: ReviewParts): ArticleReview {
  const { state, blocks, tags, language, now } = parts;
  const words = passageWords(blocks);
  const outcomeOf = (id: string) => {
    const found = state.annotations.get(id);
    return found?.kind === 'suggestion' ? found.outcome : undefined;
  };
  const facts: StandingFacts = { words, tags, language, now, outcomeOf };
  const claims = annotationsOf(state, 'claim');
  const standings = new Map(claims.map((claim) => [claim.id, knownStanding(claim, facts)]));
  const standing = annotationsOf(state, 'sentence').filter(({ passages, was, restored }) => {
    const text = words.get(passages[0]?.id ?? '')?.text;
    return restored === null && text !== undefined && grade(was, text, language) !== 'substance';
  });
  const cleared = standing.flatMap(({ passages }) => passages.map(({ id }) => id));
  const coverage = coverageOf(blocks, checksOf(claims, standings, cleared), language);
  const blockers = blockersOf(parts, words, standings, coverage);
  return {
    words,
    claims: standings,
    sentences: new Set(standing.map(({ id }) => id)),
    coverage,
    blockers,
    clearance: clearanceOf(parts, blockers),
  };
}

/** How its passages read now; of one that is gone, how it read. */
export function quotesOf(
  { passages }: { passages: readonly { id: string; quote: { exact: string } }[] },
  { words }: Pick<ArticleReview, 'words'>,
): string[] {
  return passages.map(({ id, quote }) => words.get(id)?.text ?? quote.exact);
}
