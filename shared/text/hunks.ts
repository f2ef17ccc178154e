/** Writing another wording into a flat text: only what differs, in the look of the words that it takes the place of. */
import type * as Y from 'yjs';
import { type Attributes, LINE_SEPARATOR, marksOf, PASSAGE_PREFIX } from './block.ts';
import type { InsertedRun } from './blocks.ts';
import type { Hunk } from './wordDiff.ts';

/** The marks of the character at each index that is asked for. */
function marksReader(text: Y.Text): (index: number) => Attributes {
  const ends: { end: number; marks: Attributes }[] = [];
  let end = 0;
  for (const { insert, attributes } of text.toDelta() as InsertedRun[]) {
    end += typeof insert === 'string' ? insert.length : 1;
    ends.push({ end, marks: marksOf(attributes) });
  }
  return (index) => (index < 0 ? {} : (ends.find((run) => index < run.end)?.marks ?? {}));
}

/** What is put between two words looks as both of them do; what replaces words looks as the first of them did. */
function marksFor(marksAt: (index: number) => Attributes, from: number, to: number): Attributes {
  if (to > from) return marksAt(from);
  const [left, right] = [marksAt(from - 1), marksAt(from)];
  const both = Object.entries(left).filter(([key, value]) => JSON.stringify(right[key]) === JSON.stringify(value));
  return Object.fromEntries(both);
}

/**
 * Changes the words from index `start` on by `hunks`; what is put in belongs to `passage`. Leaves a trace of the client
 * that writes even where it only takes words away, so that it can be told whether it has written.
 */
export function writeHunks(text: Y.Text, start: number, hunks: readonly Hunk[], passage?: string): void {
  const marksAt = marksReader(text);
  const belongs = passage ? { [PASSAGE_PREFIX + passage]: true } : {};
  const changes = hunks.map(({ from, to, insert }) => ({
    at: start + from,
    length: to - from,
    insert: insert.replaceAll('\n', LINE_SEPARATOR),
    marks: { ...marksFor(marksAt, start + from, start + to), ...belongs },
  }));
  for (const { at, length, insert, marks } of changes.toReversed()) {
    if (insert !== '') text.insert(at, insert, marks);
    if (length > 0) text.delete(at + insert.length, length);
  }
  if (changes.some(({ insert }) => insert !== '')) return;
  text.insert(start, ' ');
  text.delete(start, 1);
}
