/** Decisions on who works on a claim (docs/protocol/verification.md, R-TAKE). */
import type { Claim } from '../../shared/ledger/claim.ts';
import { leaseAt } from '../../shared/ledger/claimWork.ts';
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { isRefused } from './annotations.ts';
import { standingClaim } from './claims.ts';
import { type Actor, type Decision, type Facts, happened, type Refusal, refuse } from './decision.ts';

const MINUTE_MS = 60_000;

/** Null where nobody else has taken the claim at this moment. */
export function heldByAnother(claim: Claim, { person }: Actor, { now }: Facts): { refusal: Refusal } | null {
  const lease = leaseAt(claim, now);
  if (!lease || lease.by === person) return null;
  return refuse(409, 'R-TAKE-1', 'Somebody else has taken this claim; wait until it is free, or ask them.');
}

export function takeClaim(state: LedgerState, command: CommandOf<'claim.take'>, actor: Actor, facts: Facts): Decision {
  const claim = standingClaim(state, command.annotation);
  if (isRefused(claim)) return claim;
  const held = heldByAnother(claim, actor, facts);
  if (held) return held;
  if (!facts.rules) throw new Error('a claim is taken only once the desk’s rules were looked up');
  const until = new Date(Date.parse(facts.now) + facts.rules.leaseMinutes * MINUTE_MS).toISOString();
  return happened({ type: 'claim.taken', annotation: command.annotation, until });
}

export function releaseClaim(
  state: LedgerState,
  { annotation }: CommandOf<'claim.release'>,
  actor: Actor,
  facts: Facts,
): Decision {
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim;
  if (!leaseAt(claim, facts.now)) return happened();
  return heldByAnother(claim, actor, facts) ?? happened({ type: 'claim.released', annotation });
}

export function assignClaim(
  state: LedgerState,
  { annotation, assignee }: CommandOf<'claim.assign'>,
  facts: Facts,
): Decision {
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim;
  if (claim.assignee === assignee) return happened();
  if (!facts.workers) throw new Error('a claim is assigned only once it was looked up who may work on it');
  if (assignee !== null && !facts.workers.has(assignee)) {
    return refuse(422, 'R-TAKE-4', 'This person may not work on claims of this article.');
  }
  return happened({ type: 'claim.assigned', annotation, assignee });
}

export function noteClaim(state: LedgerState, { annotation, text }: CommandOf<'claim.note'>): Decision {
  const claim = standingClaim(state, annotation);
  if (isRefused(claim)) return claim;
  return (claim.note?.text ?? '') === text ? happened() : happened({ type: 'claim.noted', annotation, text });
}
