/**
 * A range as it travels: base64 of two Yjs relative positions, the start bound to the character after it and the end to
 * the one before it, so that neither takes in what is typed at its edge.
 */
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { RangeSelector } from '../ledger/selectors.ts';
import { TEXT_NAME } from '../text/block.ts';
import type { IdRun } from './covered.ts';
import type { Range } from './range.ts';

const START = 0;
const END = -1;

function encode(text: Y.Text, index: number, assoc: number): string {
  return toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, assoc)));
}

export function encodeRange(text: Y.Text, range: Range): RangeSelector {
  return { start: encode(text, range.start, START), end: encode(text, range.end, END) };
}

/** A position that speaks of another type is refused: looking up a name in a document would make that type. */
function decode(base64: string): Y.RelativePosition | null {
  try {
    const position = Y.decodeRelativePosition(fromBase64(base64));
    const ours = position.item !== null || position.tname === TEXT_NAME;
    return ours && position.type === null ? position : null;
  } catch {
    // It came from outside: whatever cannot be read is no position.
    return null;
  }
}

function indexOf(text: Y.Text, base64: string): number | null {
  const doc = text.doc;
  const position = decode(base64);
  if (!doc || !position) return null;
  const place = Y.createAbsolutePositionFromRelativePosition(position, doc);
  return place?.type === text ? place.index : null;
}

/** Whether both ends were understood and the text they speak of has arrived; `range` may be empty. */
export function resolveRange(text: Y.Text, selector: RangeSelector): Range | null {
  const start = indexOf(text, selector.start);
  const end = indexOf(text, selector.end);
  return start === null || end === null ? null : { start, end: Math.max(start, end) };
}

/** The first and the last character of what was selected; null where an end is bound to none. */
export function charactersAtEnds({ start, end }: RangeSelector): Record<'start' | 'end', IdRun | null> {
  const characterAt = (base64: string): IdRun | null => {
    const item = decode(base64)?.item;
    return item ? [item.client, item.clock, 1] : null;
  };
  return { start: characterAt(start), end: characterAt(end) };
}
