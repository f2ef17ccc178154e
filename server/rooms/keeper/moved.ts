/**
 * Passages whose words somebody moved who had not heard of them. Yjs has no move: it is a deletion and an insertion, and
 * what was typed elsewhere carries no attribute. But both arrive together, so what is gone since the last look can be
 * found again, piece by piece, among what is new since.
 */
import type { Coverage, IdRun } from '../../../shared/passage/covered.ts';
import { type Fold, foldLines } from '../../../shared/passage/folded.ts';
import { mergeRanges, type Range } from '../../../shared/passage/range.ts';
import { groupsOf, repeatedIn } from './repeated.ts';

/** So many letters in a row that were deleted here and are new there were moved, not written twice by chance. */
const TELLING = 12;
/** What stands between two moved pieces was typed between them, if it is no longer than this. */
const LONGEST_BETWEEN = 40;

function wordsIn(coverage: Coverage, ranges: readonly Range[], fold: Fold): string {
  return foldLines(ranges.map((range) => coverage.text.slice(range.start, range.end)).join(''), fold).text;
}

/** The pieces of one new range that say what has gone. */
function piecesIn(now: Coverage, range: Range, gone: ReadonlySet<string>, fold: Fold): Range[] {
  const folded = foldLines(now.text.slice(range.start, range.end), fold);
  return repeatedIn(folded.text, gone, TELLING, LONGEST_BETWEEN).map((piece) => {
    const { start, end } = folded.rangeOf(piece);
    return { start: range.start + start, end: range.start + end };
  });
}

/**
 * Where the characters with these ids, of which some are gone, stand anew.
 * @param carrying what carries the attribute: words that came along with it are not sought again.
 */
export function movedPieces(
  before: Coverage | null,
  now: Coverage,
  arrived: () => readonly Range[],
  { ids, carrying }: { ids: readonly IdRun[]; carrying: readonly Range[] },
  fold: Fold,
): Range[] {
  if (!before) return [];
  const lost = before.whereAre(now.missing(ids));
  if (lost.length === 0) return [];
  const groupsIn = (coverage: Coverage, ranges: readonly Range[]) => groupsOf(wordsIn(coverage, ranges, fold), TELLING);
  const gone = groupsIn(before, lost).difference(groupsIn(now, carrying));
  if (gone.size === 0) return [];
  return mergeRanges(arrived().flatMap((range) => piecesIn(now, range, gone, fold)));
}
