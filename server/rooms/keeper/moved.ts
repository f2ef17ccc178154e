/**
 * Passages whose words somebody moved who had not heard of them. Yjs has no move: it is a deletion and an insertion, and
 * what was typed elsewhere carries no attribute. But both arrive together, so what is gone since the last look can be
 * found again, piece by piece, among what is new since.
 */
import type { Coverage, IdRun } from '../../../shared/passage/covered.ts';
import { type Fold, foldLines } from '../../../shared/passage/folded.ts';
import { mergeRanges, type Range } from '../../../shared/passage/range.ts';

/** So many letters in a row that were deleted here and are new there were moved, not written twice by chance. */
const TELLING = 12;
/** What stands between two moved pieces was typed between them, if it is no longer than this. */
const LONGEST_BETWEEN = 40;

function wordsIn(coverage: Coverage, ranges: readonly Range[], fold: Fold): string {
  return foldLines(ranges.map((range) => coverage.text.slice(range.start, range.end)).join(''), fold).text;
}

function telling(words: string): Set<string> {
  const groups = new Set<string>();
  for (let at = 0; at + TELLING <= words.length; at += 1) groups.add(words.slice(at, at + TELLING));
  return groups;
}

/** The pieces of one new range that say what has gone. */
function piecesIn(now: Coverage, range: Range, gone: ReadonlySet<string>, fold: Fold): Range[] {
  const folded = foldLines(now.text.slice(range.start, range.end), fold);
  const pieces: Range[] = [];
  for (let at = 0; at + TELLING <= folded.text.length; at += 1) {
    if (!gone.has(folded.text.slice(at, at + TELLING))) continue;
    const own = folded.rangeOf({ start: at, end: at + TELLING });
    const [start, end] = [range.start + own.start, range.start + own.end];
    const last = pieces.at(-1);
    if (last && start - last.end <= LONGEST_BETWEEN) last.end = end;
    else pieces.push({ start, end });
  }
  return pieces;
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
  const gone = telling(wordsIn(before, lost, fold)).difference(telling(wordsIn(now, carrying, fold)));
  if (gone.size === 0) return [];
  return mergeRanges(arrived().flatMap((range) => piecesIn(now, range, gone, fold)));
}
