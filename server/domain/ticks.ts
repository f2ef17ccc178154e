/** Decisions on ticks (docs/protocol/verification.md, R-TICK; product.md, Ticks). */
import type { Claim } from '../../shared/ledger/claim.ts';
import type { CommandOf } from '../../shared/ledger/command.ts';
import { annotationsOf, isOpen, type LedgerState } from '../../shared/ledger/state.ts';
import type { Suggestion } from '../../shared/ledger/suggestion.ts';
import type { SignedWording } from '../../shared/ledger/tick.ts';
import { reworded } from '../../shared/passage/reworded.ts';
import { gaveAllEvidence, meetsDefinition } from '../../shared/review/definition.ts';
import { type PassageWords, passageWords } from '../../shared/review/reviewBlock.ts';
import { passagesToCheck, standingOf } from '../../shared/review/standing.ts';
import type { Verdict } from '../../shared/review/verdicts.ts';
import { hashOf } from '../../shared/review/version.ts';
import { applyHunks } from '../../shared/text/wordDiff.ts';
import { isRefused } from './annotations.ts';
import { standingClaim } from './claims.ts';
import { heldByAnother } from './claimWork.ts';
import {
  type Actor,
  type CheckFacts,
  type Decision,
  type Facts,
  happened,
  type Refusal,
  refuse,
  type Shapers,
} from './decision.ts';

type Words = ReadonlyMap<string, PassageWords>;

const signed = (passage: string, text: string): SignedWording => ({ passage, text, hash: hashOf(text) });

/** How the passages of a claim read, for a signature; a claim without words cannot be signed. */
function wordingsOf(claim: Claim, words: Words): SignedWording[] | { refusal: Refusal } {
  const passages = passagesToCheck(claim);
  const read = passages.flatMap((id) => {
    const text = words.get(id)?.text;
    return text === undefined ? [] : [signed(id, text)];
  });
  if (read.length === passages.length && read.length > 0) return read;
  return refuse(409, 'R-TICK-1', 'Words of this claim are not in the text; put it back, or say that they are gone.');
}

interface Change {
  suggestion: string;
  proposer: string;
  wordings: SignedWording[];
}

/** How the wordings will read once the suggestion is accepted; null where it says nothing about them. */
function after(wordings: readonly SignedWording[], { was, text }: Suggestion): SignedWording[] | null {
  let isTouched = false;
  const changed = wordings.map((each) => {
    if (each.text === was) {
      isTouched = true;
      return signed(each.passage, text);
    }
    const at = each.text.indexOf(was);
    if (at >= 0 && each.text.indexOf(was, at + 1) < 0) {
      isTouched = true;
      return signed(each.passage, each.text.slice(0, at) + text + each.text.slice(at + was.length));
    }
    const inside = was.indexOf(each.text);
    const hunks =
      inside >= 0
        ? reworded(was, was, text)?.filter((h) => h.from >= inside && h.to <= inside + each.text.length)
        : null;
    if (!hunks || hunks.length === 0) return each;
    isTouched = true;
    const moved = hunks.map(({ from, to, insert }) => ({ from: from - inside, to: to - inside, insert }));
    return signed(each.passage, applyHunks(each.text, moved));
  });
  return isTouched ? changed : null;
}

const NO_CHANGE = refuse(
  422,
  'R-TICK-7',
  'Confirmed with change needs an open suggestion on the words of the claim; propose the wording first.',
);

function changeFor(
  state: LedgerState,
  wordings: readonly SignedWording[],
  named: string | undefined,
): Change | { refusal: Refusal } {
  const open = annotationsOf(state, 'suggestion').filter((each) => isOpen(each) && (!named || each.id === named));
  const found = open.flatMap((suggestion) => {
    const read = after(wordings, suggestion);
    return read ? [{ suggestion: suggestion.id, proposer: suggestion.opener, wordings: read }] : [];
  });
  return found[0] ?? NO_CHANGE;
}

/** Whether what this person proposed was accepted, or what they had written was brought back, and stands in these words. */
function proposed(state: LedgerState, { person }: Actor, { clients }: Shapers): boolean {
  const isBack = state.versions.restored.some(({ client, writers }) => writers.includes(person) && clients.has(client));
  if (isBack) return true;
  return annotationsOf(state, 'suggestion').some(
    ({ opener, outcome }) => opener === person && outcome?.kind === 'accepted' && clients.has(outcome.client),
  );
}

/** Whether this person had a part in the words of the claim: by writing, by changing them, or by a proposal. */
function shaped(state: LedgerState, claim: Claim, actor: Actor, { shapers }: CheckFacts): boolean {
  return passagesToCheck(claim).some((id) => {
    const found = shapers.get(id);
    return found !== undefined && (found.people.has(actor.person) || proposed(state, actor, found));
  });
}

interface Intent {
  verdict: Verdict;
  /** With *confirmed with change*. */
  change: Pick<Change, 'proposer'> | null;
}

/** Why a person may not sign as the second; null where they may. */
function notIndependent(
  state: LedgerState,
  claim: Claim,
  actor: Actor,
  check: CheckFacts,
  { verdict, change }: Intent,
): { refusal: Refusal } | null {
  if (shaped(state, claim, actor, check) || change?.proposer === actor.person) {
    return refuse(409, 'R-TICK-2', 'Who wrote, changed or proposed these words cannot give the second signature.');
  }
  if (gaveAllEvidence(actor.person, verdict, claim.evidence)) {
    return refuse(409, 'R-TICK-4', 'Who gave the only evidence cannot give the second signature.');
  }
  return null;
}

/** Why this person may not give the second signature on a claim; null where they may. Asked beforehand: R-TICK-15. */
export function barToSecond(state: LedgerState, annotation: string, actor: Actor, check: CheckFacts): Refusal | null {
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim.refusal;
  const rests = claim.ticks.findLast(({ ended, change }) => ended === null && change !== null)?.change;
  const suggestion = rests ? state.annotations.get(rests.suggestion) : undefined;
  const change = suggestion ? { proposer: suggestion.opener } : null;
  const verdict = claim.ticks.findLast(({ ended }) => ended === null)?.verdict ?? 'confirmed';
  return notIndependent(state, claim, actor, check, { verdict, change })?.refusal ?? null;
}

export function tickClaim(state: LedgerState, command: CommandOf<'claim.tick'>, actor: Actor, facts: Facts): Decision {
  const { annotation, verdict, note } = command;
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim;
  const { check } = facts;
  if (!check) throw new Error('a claim is signed only once its words were read');
  const held = heldByAnother(claim, actor, facts);
  if (held) return held;
  const words = passageWords(check.blocks);
  const wordings = wordingsOf(claim, words);
  if ('refusal' in wordings) return wordings;
  if (!meetsDefinition(verdict, claim.evidence)) {
    return refuse(
      422,
      'R-TICK-5',
      'The evidence does not meet what this verdict says; add what is missing, or choose another.',
    );
  }
  const outcomeOf = (id: string) => {
    const found = state.annotations.get(id);
    return found?.kind === 'suggestion' ? found.outcome : undefined;
  };
  const { ticks } = standingOf(claim, { ...check, words, now: facts.now, outcomeOf });
  const whole = ticks.filter(({ crack }) => crack === null);
  if (whole.some(({ tick }) => tick.by === actor.person)) {
    return refuse(409, 'R-TICK-3', 'You have signed this wording already; somebody else gives the other signature.');
  }
  const [first] = whole;
  if (first && first.verdict !== verdict) {
    return refuse(409, 'R-TICK-6', 'The first signature says something else; reopen the claim to disagree.');
  }
  const change = verdict === 'change' ? changeFor(state, wordings, command.suggestion) : null;
  if (change && 'refusal' in change) return change;
  const bound = notIndependent(state, claim, actor, check, { verdict, change });
  if (first && bound) return bound;
  return happened({
    ...{ type: 'claim.ticked', annotation, verdict, wordings, independent: bound === null },
    ...(change ? { change: { suggestion: change.suggestion, wordings: change.wordings } } : {}),
    ...(note ? { note } : {}),
  });
}

export function untickClaim(state: LedgerState, command: CommandOf<'claim.untick'>, actor: Actor): Decision {
  const { annotation, reason } = command;
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim;
  const own = claim.ticks.findLast(({ by, ended }) => by === actor.person && ended === null);
  if (!own) return refuse(409, 'R-TICK-8', 'You have no signature on this claim.');
  return happened({ type: 'claim.unticked', annotation, tick: own.seq, ...(reason ? { reason } : {}) });
}

export function reopenClaim(state: LedgerState, { annotation, reason }: CommandOf<'claim.reopen'>): Decision {
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim;
  if (claim.ticks.every(({ ended }) => ended !== null)) return happened();
  return happened({ type: 'claim.reopened', annotation, ...(reason ? { reason } : {}) });
}
