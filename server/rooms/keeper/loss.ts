/** How a passage went: its last words, the paragraph that they stood in, and who took the last of them away. */
import type { Coverage } from '../../../shared/passage/covered.ts';
import type { FormerParagraph, PassageLoss } from '../../../shared/passage/passageState.ts';
import type { Range } from '../../../shared/passage/range.ts';
import { placeOf, type Quote, wholeSlice, wordsOf } from '../../../shared/passage/wording.ts';
import { LINE_SEPARATOR, NEWLINE } from '../../../shared/text/block.ts';
import type { PassageRecord } from '../../storage/ports.ts';
import type { Kept, Whole } from './kept.ts';
import { lastRemovalOf } from './removals.ts';
import type { Scan } from './scan.ts';

/** What is kept of a paragraph on either side of the words, in UTF-16 units. */
const SIDE = 1_000;
/** Who deletes a passage letter by letter, with pauses no longer than this, deletes the words it had at first. */
const ONE_DELETION_MS = 60_000;

const spoken = (text: string) => text.replaceAll(LINE_SEPARATOR, '\n');

function paragraphAt({ text }: Coverage, ranges: readonly Range[]): FormerParagraph | null {
  const first = ranges[0];
  const last = ranges.at(-1);
  if (!first || !last) return null;
  const start = first.start === 0 ? 0 : text.lastIndexOf(NEWLINE, first.start - 1) + 1;
  const end = text.indexOf(NEWLINE, last.end);
  return {
    before: spoken(wholeSlice(text, Math.max(start, first.start - SIDE), first.start)),
    words: wordsOf(text, ranges),
    after: spoken(wholeSlice(text, last.end, Math.min(end < 0 ? text.length : end, last.end + SIDE))),
  };
}

/** As of the last look; where there was none, what the record says. */
function formerParagraph({ before }: Scan, record: PassageRecord): FormerParagraph {
  const { id, ids, prefix, exact, suffix } = record;
  const unseen = { before: prefix, words: exact, after: suffix };
  if (!before) return unseen;
  const known = before.whereAre(ids);
  const carrying = before.rangesOf(id);
  return paragraphAt(before, carrying.length > 0 ? placeOf(before, carrying, known).ranges : known) ?? unseen;
}

function quoteIn({ exact, prefix, suffix }: PassageRecord): Quote {
  return { exact, prefix, suffix };
}

function stillOne(whole: Whole | null, at: string): Whole | null {
  return whole && Date.parse(at) - Date.parse(whole.at) <= ONE_DELETION_MS ? whole : null;
}

/** What to remember of a passage that says `next` now, in case that it is being taken away. */
export function wholeBefore(scan: Scan, { record, whole }: Kept, next: PassageRecord): Whole | null {
  if (next.exact === record.exact) return whole;
  if (next.exact.length > record.exact.length || record.status !== 'anchored') return null;
  const known = stillOne(whole, scan.at);
  if (known) return { ...known, at: scan.at };
  return { quote: quoteIn(record), paragraph: formerParagraph(scan, record), at: scan.at };
}

export function lossOf(scan: Scan, { record, whole }: Kept): PassageLoss {
  const removal = lastRemovalOf(scan.removals, record.ids);
  const known = stillOne(whole, scan.at);
  return {
    by: removal?.by[0] ?? null,
    at: removal?.at ?? scan.at,
    quote: known?.quote ?? quoteIn(record),
    paragraph: known?.paragraph ?? formerParagraph(scan, record),
  };
}
