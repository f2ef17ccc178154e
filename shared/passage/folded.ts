/**
 * Text as it is compared, with the way back to where each of its characters stands. Letters may be folded one for one
 * (curly quotes are straight ones); blanks may be joined or left out, which moves what follows.
 */
import type { Range } from './range.ts';

/** Replaces characters one for one; the length in UTF-16 units stays. */
export type Fold = (text: string) => string;

const PLAIN: Record<string, string> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** Typography aside: who retypes a sentence seldom finds the curly quote, the dash or the narrow blank. */
export function foldTypography(text: string): string {
  return text.replace(
    /[\u2010\u2011\u2013\u2014\u2018-\u201a\u201c-\u201e\u00a0\u202f]/g,
    (found) => PLAIN[found] ?? found,
  );
}

export class Folded {
  readonly text: string;
  /** Index in the whole text of each unit of `text`. */
  private readonly places: readonly number[];

  constructor(text: string, places: readonly number[]) {
    this.text = text;
    this.places = places;
  }

  /** The range of the whole text from the first to the last unit of a match. */
  rangeOf(match: { start: number; end: number }): Range {
    const start = this.places[match.start] ?? 0;
    return { start, end: (this.places[match.end - 1] ?? start - 1) + 1 };
  }

  /** How many units of `text` stand before index `index` of the whole text. */
  unitsBefore(index: number): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.places[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Replaces every run that `blank` matches by `by`, which has at most one unit. `blank` needs the flag `g`. */
function foldRuns(text: string, blank: RegExp, by: string): Folded {
  const places: number[] = [];
  let out = '';
  let at = 0;
  const copyTo = (end: number) => {
    out += text.slice(at, end);
    for (let index = at; index < end; index += 1) places.push(index);
  };
  for (const run of text.matchAll(blank)) {
    copyTo(run.index);
    out += by;
    if (by !== '') places.push(run.index);
    at = run.index + run[0].length;
  }
  copyTo(text.length);
  return new Folded(out, places);
}

/** Without line ends: what a split or a join of blocks does not change. */
export function foldLines(text: string, fold: Fold = foldTypography): Folded {
  return foldRuns(fold(text), /\n+/g, '');
}

/** Line ends of every kind joined into one, so that a quote from `/text` and one from the flat text are the same. */
export function foldLineEnds(text: string): Folded {
  return foldRuns(text, /[\n\r\u2028\u2029]+/g, '\n');
}

/** All blanks joined into one, and typography aside. */
export function foldBlanks(text: string): Folded {
  return foldRuns(foldTypography(text), /\s+/g, ' ');
}
