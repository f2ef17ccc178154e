/** What becomes of a passage's record when a person handles it: put to other words, confirmed, or taken off them. */
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { PassageRecord } from '../storage/ports.ts';
import { type Place, recordAt } from './places.ts';

export type PassageCommand = CommandOf<'passage.reattach' | 'passage.dismiss' | 'passage.detach'>;

export function isAboutPassage(command: { type: string }): command is PassageCommand {
  return command.type.startsWith('passage.');
}

/** Whether records of passages were written with this event. */
export function bringsPassages(event: LedgerEvent): boolean {
  return 'passages' in event || event.type.startsWith('passage.');
}

function detached(record: PassageRecord): PassageRecord {
  const { quote } = record.lost ?? { quote: {} };
  const rejected = [...record.rejected, ...record.ids];
  return { ...record, ...quote, status: 'detached', ids: [], reattached: false, rejected };
}

/** @param record as it was; @param place where a person wants it. */
export function handledRecords(
  events: readonly LedgerEvent[],
  record: PassageRecord | undefined,
  place: Place | null,
): PassageRecord[] {
  return events.flatMap((event) => {
    if (event.type === 'passage.reattached' && place?.ok) {
      return [{ ...recordAt(place, event.annotation), changes: record?.changes ?? [] }];
    }
    if (event.type === 'passage.confirmed' && record) return [{ ...record, reattached: false, lost: null }];
    return event.type === 'passage.detached' && record ? [detached(record)] : [];
  });
}
