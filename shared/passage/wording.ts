/** The words of a passage, and which of its characters count when there are copies. */
import { LINE_SEPARATOR } from '../text/block.ts';
import type { Coverage } from './covered.ts';
import { shareKnown, trigramsOf } from './likeness.ts';
import { lengthOf, overlaps, type Range } from './range.ts';

/** Length of what is kept before and after a quote, in UTF-16 units. */
export const CONTEXT = 32;
/** A run of which this much stands in the passage already is a copy of it, not a part. */
const COPY = 0.8;

/** A slice that does not begin or end inside a surrogate pair. */
export function wholeSlice(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}

/** The words in `ranges`, blocks and parts joined by one line end. */
export function wordsOf(flat: string, ranges: readonly Range[]): string {
  return ranges
    .map((range) => flat.slice(range.start, range.end))
    .join('\n')
    .replaceAll(LINE_SEPARATOR, '\n')
    .replace(/\n+/g, '\n')
    .replace(/^\n|\n$/g, '');
}

/** A quote selector with nothing left out. */
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** The words of `ranges` and what stands before and after them; null when they hold no words. */
export function quoteOf(flat: string, ranges: readonly Range[]): Quote | null {
  const exact = wordsOf(flat, ranges);
  const first = ranges[0];
  const last = ranges.at(-1);
  if (exact === '' || !first || !last) return null;
  return {
    exact,
    prefix: wholeSlice(flat, Math.max(0, first.start - CONTEXT), first.start),
    suffix: wholeSlice(flat, last.end, last.end + CONTEXT),
  };
}

export interface Placed {
  /** The passage itself, in order. */
  ranges: Range[];
  /** Further copies: shown as "also here", never taken away. */
  copies: Range[];
}

/**
 * Which of the characters that carry a passage are the passage. Runs that hold characters it had before are; without
 * any, the first run is. A run that says again what stands there already is a copy, any other a part that was moved.
 */
export function placeOf(coverage: Coverage, carrying: readonly Range[], known: readonly Range[]): Placed {
  if (carrying.length <= 1) return { ranges: [...carrying], copies: [] };
  const held = carrying.filter((run) => known.some((piece) => overlaps(run, piece)));
  const original = held.length > 0 ? held : carrying.slice(0, 1);
  const words = trigramsOf(wordsOf(coverage.text, original));
  const copies = carrying.filter((run) => {
    const isNew = !original.includes(run) && lengthOf([run]) >= 3;
    return isNew && shareKnown(wordsOf(coverage.text, [run]), words) >= COPY;
  });
  return { ranges: carrying.filter((run) => !copies.includes(run)), copies };
}
