/** What every store holds an append to, whatever it writes into. */
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { LedgerHead } from './ports.ts';

export const EMPTY_LEDGER: LedgerHead = { seq: 0, hash: '0'.repeat(64) };

/** @throws when the events do not continue the ledger one by one. */
export function checkAppend(head: LedgerHead, events: LedgerEvent[]): void {
  for (const [place, event] of events.entries()) {
    const expected = head.seq + 1 + place;
    if (event.seq !== expected) throw new Error(`event ${event.seq} where ${expected} was to come`);
    if (!/^[0-9a-f]{64}$/.test(event.hash)) throw new Error(`event ${event.seq} has no hash`);
  }
}

interface CommandRange {
  command: string;
  actor: string;
  first_seq: number;
  last_seq: number;
}

/** Which events each command led to; a command's events stand together. */
export function commandRanges(events: LedgerEvent[]): CommandRange[] {
  const ranges: CommandRange[] = [];
  for (const { command, actor, seq } of events) {
    const open = ranges.at(-1);
    if (open?.command === command) open.last_seq = seq;
    else ranges.push({ command, actor, first_seq: seq, last_seq: seq });
  }
  return ranges;
}
