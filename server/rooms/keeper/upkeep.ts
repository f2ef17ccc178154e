/** What one passage needs, given a look at the text. Pure. */
import type { Coverage } from '../../../shared/passage/covered.ts';
import { foldLines } from '../../../shared/passage/folded.ts';
import { isNearly } from '../../../shared/passage/likeness.ts';
import type { PassageCandidate } from '../../../shared/passage/passageState.ts';
import { isSure, matchQuote } from '../../../shared/passage/quote.ts';
import { mergeRanges, type Range, within, withoutRanges } from '../../../shared/passage/range.ts';
import { locate, remainsOf } from '../../../shared/passage/target.ts';
import { placeOf, type Quote, quoteOf, wordsOf } from '../../../shared/passage/wording.ts';
import { NEWLINE } from '../../../shared/text/block.ts';
import type { PassageRecord } from '../../storage/ports.ts';
import { changesAfter } from './changers.ts';
import { foreignIn } from './clip.ts';
import { placeLeft, replacedEdges } from './edges.ts';
import { holesIn } from './holes.ts';
import { type Kept, saidBy, type Whole } from './kept.ts';
import { lossOf, wholeBefore } from './loss.ts';
import { movedPieces } from './moved.ts';
import { candidatesFor, isOpenTo, isWorthASearch } from './proposals.ts';
import type { Scan } from './scan.ts';

/** Share of a passage's length below which, from one look to the next, most of it has left. */
const MOSTLY_LEFT = 0.5;

export interface Formatting extends Range {
  passage: string;
  on: boolean;
}

function formatted({ id }: PassageRecord, ranges: readonly Range[], on: boolean): Formatting[] {
  return ranges.map((range) => ({ ...range, passage: id, on }));
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

function foldedQuote({ fold }: Scan, { exact, prefix, suffix }: Quote): Quote {
  const folded = (words: string) => foldLines(words, fold).text;
  return { exact: folded(exact), prefix: folded(prefix), suffix: folded(suffix) };
}

/** @param quote folded as the text is. */
function surePlace(scan: Scan, record: PassageRecord, quote: Quote, leastLike = 0): Range | null {
  const match = matchQuote(scan.folded().text, quote);
  if (!match || !isSure(match) || match.quote < leastLike) return null;
  const place = scan.folded().rangeOf(match);
  return isOpenTo(scan, record, place) ? place : null;
}

/** The sure place of a passage of which no character is left; null when there is none. */
function placeByWords(scan: Scan, kept: Kept): Range | null {
  if (kept.sought) {
    const found = locate(scan.text, scan.coverage, kept.sought);
    const place = typeof found === 'object' ? found : remainsOf(scan.text, scan.coverage, kept.sought);
    if (place) return place;
  }
  if (!isWorthASearch(scan, kept.record)) return null;
  return surePlace(scan, kept.record, foldedQuote(scan, kept.record));
}

/** Where all that it lost stands again, of a passage that was put to the beginnings of it while somebody typed. */
function wholeAgain(scan: Scan, { record }: Kept, standing: readonly Range[]): Range | null {
  const [only, ...others] = standing;
  if (!record.reattached || !record.lost || !only || others.length > 0) return null;
  const quote = foldedQuote(scan, record.lost.quote);
  if (foldLines(wordsOf(scan.coverage.text, standing), scan.fold).text === quote.exact) return null;
  const place = surePlace(scan, record, quote, 1);
  return place && (place.start === only.start || place.end === only.end) ? place : null;
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

/**
 * The record of a passage that is in the text, with what is to be learned from where it is.
 * @param edges of it, what took the place of its first or last words.
 */
function learned(
  scan: Scan,
  record: PassageRecord,
  ranges: readonly Range[],
  edges: readonly Range[] = [],
): PassageRecord {
  const { coverage } = scan;
  const quote = quoteOf(coverage.text, ranges);
  if (!quote) return record;
  const longest = Math.max(record.longest, quote.exact.length);
  const next = { ...record, ...quote, status: 'anchored' as const, ids: coverage.idsOf(ranges), longest };
  const place = [...placeLeft(scan, record, ranges), ...coverage.idsOf(edges)];
  return { ...next, changes: changesAfter(record, next, scan, place) };
}

export interface Upkeep {
  formats: Formatting[];
  record: PassageRecord;
  whole: Whole | null;
  candidates: readonly PassageCandidate[];
}

/** What carries the passage where a person said that it does not belong, or after one put it elsewhere. */
function disowned({ coverage }: Scan, record: PassageRecord, known: readonly Range[]): Range[] {
  const carrying = coverage.rangesOf(record.id);
  const refused = coverage.whereAre(record.rejected).flatMap((range) => within(carrying, range));
  const first = known[0];
  const last = known.at(-1);
  if (record.status !== 'pending' || !first || !last) return mergeRanges(refused);
  return mergeRanges([...refused, ...withoutRanges(carrying, [{ start: first.start, end: last.end }])]);
}

const NO_WORDS: Pick<PassageRecord, 'exact' | 'ids'> = { exact: '', ids: [] };

function detached(scan: Scan, record: PassageRecord): Pick<PassageRecord, 'status' | 'changes'> {
  return { status: 'detached', changes: changesAfter(record, NO_WORDS, scan) };
}

/** What becomes of a passage that has no place. */
function withoutPlace(scan: Scan, kept: Kept): Omit<Upkeep, 'formats'> {
  const { record } = kept;
  const lost = record.status === 'anchored' ? lossOf(scan, kept) : record.lost;
  const gone = record.status === 'anchored' ? { ...record, ...lost?.quote, ...detached(scan, record), lost } : record;
  return { record: gone, whole: kept.whole, candidates: candidatesFor(scan, kept, gone) };
}

/** What is known of how its words went, for one that has a place. */
function lossAfter(scan: Scan, kept: Kept, byWords: boolean): Pick<PassageRecord, 'reattached' | 'lost'> {
  const { reattached, lost } = kept.record;
  if (byWords) return { reattached: true, lost: lost ?? lossOf(scan, kept) };
  return { reattached, lost: reattached ? lost : null };
}

export function upkeepOf(scan: Scan, kept: Kept): Upkeep {
  const { record } = kept;
  const { coverage } = scan;
  const living = knownRanges(scan, record);
  const taken = disowned(scan, record, living);
  const carrying = withoutRanges(coverage.rangesOf(record.id), taken);
  const offs = formatted(record, taken, false);
  const whole = wholeAgain(scan, kept, carrying);
  if (whole) {
    const away = formatted(record, withoutRanges(carrying, [whole]), false);
    const onto = formatted(record, withoutRanges([whole], carrying), true);
    const next = learned(scan, record, [whole]);
    return { formats: [...offs, ...away, ...onto], record: next, whole: null, candidates: [] };
  }
  const foreign = foreignIn(coverage, carrying, living, saidBy(kept), scan.fold);
  const staying = withoutRanges(carrying, foreign);
  const moved = movedPieces(scan.before, coverage, scan.arrived, { ids: record.ids, carrying: staying }, scan.fold);
  const known = mergeRanges([...living, ...moved]);
  const hold = (ranges: readonly Range[]) => ranges.some((range) => hasWords(coverage, range));
  const isThere = hold([...carrying, ...known]);
  const found = isThere && !isTorn(scan, record, [...carrying, ...known]) ? null : placeByWords(scan, kept);
  if (!isThere && !found) return { ...withoutPlace(scan, kept), formats: offs };
  const byWords = record.status !== 'pending' && (found !== null || !hold([...carrying, ...living]));
  const own = found ? mergeRanges([...known, found]) : known;
  const standing = withoutRanges(mergeRanges([...carrying, ...own]), foreign);
  const edges = isThere ? replacedEdges(scan, record, standing) : [];
  const holes = holesIn(scan.text, coverage, standing, record.ids);
  const missing = withoutRanges([...own, ...holes, ...edges], carrying);
  const runs = withoutRanges(mergeRanges([...carrying, ...missing]), foreign);
  const place = placeOf(coverage, runs, own);
  const next = learned(scan, { ...record, ...lossAfter(scan, kept, byWords) }, place.ranges, edges);
  return {
    formats: [...offs, ...formatted(record, foreign, false), ...formatted(record, missing, true)],
    record: next,
    whole: wholeBefore(scan, kept, next),
    candidates: [],
  };
}
