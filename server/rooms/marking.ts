/**
 * What a client's format markers may say. Everyone who opens the article has to read them: a value that cannot be read
 * would close it to all, and ten thousand kinds of marks on one character are ten thousand elements on every screen.
 */
import * as Y from 'yjs';
import { BLOCK_KEY, PASSAGE_PREFIX } from '../../shared/text/block.ts';

/** Length of a key, and of the name of a block's type. */
const MAX_NAME = 64;
/** Units of all names and values in one value; the longest honest ones are addresses. */
const MAX_VALUE = 8_192;
const MAX_DEPTH = 6;
/** Kinds of marks in one text, beside passages: we have three, a newer version may have more. */
const MAX_KINDS = 64;
/** Passages that a text may ever have carried, those among them that came with pasted words and were taken away. */
const MAX_PASSAGES = 10_000;

const NAME = /^[\w$:.-]+$/;

/** Units left of `left` after `value`; negative when it is too long or too deep. */
function leftAfter(value: unknown, left: number, depth: number): number {
  if (typeof value === 'string') return left - value.length;
  if (typeof value !== 'object' || value === null) return left - 8;
  if (depth > MAX_DEPTH) return -1;
  let rest = left - 2;
  for (const [key, part] of Object.entries(value)) {
    if (rest < 0) return rest;
    rest = leftAfter(part, rest - key.length - 2, depth + 1);
  }
  return rest;
}

function isBlock(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('t' in value)) return false;
  return typeof value.t === 'string' && value.t.length <= MAX_NAME;
}

/** What is wrong with a marker, if anything is; null takes the mark away. */
export function faultOfMark(key: string, value: unknown): string | null {
  if (key.length > MAX_NAME || !NAME.test(key) || key === '__proto__') return 'sets a mark of a wrong name';
  if (value === null) return null;
  if (key.startsWith(PASSAGE_PREFIX)) return value === true ? null : 'gives a passage a value';
  if (leftAfter(value, MAX_VALUE, 0) < 0) return 'sets a mark to too much';
  return key === BLOCK_KEY && !isBlock(value) ? 'makes a block that is none' : null;
}

const isPassage = (key: string) => key.startsWith(PASSAGE_PREFIX);

/** The keys of all markers among these structs. */
export function marksIn(structs: Iterable<unknown>): Set<string> {
  const keys = new Set<string>();
  for (const struct of structs) {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentFormat) keys.add(struct.content.key);
  }
  return keys;
}

/** Whether a text with these marks has more kinds of them than are read. */
export function areTooMany(marks: ReadonlySet<string>): boolean {
  const passages = [...marks].filter(isPassage).length;
  return passages > MAX_PASSAGES || marks.size - passages > MAX_KINDS;
}
