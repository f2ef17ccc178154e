/**
 * What a passage carries that is not its own. A Yjs format marker runs to the next one, and when that was deleted at
 * the same moment the attribute reaches over foreign text, at worst to the end of the article. Short stretches are left
 * alone: taking away what was typed inside, pasted back or moved is the worse mistake.
 */
import type { Coverage } from '../../../shared/passage/covered.ts';
import { type Fold, foldLines } from '../../../shared/passage/folded.ts';
import { shareKnown } from '../../../shared/passage/likeness.ts';
import { matchQuote } from '../../../shared/passage/quote.ts';
import { mergeRanges, overlaps, type Range, within, withoutRanges } from '../../../shared/passage/range.ts';
import { groupsOf, repeatedIn } from './repeated.ts';

/** Shortest foreign stretch taken away at the edge of a run, and between two of the passage's own pieces. */
const SHORTEST_AT_EDGE = 8;
export const SHORTEST_INSIDE = 40;
/** So many letters in a row that it said and that still carry it are its own. */
const TELLING = 8;
/** A stretch is the passage's own when so much of it is what the passage once said. */
const OWN_SHARE = 0.3;

export interface Said {
  exact: string;
  /** Longest it ever was, in UTF-16 units. */
  longest: number;
  /** Trigrams, folded, of everything it ever said. */
  words: ReadonlySet<string>;
}

/** Longer than this, a run cannot be the passage alone. */
function longestRun(said: Said): number {
  return 1.2 * said.longest + SHORTEST_AT_EDGE;
}

function isOwn(words: string, said: Said): boolean {
  return words.length <= longestRun(said) && shareKnown(words, said.words) >= OWN_SHARE;
}

/** The foreign stretches of one run, given the pieces of it that are known to be the passage's. */
function foreignGaps(coverage: Coverage, run: Range, pieces: readonly Range[], said: Said, fold: Fold): Range[] {
  return withoutRanges([run], pieces).filter((gap) => {
    const isEdge = gap.start === run.start || gap.end === run.end;
    const words = foldLines(coverage.text.slice(gap.start, gap.end), fold).text;
    return gap.end - gap.start >= (isEdge ? SHORTEST_AT_EDGE : SHORTEST_INSIDE) && !isOwn(words, said);
  });
}

/** None of its old characters is left (moved, undone): in a run far too long, only its words tell where it is, all of them or pieces. */
function foreignAround(coverage: Coverage, run: Range, said: Said, fold: Fold): Range[] {
  if (run.end - run.start <= longestRun(said)) return [];
  const folded = foldLines(coverage.text.slice(run.start, run.end), fold);
  const exact = foldLines(said.exact, fold).text;
  const match = matchQuote(folded.text, { exact });
  const own = (match ? [match] : repeatedIn(folded.text, groupsOf(exact, TELLING), TELLING, 0)).map((piece) => {
    const { start, end } = folded.rangeOf(piece);
    return { start: run.start + start, end: run.start + end };
  });
  return match ? withoutRanges([run], own) : foreignGaps(coverage, run, own, said, fold);
}

/**
 * The stretches to take the attribute from.
 * @param carrying the runs that carry it; @param known where its old characters stand now.
 */
export function foreignIn(
  coverage: Coverage,
  carrying: readonly Range[],
  known: readonly Range[],
  said: Said,
  fold: Fold,
): Range[] {
  if (known.length === 0) return mergeRanges(carrying.flatMap((run) => foreignAround(coverage, run, said, fold)));
  return mergeRanges(
    carrying.flatMap((run) => {
      const pieces = within(
        known.filter((piece) => overlaps(piece, run)),
        run,
      );
      return foreignGaps(coverage, run, pieces, said, fold);
    }),
  );
}
