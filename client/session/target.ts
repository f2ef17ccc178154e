/** Carries a fresh selection to the server: relative positions while its author writes, a target when it is sent. */
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { Target } from '../../shared/ledger/command.ts';
import { targetOf } from '../../shared/passage/target.ts';

/** A selection in `text` as it travels with the characters: base64 relative positions. */
export interface KeptRange {
  start: string;
  end: string;
}

/** Keeps the characters from `start` to `end` (UTF-16 indexes into the text). */
export function keepRange(text: Y.Text, start: number, end: number): KeptRange {
  return { start: encode(text, start, 0), end: encode(text, end, -1) };
}

/** Where kept characters stand now; null when none of them is left. */
export function resolveRange(text: Y.Text, range: KeptRange): { start: number; end: number } | null {
  const start = decode(text, range.start);
  const end = decode(text, range.end);
  return start === null || end === null || end <= start ? null : { start, end };
}

/** The same target, with range and quote of the text as it is now; as it was when its words are gone. */
export function refreshTarget(text: Y.Text, target: Target): Target {
  const now = target.range ? resolveRange(text, target.range) : null;
  return now ? targetOf(text, now.start, now.end) : target;
}

function encode(text: Y.Text, index: number, assoc: number): string {
  return toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, assoc)));
}

function decode(text: Y.Text, position: string): number | null {
  if (!text.doc) return null;
  const relative = Y.decodeRelativePosition(fromBase64(position));
  return Y.createAbsolutePositionFromRelativePosition(relative, text.doc)?.index ?? null;
}
