/** Where a passage without a place may belong: found once its words went, and again whenever words like them come or go. */
import { candidatesIn } from '../../../shared/passage/candidates.ts';
import { foldLines } from '../../../shared/passage/folded.ts';
import { shareKnown } from '../../../shared/passage/likeness.ts';
import type { PassageCandidate } from '../../../shared/passage/passageState.ts';
import { NEAREST } from '../../../shared/passage/quote.ts';
import { overlaps, type Range } from '../../../shared/passage/range.ts';
import { resolveRange } from '../../../shared/passage/relative.ts';
import { wordsOf } from '../../../shared/passage/wording.ts';
import type { PassageRecord } from '../../storage/ports.ts';
import type { Kept } from './kept.ts';
import type { Scan } from './scan.ts';

/** Share of a vanished passage's trigrams that must be in the touched blocks for a search to be worth its time. */
const WORTH_A_SEARCH = 0.4;

/** Share of the nearest context: what stood after a line end may be in a block that was not touched. */
const NEARLY_ALL = 0.5;

export function isWorthASearch(scan: Scan, record: PassageRecord): boolean {
  const touched = scan.touched();
  return touched.size > 0 && shareKnown(foldLines(record.exact, scan.fold).text, touched) >= WORTH_A_SEARCH;
}

/** Whether somebody wrote between what stood before and after it. */
function isAroundTouched(scan: Scan, { prefix, suffix }: PassageRecord): boolean {
  const touched = scan.touched();
  const near = [foldLines(prefix, scan.fold).text.slice(-NEAREST), foldLines(suffix, scan.fold).text.slice(0, NEAREST)];
  return (
    touched.size > 0 && near.every((words) => words.length === NEAREST && shareKnown(words, touched) >= NEARLY_ALL)
  );
}

function closedTo(scan: Scan, record: PassageRecord): Range[] {
  return [...scan.residue(), ...scan.coverage.whereAre(record.rejected)];
}

/** False for left-overs of a CMS, and for words of which a person said that the passage does not belong there. */
export function isOpenTo(scan: Scan, record: PassageRecord, place: Range): boolean {
  return !closedTo(scan, record).some((closed) => overlaps(closed, place));
}

/** Whether the words that a candidate stands on are not as they were. */
function isStale({ text, coverage }: Scan, { target: { quote, range } }: PassageCandidate): boolean {
  const place = resolveRange(text, range);
  return !place || wordsOf(coverage.text, [place]) !== quote.exact;
}

/** @param gone what the record says now that it has no place. */
export function candidatesFor(
  scan: Scan,
  { record, candidates }: Kept,
  gone: PassageRecord,
): readonly PassageCandidate[] {
  const isSame = record.status !== 'anchored' && !candidates?.some((each) => isStale(scan, each));
  const isMoved = isWorthASearch(scan, gone) || isAroundTouched(scan, gone);
  if (candidates && isSame && !isMoved) return candidates;
  const { text, coverage, fold } = scan;
  return candidatesIn({ text, coverage, folded: scan.folded(), fold, closed: closedTo(scan, gone) }, gone);
}
