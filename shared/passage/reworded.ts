/**
 * A proposed wording on words that were changed since: what it changes is carried over to the words as they are now,
 * unless these very words are no longer what they were.
 */
import { LINE_SEPARATOR, NEWLINE, PARAGRAPH_END } from '../text/block.ts';
import { type Hunk, wordHunks } from '../text/wordDiff.ts';
import type { Coverage, IdRun } from './covered.ts';
import { placeOf } from './wording.ts';

/** How a passage reads now, as `shownWords` has it; as long as what stands in the text from `start` on. */
export interface Wording {
  start: number;
  text: string;
}

/** A wording as a suggestion has it: a hard break is a line end, the end of a block U+2029; one unit each. */
export function shownWords(flat: string): string {
  return flat.replaceAll(NEWLINE, PARAGRAPH_END).replaceAll(LINE_SEPARATOR, '\n');
}

/** Null where the passage has no words. */
export function wordingOf(coverage: Coverage, passage: { id: string; ids: readonly IdRun[] }): Wording | null {
  const { ranges } = placeOf(coverage, coverage.rangesOf(passage.id), coverage.whereAre(passage.ids));
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return null;
  const flat = coverage.text.slice(first.start, last.end);
  const leading = flat.length - flat.replace(/^\n+/, '').length;
  const words = flat.replace(/^\n+|\n+$/g, '');
  return words === '' ? null : { start: first.start + leading, text: shownWords(words) };
}

/** Whether two changes of one text cannot both be made: they share words, or one puts words where the other changes. */
export function collide(a: Hunk, b: Hunk): boolean {
  if (a.from === a.to || b.from === b.to) {
    const [point, range] = a.from === a.to ? [a, b] : [b, a];
    const isPoint = range.from === range.to;
    return isPoint ? point.from === range.from : range.from < point.from && point.from < range.to;
  }
  return a.from < b.to && b.from < a.to;
}

/** Words put in right before or behind a change are no part of it; where a wording is to put words, they are. */
function isTouched(wanted: Hunk, made: Hunk): boolean {
  if (wanted.from === wanted.to) return made.from <= wanted.from && wanted.from <= made.to;
  return collide(wanted, made);
}

/**
 * What has to be changed in `now`, the present words, so that they say what `text` proposed for `was`; null when words
 * that it changes were changed meanwhile.
 */
export function reworded(was: string, now: string, text: string): Hunk[] | null {
  if (now === text) return [];
  const wanted = wordHunks(was, text);
  const made = now === was ? [] : wordHunks(was, now);
  if (wanted.some((hunk) => made.some((other) => isTouched(hunk, other)))) return null;
  return wanted.map((hunk) => {
    const by = made
      .filter((other) => other.to <= hunk.from)
      .reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0);
    return { from: hunk.from + by, to: hunk.to + by, insert: hunk.insert };
  });
}
