/**
 * What the keeper would do to the text as it stands, and what it learns from it (docs/protocol/passages.md). Pure, and
 * one pass over the text for all passages; words are searched for only where a block was touched.
 */
import type * as Y from 'yjs';
import { type Coverage, readCoverage } from '../../../shared/passage/covered.ts';
import { type Fold, type Folded, foldLines } from '../../../shared/passage/folded.ts';
import { isNearly, shareKnown, trigramsOf } from '../../../shared/passage/likeness.ts';
import { isSure, matchQuote } from '../../../shared/passage/quote.ts';
import { mergeRanges, type Range, withoutRanges } from '../../../shared/passage/range.ts';
import { locate } from '../../../shared/passage/target.ts';
import { placeOf, quoteOf, wordsOf } from '../../../shared/passage/wording.ts';
import { NEWLINE } from '../../../shared/text/block.ts';
import type { PassageRecord } from '../../storage/ports.ts';
import { foreignIn, SHORTEST_INSIDE } from './clip.ts';
import { type Kept, saidBy } from './kept.ts';
import { arrivedSince, movedPieces } from './moved.ts';
import { touchedBlocks } from './touched.ts';

/** Share of a vanished passage's trigrams that must be in the touched blocks for a search to be worth its time. */
const WORTH_A_SEARCH = 0.4;

/** Share of a passage's length below which, from one look to the next, most of it has left. */
const MOSTLY_LEFT = 0.5;

export interface Formatting extends Range {
  passage: string;
  on: boolean;
}

export interface Plan {
  formats: Formatting[];
  /** Records that say something new. */
  records: PassageRecord[];
  /** Ids in the text that no record knows. */
  unknown: string[];
  /** What was looked at. */
  coverage: Coverage;
}

interface Scan {
  text: Y.Text;
  coverage: Coverage;
  folded: () => Folded;
  /** Trigrams of the touched blocks; empty when nothing was touched. */
  touched: () => ReadonlySet<string>;
  fold: Fold;
  before: Coverage | null;
  /** What is new since `before`. */
  arrived: () => readonly Range[];
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

function sameRecord(a: PassageRecord, b: PassageRecord): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The record of a passage that is in the text, with what is to be learned from where it is. */
function learned(scan: Scan, record: PassageRecord, ranges: readonly Range[]): PassageRecord {
  const quote = quoteOf(scan.coverage.text, ranges);
  if (!quote) return record;
  const longest = Math.max(record.longest, quote.exact.length);
  return { ...record, ...quote, status: 'anchored', ids: scan.coverage.idsOf(ranges), longest };
}

/** What only some looks need is made when first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function scanOf(text: Y.Text, before: Coverage | null, fold: Fold): Scan {
  const coverage = readCoverage(text);
  return {
    text,
    coverage,
    fold,
    before,
    folded: once(() => foldLines(coverage.text, fold)),
    touched: once(() => {
      const window = touchedBlocks(before?.text ?? null, coverage.text) ?? { start: 0, end: 0 };
      return trigramsOf(foldLines(coverage.text.slice(window.start, window.end), fold).text);
    }),
    arrived: once(() => arrivedSince(before, coverage)),
  };
}

/** What stands between two parts of a passage was put inside it, if it is short and of the same block. */
function holesIn(flat: string, parts: readonly Range[]): Range[] {
  return parts.flatMap((part, place) => {
    const next = parts[place + 1];
    if (!next || next.start - part.end >= SHORTEST_INSIDE) return [];
    return flat.slice(part.end, next.start).includes(NEWLINE) ? [] : [{ start: part.end, end: next.start }];
  });
}

interface Upkeep {
  formats: Formatting[];
  record: PassageRecord;
}

function upkeepOf(scan: Scan, kept: Kept): Upkeep {
  const { record } = kept;
  const { coverage } = scan;
  const carrying = coverage.rangesOf(record.id);
  const moved = movedPieces(scan.before, coverage, scan.arrived, { ids: record.ids, carrying }, scan.fold);
  const known = mergeRanges([...knownRanges(scan, record), ...moved]);
  const isThere = [...carrying, ...known].some((range) => hasWords(coverage, range));
  const found = isThere && !isTorn(scan, record, [...carrying, ...known]) ? null : placeByWords(scan, kept);
  if (!isThere && !found) {
    const status = record.status === 'anchored' ? 'detached' : record.status;
    return { formats: [], record: status === record.status ? record : { ...record, status } };
  }
  const own = found ? mergeRanges([...known, found]) : known;
  const foreign = foreignIn(coverage, carrying, known, saidBy(kept), scan.fold);
  const standing = withoutRanges(mergeRanges([...carrying, ...own]), foreign);
  const missing = withoutRanges([...own, ...holesIn(coverage.text, standing)], carrying);
  const runs = withoutRanges(mergeRanges([...carrying, ...missing]), foreign);
  const place = placeOf(coverage, runs, own);
  const format = (on: boolean) => (range: Range) => ({ ...range, passage: record.id, on });
  return {
    formats: [...foreign.map(format(false)), ...missing.map(format(true))],
    record: learned(scan, record, place.ranges),
  };
}

/** A range that cuts no surrogate pair: Yjs would write U+FFFD for both halves, for everyone. */
function wholeCharacters(text: string, range: Formatting): Formatting {
  const cuts = (index: number) => /[\udc00-\udfff]/.test(text.charAt(index));
  return {
    ...range,
    start: cuts(range.start) ? range.start - 1 : range.start,
    end: cuts(range.end) ? range.end + 1 : range.end,
  };
}

/** @param before what was looked at last; null at the first look. */
export function planUpkeep(
  text: Y.Text,
  passages: ReadonlyMap<string, Kept>,
  before: Coverage | null,
  fold: Fold,
): Plan {
  const scan = scanOf(text, before, fold);
  const { coverage } = scan;
  const plan: Plan = { formats: [], records: [], unknown: [], coverage };
  for (const kept of passages.values()) {
    const { formats, record } = upkeepOf(scan, kept);
    plan.formats.push(...formats.map((each) => wholeCharacters(coverage.text, each)));
    if (!sameRecord(record, kept.record)) plan.records.push(record);
  }
  plan.unknown = [...coverage.ranges.keys()].filter((id) => !passages.has(id));
  return plan;
}
