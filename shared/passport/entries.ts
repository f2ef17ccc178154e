/** Which entries of a ledger may stand whole in a passport: those that tell nothing that the public report does not. */
import type { LedgerEvent } from '../ledger/event.ts';
import type { PassportEntry } from './schema.ts';

function isTold(event: LedgerEvent, version: string): boolean {
  switch (event.type) {
    case 'evidence.added':
    case 'evidence.amended':
    case 'evidence.withdrawn':
    case 'claim.tagged':
      return true;
    case 'claim.ticked':
      return event.note === undefined;
    case 'claim.unticked':
    case 'claim.reopened':
    case 'clearance.withdrawn':
      return event.reason === undefined;
    case 'clearance.cleared':
      // It holds the sentences that were cleared: of another version they may be gone for a reason.
      return event.version === version;
    default:
      return false;
  }
}

/** @param version hash of the text that the passport speaks of. */
export function passportEntry(event: LedgerEvent, version: string): PassportEntry {
  const { seq, type, at, hash } = event;
  if (!isTold(event, version)) return { seq, type, at, hash, withheld: true };
  const { opened: _sealed, ...told } = { opened: undefined, ...event };
  return told;
}
