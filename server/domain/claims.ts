/** Decisions about claims (docs/protocol/ledger.md, R-CLAIM). */
import type { Claim, ClaimEvent } from '../../shared/ledger/claim.ts';
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { annotationOf, isRefused, newPassage, placedPassage } from './annotations.ts';
import { type Decision, type Facts, happened, type Refusal, refuse } from './decision.ts';

/** The claim that a command names, unless it was dropped. */
export function standingClaim(state: LedgerState, annotation: string): Claim | { refusal: Refusal } {
  const claim = annotationOf(state, annotation, 'claim');
  if (!isRefused(claim) && claim.dropped) return refuse(409, 'claim.dropped', 'This claim was dropped.');
  return claim;
}

/** A fact seldom stands in more places; a claim on everything is no claim. */
const MOST_PASSAGES = 40;

function unknownTag(tag: string, { tags }: Facts): { refusal: Refusal } | null {
  if (!tags) throw new Error('a tag is decided on only once the desk’s tags were looked up');
  return tags.has(tag) ? null : refuse(422, 'tag.unknown', 'The desk has no such tag, or has put it away.');
}

export interface NewClaim {
  annotation: string;
  tag: string;
  /** The thread that becomes this claim. */
  thread?: string;
}

/** What opens a claim, or why it cannot be opened. */
export function claimOpened(
  state: LedgerState,
  { annotation, tag, thread }: NewClaim,
  facts: Facts,
): Extract<ClaimEvent, { type: 'claim.opened' }> | { refusal: Refusal } {
  const passage = newPassage(state, annotation, facts);
  if (isRefused(passage)) return passage;
  const fault = unknownTag(tag, facts);
  if (fault) return fault;
  return { type: 'claim.opened', annotation, tag, passages: [passage], ...(thread ? { thread } : {}) };
}

export function openClaim(state: LedgerState, command: CommandOf<'claim.open'>, facts: Facts): Decision {
  const opened = claimOpened(state, command, facts);
  return isRefused(opened) ? opened : happened(opened);
}

export function tagClaim(state: LedgerState, command: CommandOf<'claim.tag'>, facts: Facts): Decision {
  const { annotation, tag } = command;
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim;
  if (claim.tag === tag) return happened();
  return unknownTag(tag, facts) ?? happened({ type: 'claim.tagged', annotation, tag });
}

/** The same fact elsewhere in the text: headline, body and caption are checked as one. */
export function addPassage(state: LedgerState, command: CommandOf<'claim.addPassage'>, facts: Facts): Decision {
  const claim = standingClaim(state, command.annotation);
  if (isRefused(claim)) return claim;
  if (claim.passages.length >= MOST_PASSAGES) {
    return refuse(422, 'claim.tooManyPassages', `A claim stands on at most ${MOST_PASSAGES} passages.`);
  }
  const passage = placedPassage(facts);
  if (isRefused(passage)) return passage;
  return happened({ type: 'claim.passageAdded', annotation: command.annotation, passages: [passage] });
}

export function dropClaim(state: LedgerState, { annotation, reason }: CommandOf<'claim.drop'>): Decision {
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim;
  return happened({ type: 'claim.dropped', annotation, ...(reason ? { reason } : {}) });
}
