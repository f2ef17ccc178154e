/** Claims in the ledger: what happened, what it amounts to. */
import { assertNever } from '../assertNever.ts';
import { type ClaimWork, type ClaimWorkEvent, changedWork, extendedLease, NO_WORK } from './claimWork.ts';
import { changedEvidence, type Evidence, type EvidenceEvent } from './evidence.ts';
import type { KeptPassage } from './passages.ts';
import type { MarkedPassage } from './selectors.ts';
import type { Stamped } from './stamp.ts';
import { changedTicks, type Tick, type TickEvent } from './tick.ts';

export type ClaimEvent =
  /** `thread` is the thread that it comes from, resolved in the same step. */
  | { type: 'claim.opened'; annotation: string; tag: string; passages: MarkedPassage[]; thread?: string }
  | { type: 'claim.tagged'; annotation: string; tag: string }
  /** Exactly one: another place in which the text says the same. */
  | { type: 'claim.passageAdded'; annotation: string; passages: MarkedPassage[] }
  | { type: 'claim.dropped'; annotation: string; reason?: string }
  | ClaimWorkEvent
  | TickEvent
  | EvidenceEvent;

export interface Claim extends ClaimWork {
  kind: 'claim';
  id: string;
  /** As they were when each was marked; where they are now is told by the text. */
  passages: readonly KeptPassage[];
  opener: string;
  openedAt: string;
  /** Key of its tag. */
  tag: string;
  /** The thread that became this claim; null for one opened on its words. */
  thread: string | null;
  /** In the order added; withdrawn ones too. */
  evidence: readonly Evidence[];
  /** All that were ever given, in order; which of them stand is told by the present wording (review/standing.ts). */
  ticks: readonly Tick[];
  /** When somebody saw it differently, and why. */
  reopenings: readonly { by: string; at: string; reason: string | null }[];
  /** Set once somebody decided that there is nothing to check after all. */
  dropped: { by: string; at: string; reason?: string } | null;
}

type EventOf<T extends ClaimEvent['type']> = Extract<Stamped<ClaimEvent>, { type: T }>;

/** The claim that an event opens. */
export function openedClaim(event: EventOf<'claim.opened'>): Claim {
  const { annotation: id, passages, actor: opener, at: openedAt, tag: letter, thread = null } = event;
  return {
    kind: 'claim',
    id,
    passages,
    opener,
    openedAt,
    tag: letter,
    thread,
    ...NO_WORK,
    evidence: [],
    ticks: [],
    reopenings: [],
    dropped: null,
  };
}

/** The claim after what happened to it. */
export function changedClaim(claim: Claim, event: Exclude<Stamped<ClaimEvent>, { type: 'claim.opened' }>): Claim {
  switch (event.type) {
    case 'claim.tagged':
      return { ...claim, tag: event.tag, lease: extendedLease(claim, event) };
    case 'claim.passageAdded':
      return { ...claim, passages: [...claim.passages, ...event.passages], lease: extendedLease(claim, event) };
    case 'claim.dropped': {
      const { actor: by, at, reason: why } = event;
      return { ...claim, dropped: why === undefined ? { by, at } : { by, at, reason: why } };
    }
    case 'claim.taken':
    case 'claim.released':
    case 'claim.assigned':
    case 'claim.noted':
      return { ...claim, ...changedWork(claim, event) };
    case 'claim.ticked':
    case 'claim.unticked':
      return { ...claim, ticks: changedTicks(claim.ticks, event), lease: null };
    case 'claim.reopened': {
      const { actor: by, at, reason: why = null } = event;
      const reopenings = [...claim.reopenings, { by, at, reason: why }];
      return { ...claim, ticks: changedTicks(claim.ticks, event), lease: null, reopenings };
    }
    case 'evidence.added':
    case 'evidence.amended':
    case 'evidence.withdrawn':
      return {
        ...claim,
        ...{ evidence: changedEvidence(claim.evidence, event), lease: extendedLease(claim, event) },
      };
    default:
      return assertNever(event);
  }
}
