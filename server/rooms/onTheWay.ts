/**
 * What was decided here and is written into the text by the node that has the duty of the article: the answer waits for
 * it, for a while, so that whoever is told of it finds it. Where it does not come, its node is gone; another writes it.
 */
import type { LedgerState } from '../../shared/ledger/state.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import type { PassageRecord } from '../storage/ports.ts';
import { unwritten } from './acceptances.ts';
import type { LiveText } from './port.ts';
import { unhandled } from './residue.ts';
import { unrestored } from './restorations.ts';

/** Over the bus it takes milliseconds, through the store alone some two seconds; a duty is taken over within five. */
const LONGEST_MS = 3_000;

/** Until these passages are in the text; one whose place is still being looked for is not waited for. */
export async function passagesIn(live: LiveText, passages: readonly PassageRecord[]): Promise<void> {
  const sought = passages.filter(({ ids, status }) => status === 'pending' && ids.length > 0);
  if (sought.length === 0) return;
  const areThere = () => {
    const { ranges } = readCoverage(live.text);
    return sought.every(({ id }) => ranges.has(id));
  };
  await live.until(areThere, LONGEST_MS);
}

/** Until what this state decided about the text is in it. */
export async function decidedIn(live: LiveText, state: LedgerState): Promise<void> {
  const isWritten = () =>
    [unhandled(live, state), unwritten(live, state), unrestored(live, state)].every(({ length }) => length === 0);
  await live.until(isWritten, LONGEST_MS);
}
