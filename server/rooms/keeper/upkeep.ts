/** What one passage needs, given a look at the text. Pure. */
import type { Coverage } from '../../../shared/passage/covered.ts';
import { foldLines } from '../../../shared/passage/folded.ts';
import { isNearly, shareKnown } from '../../../shared/passage/likeness.ts';
import { isSure, matchQuote } from '../../../shared/passage/quote.ts';
import { mergeRanges, type Range, withoutRanges } from '../../../shared/passage/range.ts';
import { locate } from '../../../shared/passage/target.ts';
import { placeOf, quoteOf, wordsOf } from '../../../shared/passage/wording.ts';
import { NEWLINE } from '../../../shared/text/block.ts';
import type { PassageRecord } from '../../storage/ports.ts';
import { foreignIn } from './clip.ts';
import { holesIn } from './holes.ts';
import { type Kept, saidBy } from './kept.ts';
import { movedPieces } from './moved.ts';
import type { Scan } from './scan.ts';

/** Share of a vanished passage's trigrams that must be in the touched blocks for a search to be worth its time. */
const WORTH_A_SEARCH = 0.4;
/** Share of a passage's length below which, from one look to the next, most of it has left. */
const MOSTLY_LEFT = 0.5;

export interface Formatting extends Range {
  passage: string;
  on: boolean;
}

function hasWords(coverage: Coverage, range: Range): boolean {
  return coverage.text.slice(range.start, range.end).replaceAll(NEWLINE, '') !== '';
}

/** Where the characters of a passage stand. For a new one, what was typed inside meanwhile belongs to it. */
function knownRanges(scan: Scan, record: PassageRecord): Range[] {
  const known = scan.coverage.whereAre(record.ids);
  const first = known[0];
  const last = known.at(-1);
  if (record.status !== 'pending' || !first || !last || known.length === 1) return known;
  const hull = { start: first.start, end: last.end };
  const words = foldLines(scan.coverage.text.slice(hull.start, hull.end), scan.fold).text;
  return isNearly(words, foldLines(record.exact, scan.fold).text) ? [hull] : known;
}

/** The sure place of a passage of which no character is left; null when there is none. */
function placeByWords(scan: Scan, kept: Kept): Range | null {
  if (kept.sought) {
    const found = locate(scan.text, scan.coverage, kept.sought);
    if (typeof found === 'object') return found;
  }
  const exact = foldLines(kept.record.exact, scan.fold).text;
  if (scan.touched().size === 0 || shareKnown(exact, scan.touched()) < WORTH_A_SEARCH) return null;
  const prefix = foldLines(kept.record.prefix, scan.fold).text;
  const suffix = foldLines(kept.record.suffix, scan.fold).text;
  const match = matchQuote(scan.folded().text, { exact, prefix, suffix });
  return match && isSure(match) ? scan.folded().rangeOf(match) : null;
}

/**
 * Whether most of its words left at once. Somebody who had not heard of the passage may have moved them, and what was
 * typed inside meanwhile stayed behind: then the words are worth a search, too.
 */
function isTorn(scan: Scan, record: PassageRecord, left: readonly Range[]): boolean {
  return (
    record.status === 'anchored' &&
    wordsOf(scan.coverage.text, mergeRanges(left)).length < MOSTLY_LEFT * record.exact.length
  );
}

/** The record of a passage that is in the text, with what is to be learned from where it is. */
function learned(scan: Scan, record: PassageRecord, ranges: readonly Range[]): PassageRecord {
  const quote = quoteOf(scan.coverage.text, ranges);
  if (!quote) return record;
  const longest = Math.max(record.longest, quote.exact.length);
  return { ...record, ...quote, status: 'anchored', ids: scan.coverage.idsOf(ranges), longest };
}

export interface Upkeep {
  formats: Formatting[];
  record: PassageRecord;
}

export function upkeepOf(scan: Scan, kept: Kept): Upkeep {
  const { record } = kept;
  const { coverage } = scan;
  const carrying = coverage.rangesOf(record.id);
  const moved = movedPieces(scan.before, coverage, scan.arrived, { ids: record.ids, carrying }, scan.fold);
  const living = knownRanges(scan, record);
  const known = mergeRanges([...living, ...moved]);
  const hold = (ranges: readonly Range[]) => ranges.some((range) => hasWords(coverage, range));
  const isThere = hold([...carrying, ...known]);
  const found = isThere && !isTorn(scan, record, [...carrying, ...known]) ? null : placeByWords(scan, kept);
  if (!isThere && !found) {
    const status = record.status === 'anchored' ? 'detached' : record.status;
    return { formats: [], record: status === record.status ? record : { ...record, status } };
  }
  const byWords = record.status !== 'pending' && (found !== null || !hold([...carrying, ...living]));
  const own = found ? mergeRanges([...known, found]) : known;
  const foreign = foreignIn(coverage, carrying, known, saidBy(kept), scan.fold);
  const standing = withoutRanges(mergeRanges([...carrying, ...own]), foreign);
  const missing = withoutRanges([...own, ...holesIn(scan.text, coverage, standing, record.ids)], carrying);
  const runs = withoutRanges(mergeRanges([...carrying, ...missing]), foreign);
  const place = placeOf(coverage, runs, own);
  const format = (on: boolean) => (range: Range) => ({ ...range, passage: record.id, on });
  return {
    formats: [...foreign.map(format(false)), ...missing.map(format(true))],
    record: learned(scan, byWords ? { ...record, reattached: true } : record, place.ranges),
  };
}
