/**
 * Left-overs on their way out of the text, or into it as paragraphs. The ledger says first what becomes of one, and under
 * which client id that is written; so the text itself tells, whatever broke in between, whether it was done.
 */
import type { HandledResidue } from '../../shared/ledger/residue.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import { encodeRange, resolveRange } from '../../shared/passage/relative.ts';
import { stampedNewline } from '../../shared/text/block.ts';
import { readBlocks, type TextBlock, textOf } from '../../shared/text/blocks.ts';
import type { ResidueFacts } from '../domain/decision.ts';
import { freshClient, isUsed } from './decidedEdits.ts';
import type { FoundPlace } from './places.ts';
import type { LiveText } from './port.ts';

/** The left-over in which all of a range lies. */
function residueAt({ text }: LiveText, { start, end }: { start: number; end: number }): TextBlock | undefined {
  return readBlocks(text).find((block) => block.type === 'residue' && block.start <= start && end <= block.end);
}

/** What a decision has to know of the left-over at this place; null where there is none. */
export function residueFacts(live: LiveText, { ids }: FoundPlace, random: () => number): ResidueFacts | null {
  const [range] = readCoverage(live.text).whereAre(ids);
  const block = range && residueAt(live, range);
  if (!block) return null;
  return { was: textOf(block), range: encodeRange(live.text, block), client: freshClient(live, random) };
}

/** Decided, and not in the text yet. */
export function unhandled(live: LiveText, { residue }: LedgerState): HandledResidue[] {
  return residue.filter(({ client }) => !isUsed(live, client));
}

/** Does what was decided, as the edit of who decided it; resolves once that is durable. What is gone already stays gone. */
export async function writeHandled(live: LiveText, { range, client, by, outcome }: HandledResidue): Promise<void> {
  await live.edit({ from: 'decision', person: by, client, proposer: null }, (text) => {
    const place = resolveRange(text, range);
    const block = place && place.end > place.start ? residueAt(live, place) : undefined;
    // Whatever is deleted leaves no trace of who did it: a character that comes and goes does.
    const at = block?.start ?? 0;
    text.insert(at, ' ');
    text.delete(at, 1);
    if (!block) return;
    if (outcome === 'kept') text.format(block.end, 1, stampedNewline(text, { t: 'paragraph' }));
    else text.delete(block.start, block.end - block.start + (block.closed ? 1 : 0));
  });
}
