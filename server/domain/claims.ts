/** Decisions about claims (docs/protocol/ledger.md, R-CLAIM). */
import type { Claim } from '../../shared/ledger/claim.ts';
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { annotationOf, isRefused, newPassage } from './annotations.ts';
import { type Decision, type Facts, happened, type Refusal, refuse } from './decision.ts';

function standingClaim(state: LedgerState, annotation: string): Claim | { refusal: Refusal } {
  const claim = annotationOf(state, annotation, 'claim');
  if (!isRefused(claim) && claim.dropped) return refuse(409, 'claim.dropped', 'This claim was dropped.');
  return claim;
}

export function openClaim(state: LedgerState, command: CommandOf<'claim.open'>, facts: Facts): Decision {
  const passage = newPassage(state, command.annotation, facts);
  if (isRefused(passage)) return passage;
  return happened({
    type: 'claim.opened',
    annotation: command.annotation,
    tag: command.tag,
    passages: [passage],
  });
}

export function tagClaim(state: LedgerState, { annotation, tag }: CommandOf<'claim.tag'>): Decision {
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim;
  return claim.tag === tag ? happened() : happened({ type: 'claim.tagged', annotation, tag });
}

export function dropClaim(state: LedgerState, { annotation, reason }: CommandOf<'claim.drop'>): Decision {
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim;
  return happened({ type: 'claim.dropped', annotation, ...(reason ? { reason } : {}) });
}
