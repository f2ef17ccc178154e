/** What the keeper has to look at again after a change: the blocks where it happened, and the passages within reach. */
import type { Change } from '../../../shared/passage/changes.ts';
import { mergeRanges, type Range } from '../../../shared/passage/range.ts';
import { CONTEXT } from '../../../shared/passage/wording.ts';
import { NEWLINE } from '../../../shared/text/block.ts';

/** The whole blocks that hold a change; a deletion counts where it happened. */
export function touchedBlocks(text: string, changes: readonly Range[]): Range[] {
  const blocks = changes.map((change) => {
    const start = change.start === 0 ? 0 : text.lastIndexOf(NEWLINE, change.start - 1) + 1;
    const end = text.indexOf(NEWLINE, change.end);
    return { start, end: end < 0 ? text.length : end + 1 };
  });
  return mergeRanges(blocks);
}

/** The first change that ends at `index` or after it. */
function firstFrom(changes: readonly Change[], index: number): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.end ?? index) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether a passage may not be as it was: another range carries it, or something changed between its first and its last
 * character or in the context that its record keeps.
 * @param was the ranges that carried it at the last look; @param now those that do.
 */
export function isTouched(was: readonly Range[], now: readonly Range[], changes: readonly Change[]): boolean {
  const first = now[0];
  const last = now.at(-1);
  if (!first || !last || was.length !== now.length) return true;
  const next = firstFrom(changes, first.start - CONTEXT);
  if ((changes[next]?.start ?? Number.POSITIVE_INFINITY) <= last.end + CONTEXT) return true;
  const before = changes[next - 1];
  const shift = before ? before.end - before.was.end : 0;
  return now.some((range, place) => {
    const old = was[place];
    return old?.start !== range.start - shift || old.end !== range.end - shift;
  });
}
