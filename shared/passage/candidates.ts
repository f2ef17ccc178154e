/** Where words that are gone may belong in the present text: people are shown up to three places, the likeliest first. */
import type * as Y from 'yjs';
import type { Coverage } from './covered.ts';
import { type Fold, type Folded, foldLines, foldTypography } from './folded.ts';
import type { PassageCandidate } from './passageState.ts';
import { rankedPlaces } from './quote.ts';
import { overlaps, type Range } from './range.ts';
import { encodeRange } from './relative.ts';
import { type Quote, quoteOf } from './wording.ts';

const MOST = 3;
/** Below this, nothing but a few letters speaks for a place. */
const LOWEST_SCORE = 0.35;

export interface SearchedText {
  text: Y.Text;
  coverage: Coverage;
  /** The text without line ends, folded by `fold`. */
  folded: Folded;
  fold?: Fold;
  /** Where nothing belongs: residue, and places that a person has refused. */
  closed: readonly Range[];
}

/** Without blanks and line ends at the edges. */
function trimmed(flat: string, { start, end }: Range): Range {
  const words = flat.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: end - words.length + words.trimEnd().length };
}

export function candidatesIn({ text, coverage, folded, closed, fold }: SearchedText, quote: Quote): PassageCandidate[] {
  const plain = (words: string) => foldLines(words, fold ?? foldTypography).text;
  const sought = { exact: plain(quote.exact), prefix: plain(quote.prefix), suffix: plain(quote.suffix) };
  const chosen: { range: Range; candidate: PassageCandidate }[] = [];
  for (const match of rankedPlaces(folded.text, sought)) {
    if (chosen.length === MOST || match.score < LOWEST_SCORE) break;
    const range = trimmed(coverage.text, folded.rangeOf(match));
    const words = quoteOf(coverage.text, [range]);
    const isFree = [...closed, ...chosen.map((each) => each.range)].every((other) => !overlaps(other, range));
    if (!words || !isFree) continue;
    chosen.push({
      range,
      candidate: { target: { quote: words, range: encodeRange(text, range) }, score: match.score },
    });
  }
  return chosen.map(({ candidate }) => candidate);
}
