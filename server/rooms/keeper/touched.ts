/** Where a text differs from how it was, widened to whole blocks: what the keeper has to look at again. */

import type { Range } from '../../../shared/passage/range.ts';
import { NEWLINE } from '../../../shared/text/block.ts';

/** The touched part of `text`; null when nothing changed. `before` is null when nothing was looked at yet. */
export function touchedBlocks(before: string | null, text: string): Range | null {
  if (before === null) return { start: 0, end: text.length };
  if (before === text) return null;
  const most = Math.min(before.length, text.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === text.charCodeAt(head)) head += 1;
  let tail = 0;
  while (
    tail < most - head &&
    before.charCodeAt(before.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  ) {
    tail += 1;
  }
  const start = head === 0 ? 0 : text.lastIndexOf(NEWLINE, head - 1) + 1;
  const end = text.indexOf(NEWLINE, text.length - tail);
  return { start, end: end < 0 ? text.length : end + 1 };
}
