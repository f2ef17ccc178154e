/** Shows where in a text the words are that somebody searched for. */
import type { MarkedPart } from './kinds.ts';
import type { SearchTerm } from './query.ts';
import { stemsOf, type WordAt, wordsAt } from './words.ts';

/** Words of an excerpt, and how many of them stand before the first hit. */
const EXCERPT_WORDS = 32;
const WORDS_BEFORE = 8;
/** A stem shares its first letters with its word. */
const SHARED = 2;

function isSame(wanted: string, { word }: WordAt, goesOn: boolean): boolean {
  return goesOn ? word.startsWith(wanted) : word === wanted;
}

function isStem({ words: [asked = ''], stems }: SearchTerm, { word }: WordAt): boolean {
  if (stems.length === 0 || word.slice(0, SHARED) !== asked.slice(0, SHARED)) return false;
  return stemsOf(word, ['nl', 'en']).some((stem) => stems.includes(stem));
}

/** How many words from here on are what the term asks for; 0 for none. */
function lengthAt(term: SearchTerm, words: readonly WordAt[], from: number): number {
  const last = term.words.length - 1;
  const isThere = term.words.every((wanted, at) => {
    const word = words[from + at];
    return word !== undefined && isSame(wanted, word, term.isBeginning && at === last);
  });
  if (isThere) return term.words.length;
  const word = words[from];
  return word && isStem(term, word) ? 1 : 0;
}

interface Read {
  words: WordAt[];
  /** By place in `words`: whether it was asked for. */
  hits: boolean[];
}

function read(text: string, terms: readonly SearchTerm[]): Read {
  const words = wordsAt(text);
  const hits = words.map(() => false);
  for (const term of terms) {
    // A word that is meant, or shares its stem, has its first letter: the others are passed by.
    const first = term.isExcluded ? undefined : term.words[0]?.charAt(0);
    for (let at = 0; at < words.length; at += 1) {
      if (words[at]?.word.charAt(0) !== first) continue;
      const length = lengthAt(term, words, at);
      for (let further = 0; further < length; further += 1) hits[at + further] = true;
    }
  }
  return { words, hits };
}

/** Parts that add up to the text between two units. */
function partsBetween(text: string, { words, hits }: Read, start: number, end: number): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = start;
  const add = (to: number, hit: boolean) => {
    if (to > at) parts.push({ text: text.slice(at, to), hit });
    at = Math.max(at, to);
  };
  words.forEach((word, place) => {
    if (!hits[place] || word.start < start || word.end > end) return;
    add(word.start, false);
    add(word.end, true);
  });
  add(end, false);
  return parts;
}

/** The whole text, with what was asked for marked. */
export function marked(text: string, terms: readonly SearchTerm[]): MarkedPart[] {
  return partsBetween(text, read(text, terms), 0, text.length);
}

/** Where the most different hits lie close together; the beginning, where there is none. */
function bestStart({ words, hits }: Read): number {
  let best = 0;
  let most = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (!hits[at]) continue;
    const within = words.slice(at, at + EXCERPT_WORDS - WORDS_BEFORE).filter((_, further) => hits[at + further]);
    const kinds = new Set(within.map(({ word }) => word)).size;
    if (kinds > most) [most, best] = [kinds, at];
  }
  return Math.max(0, best - WORDS_BEFORE);
}

/** A line of the text around what was asked for, blanks joined; an ellipsis where something was left out. */
export function excerpt(text: string, terms: readonly SearchTerm[]): MarkedPart[] {
  const line = text.replace(/\s+/g, ' ').trim();
  const found = read(line, terms);
  const from = bestStart(found);
  const last = Math.min(found.words.length, from + EXCERPT_WORDS) - 1;
  const start = from === 0 ? 0 : (found.words[from]?.start ?? 0);
  const isWhole = last >= found.words.length - 1;
  const end = isWhole ? line.length : (found.words[last]?.end ?? line.length);
  const parts = partsBetween(line, found, start, end);
  const before = start > 0 ? [{ text: '… ', hit: false }] : [];
  return [...before, ...parts, ...(isWhole ? [] : [{ text: ' …', hit: false }])];
}
