/** Writing another wording into a flat text: only what differs, in the look of the words that it takes the place of. */
import type * as Y from 'yjs';
import {
  type Attributes,
  type BlockValue,
  LINE_SEPARATOR,
  marksOf,
  NEWLINE,
  PARAGRAPH_END,
  PASSAGE_PREFIX,
  stampedNewline,
} from './block.ts';
import { type InsertedRun, readBlocks } from './blocks.ts';
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

/** The block that the character at `index` belongs to. */
function blockAt(text: Y.Text, index: number): BlockValue {
  const block = readBlocks(text).find(({ end }) => index <= end);
  return { ...block?.attrs, t: block?.type ?? 'paragraph' };
}

/** A new end of a block makes two of one: the first half keeps its kind, as with the Enter key inside a block. */
function insertWords(text: Y.Text, at: number, words: string, marks: Attributes): void {
  const [first = '', ...more] = words.split(PARAGRAPH_END);
  if (first !== '') text.insert(at, first, marks);
  let index = at + first.length;
  for (const part of more) {
    text.insert(index, NEWLINE, { ...marks, ...stampedNewline(text, blockAt(text, index)) });
    if (part !== '') text.insert(index + 1, part, marks);
    index += 1 + part.length;
  }
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
    insertWords(text, at, insert, marks);
    if (length > 0) text.delete(at + insert.length, length);
  }
  if (changes.some(({ insert }) => insert !== '')) return;
  text.insert(start, ' ');
  text.delete(start, 1);
}
