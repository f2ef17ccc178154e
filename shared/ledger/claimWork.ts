/** Who works on a claim: taking it with a lease, assigning it, and the note that stands on it. */
import { assertNever } from '../assertNever.ts';
import type { Stamped } from './stamp.ts';

export type ClaimWorkEvent =
  /** `until`: ISO 8601; then it is free again by itself. */
  | { type: 'claim.taken'; annotation: string; until: string }
  | { type: 'claim.released'; annotation: string }
  | { type: 'claim.assigned'; annotation: string; assignee: string | null }
  | { type: 'claim.noted'; annotation: string; text: string };

/** Who has a claim, and until when nobody else can take it. */
export interface Lease {
  by: string;
  since: string;
  until: string;
  /** Milliseconds for which it was given: so long it lasts after whatever its holder does. */
  length: number;
}

export interface ClaimWork {
  /** As it was given; after `until` it holds nobody off. */
  lease: Lease | null;
  assignee: string | null;
  note: { text: string; by: string; at: string } | null;
}

export const NO_WORK: ClaimWork = { lease: null, assignee: null, note: null };

/** The lease that stands at this moment, an ISO time; null while the claim is free. */
export function leaseAt({ lease }: ClaimWork, now: string): Lease | null {
  return lease && lease.until > now ? lease : null;
}

/** The lease after something else was done about the claim: its holder is at work, and keeps it. */
export function extendedLease({ lease }: ClaimWork, { actor, at }: { actor: string; at: string }): Lease | null {
  if (!lease || lease.by !== actor || lease.until <= at) return lease;
  const until = new Date(Date.parse(at) + lease.length).toISOString();
  return { ...lease, until };
}

export function changedWork(work: ClaimWork, event: Stamped<ClaimWorkEvent>): ClaimWork {
  const { actor: by, at } = event;
  switch (event.type) {
    case 'claim.taken': {
      const held = work.lease?.by === by && work.lease.until > at ? work.lease.since : at;
      const length = Date.parse(event.until) - Date.parse(at);
      return { ...work, lease: { by, since: held, until: event.until, length } };
    }
    case 'claim.released':
      return { ...work, lease: null };
    case 'claim.assigned':
      return { ...work, assignee: event.assignee, lease: extendedLease(work, event) };
    case 'claim.noted':
      return {
        ...work,
        ...{ note: event.text === '' ? null : { text: event.text, by, at }, lease: extendedLease(work, event) },
      };
    default:
      return assertNever(event);
  }
}
