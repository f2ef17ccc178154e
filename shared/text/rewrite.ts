/**
 * Makes a text read as it did, word by word: what is the same keeps its characters, and with them its passages; what
 * comes back looks as it did; marks and kinds of blocks are put right on what stayed.
 */
import type * as Y from 'yjs';
import { articleHunks } from './articleDiff.ts';
import { type Attributes, blockValueOf, marksOf, NEWLINE, PASSAGE_PREFIX, stampedNewline } from './block.ts';
import { EMBED_CHARACTER, type InsertedRun } from './blocks.ts';

/** One stretch of characters under the same attributes. */
interface Span {
  start: number;
  end: number;
  attributes: Attributes;
  embed: object | null;
}

interface Flat {
  text: string;
  spans: Span[];
}

function flatOf(delta: readonly InsertedRun[]): Flat {
  const spans: Span[] = [];
  const parts: string[] = [];
  let start = 0;
  for (const { insert, attributes = {} } of delta) {
    const isWords = typeof insert === 'string';
    const part = isWords ? insert : EMBED_CHARACTER;
    parts.push(part);
    spans.push({ start, end: start + part.length, attributes, embed: isWords ? null : insert });
    start += part.length;
  }
  return { text: parts.join(''), spans };
}

/** The parts of the spans that lie in a range. */
function within({ spans }: Flat, start: number, end: number): Span[] {
  return spans
    .filter((span) => span.start < end && start < span.end)
    .map((span) => ({ ...span, start: Math.max(start, span.start), end: Math.min(end, span.end) }));
}

const attributesAt = ({ spans }: Flat, index: number): Attributes =>
  spans.find(({ start, end }) => start <= index && index < end)?.attributes ?? {};

const isPassage = (key: string) => key.startsWith(PASSAGE_PREFIX);

/** The passages in the midst of which something is put: on both sides of a point, or at both ends of what goes. */
function passagesAround(flat: Flat, from: number, to: number): Attributes {
  const [left, right] = to > from ? [from, to - 1] : [from - 1, from];
  const other = attributesAt(flat, right);
  const shared = Object.entries(attributesAt(flat, left)).filter(([key]) => isPassage(key) && key in other);
  return Object.fromEntries(shared);
}

/** Line ends one by one: each is a block of its own. */
function insertSpan(text: Y.Text, at: number, words: string, span: Span, more: Attributes): void {
  const marks = { ...marksOf(span.attributes), ...more };
  if (span.embed) {
    text.insertEmbed(at, span.embed, marks);
    return;
  }
  let index = at;
  for (const part of words.split(/(\n)/u)) {
    const block = part === NEWLINE ? stampedNewline(text, blockValueOf(span.attributes)) : {};
    if (part !== '') text.insert(index, part, { ...marks, ...block });
    index += part.length;
  }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What has to be set, and taken away with null, on characters that stayed; passages are the keeper's. */
function marksToPut(now: Attributes, wanted: Attributes): Attributes {
  const [before, after] = [marksOf(now), marksOf(wanted)];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !isPassage(key));
  const changed = keys.filter((key) => !isSame(before[key], after[key]));
  return Object.fromEntries(changed.map((key) => [key, after[key] ?? null]));
}

/** Both say the same by now. @returns whether anything had to be put right. */
function putMarks(text: Y.Text, wanted: Flat): boolean {
  const now = flatOf(text.toDelta() as InsertedRun[]);
  let isChanged = false;
  for (const span of now.spans) {
    for (const part of within(wanted, span.start, span.end)) {
      const marks = marksToPut(span.attributes, part.attributes);
      if (Object.keys(marks).length > 0) {
        text.format(part.start, part.end - part.start, marks);
        isChanged = true;
      }
      for (let at = now.text.indexOf(NEWLINE, part.start); at >= 0 && at < part.end; ) {
        const block = blockValueOf(part.attributes);
        if (!isSame(sorted(blockValueOf(span.attributes)), sorted(block))) {
          text.format(at, 1, stampedNewline(text, block));
          isChanged = true;
        }
        at = now.text.indexOf(NEWLINE, at + 1);
      }
    }
  }
  return isChanged;
}

const sorted = (value: Attributes) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));

export interface Rewriting {
  isChanged: boolean;
  /** What came back, in indexes of the text that was wanted. */
  restored: { start: number; end: number }[];
}

/** @param wanted the delta of another state of this text, which holds insertions only. @param language BCP 47. */
export function rewriteText(text: Y.Text, wanted: readonly InsertedRun[], language: string): Rewriting {
  const [before, after] = [flatOf(text.toDelta() as InsertedRun[]), flatOf(wanted)];
  let shift = 0;
  const changes = articleHunks(before.text, after.text, language).map(({ from, to, insert }) => {
    const start = from + shift;
    shift += insert.length - (to - from);
    return { from, to, start, end: start + insert.length };
  });
  for (const { from, to, start, end } of changes.toReversed()) {
    const belongs = passagesAround(before, from, to);
    for (const span of within(after, start, end).toReversed()) {
      insertSpan(text, from, after.text.slice(span.start, span.end), span, belongs);
    }
    if (to > from) text.delete(from + end - start, to - from);
  }
  const isMarked = putMarks(text, after);
  return {
    isChanged: changes.length > 0 || isMarked,
    restored: changes.filter(({ start, end }) => end > start).map(({ start, end }) => ({ start, end })),
  };
}
