/**
 * What somebody typed, as it is searched for. There is no syntax that could be wrong: words are all to be there, words
 * between quotes side by side, and what a minus stands before is not to be there. Anything else is no part of a word.
 */
import { LONGEST_QUERY } from './kinds.ts';
import { stemsOf, wordsIn } from './words.ts';

const MOST_TERMS = 12;
/** So much of a word must be there before it stands for all that begin with it. */
const SHORTEST_BEGINNING = 2;

export interface SearchTerm {
  /** Folded; several stand side by side. */
  words: readonly string[];
  /** Of a single word that was not put between quotes; any of them will do. */
  stems: readonly string[];
  /** The last word may go on. */
  isBeginning: boolean;
  isExcluded: boolean;
}

const PIECE = /(?<=^|\s)(-?)(?:"([^"]*)(?:"|$)|(\S+))/g;
const plainQuotes = (text: string) => text.replace(/[“”„«»]/g, '"');

function termOf(piece: RegExpMatchArray, isLast: boolean): SearchTerm | null {
  const [, minus, quoted, typed] = piece;
  const words = wordsIn(quoted ?? typed ?? '');
  if (words.length === 0) return null;
  const isExcluded = minus === '-';
  const goesOn = typed !== undefined && (typed.endsWith('*') || (isLast && /[\p{L}\p{N}\p{M}]$/u.test(typed)));
  const isBeginning = goesOn && (words.at(-1)?.length ?? 0) >= SHORTEST_BEGINNING;
  const [only] = words;
  const hasStems = only !== undefined && words.length === 1 && quoted === undefined;
  return { words, stems: hasStems ? stemsOf(only, ['nl', 'en']) : [], isBeginning, isExcluded };
}

/** No terms where nothing was asked for: an empty query, signs alone, or nothing but what is not to be there. */
export function searchTerms(query: string): SearchTerm[] {
  const text = plainQuotes(query.slice(0, LONGEST_QUERY));
  const pieces = [...text.matchAll(PIECE)];
  const last = /\s$/.test(text) ? undefined : pieces.at(-1);
  const terms = pieces.flatMap((piece) => termOf(piece, piece === last) ?? []).slice(0, MOST_TERMS);
  return terms.some(({ isExcluded }) => !isExcluded) ? terms : [];
}
