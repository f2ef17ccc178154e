/**
 * Finding a passage by its words. `findExact` is for people who quote: it finds one place or says why not. `matchQuote`
 * is for the keeper, who looks for a passage that vanished: it finds the likeliest place, and how much likelier it is
 * than the next. The weights are those of Hypothesis' client: words 50, what stands before 20, after 20, place 2.
 */
import search from 'approx-string-match';
import type { QuoteSelector } from '../ledger/selectors.ts';
import { type Folded, foldBlanks, foldLineEnds } from './folded.ts';
import { MOST_GROWN } from './likeness.ts';
import type { Range } from './range.ts';

const WEIGHT = { quote: 50, prefix: 20, suffix: 20, place: 2 } as const;
const WEIGHTS = WEIGHT.quote + WEIGHT.prefix + WEIGHT.suffix + WEIGHT.place;
/** Of a quote's length, how much may be different; and the longest distance searched for, which bounds the time. */
const LARGEST_DIFFERENCE = 0.3;
const MOST_ERRORS = 256;
/** Places with exactly these words that are looked at; more say nothing new. */
const MOST_CANDIDATES = 50;

export interface QuoteMatch extends Range {
  /** All that speaks for it, 0 to 1. */
  score: number;
  /** Likeness of the words, and of what stands around them, 0 to 1. */
  quote: number;
  context: number;
  /** By how much `score` exceeds that of the next place; 1 when there is none. */
  margin: number;
}

interface Candidate extends Range {
  errors: number;
}

function everyPlace(text: string, exact: string, most = MOST_CANDIDATES): Candidate[] {
  const places: Candidate[] = [];
  for (let at = text.indexOf(exact); at >= 0 && places.length < most; at = text.indexOf(exact, at + 1)) {
    places.push({ start: at, end: at + exact.length, errors: 0 });
  }
  return places;
}

/** Likeness of two short texts, 0 to 1. */
function likeness(text: string, expected: string): number {
  if (text === expected) return 1;
  if (text === '' || expected === '') return 0;
  const errors = Math.min(expected.length, ...search(text, expected, expected.length).map((each) => each.errors));
  return 1 - errors / expected.length;
}

function scored(text: string, selector: QuoteSelector, candidate: Candidate, expectedAt: number | null): QuoteMatch {
  const { exact, prefix = '', suffix = '' } = selector;
  const { start, end, errors } = candidate;
  const quote = 1 - errors / exact.length;
  const before = prefix ? likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) : 1;
  const after = suffix ? likeness(text.slice(end, end + suffix.length), suffix) : 1;
  const place = expectedAt === null ? 1 : 1 - Math.abs(start - expectedAt) / Math.max(1, text.length);
  const sum = WEIGHT.quote * quote + WEIGHT.prefix * before + WEIGHT.suffix * after + WEIGHT.place * place;
  return { start, end, quote, context: (before + after) / 2, score: sum / WEIGHTS, margin: 1 };
}

/** Places whose words are the quote's, or nearly. */
function likePlaces(text: string, exact: string): Candidate[] {
  const mostErrors = Math.min(MOST_ERRORS, Math.floor(exact.length * LARGEST_DIFFERENCE));
  const exactly = everyPlace(text, exact);
  return exactly.length > 0 ? exactly : search(text, exact, mostErrors);
}

/**
 * The likeliest place of a quote in `text`, or null when nothing comes near. Quote and text must be folded alike.
 * @param expectedAt where it stood last, in units of `text`; null when unknown.
 */
export function matchQuote(text: string, selector: QuoteSelector, expectedAt: number | null = null): QuoteMatch | null {
  if (selector.exact === '') return null;
  const ranked = likePlaces(text, selector.exact)
    .map((candidate) => scored(text, selector, candidate, expectedAt))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (!best) return null;
  const rival = ranked.find((each) => each.start >= best.end || each.end <= best.start);
  return { ...best, margin: rival ? best.score - rival.score : 1 };
}

/** Letters of the context on either side that must stand there for the words between to be looked at. */
export const NEAREST = 12;

/** Where what stood before and what stood after still stand, with other words between. */
function refilledPlaces(text: string, { exact, prefix = '', suffix = '' }: QuoteSelector): Candidate[] {
  const before = prefix.slice(-NEAREST);
  const after = suffix.slice(0, NEAREST);
  if (before.length < NEAREST || after.length < NEAREST) return [];
  return everyPlace(text, before).flatMap(({ end: start }) => {
    const end = text.indexOf(after, start);
    if (end <= start || end - start > MOST_GROWN * exact.length + NEAREST) return [];
    const words = text.slice(start, end);
    return [{ start, end, errors: (1 - likeness(words, exact)) * exact.length }];
  });
}

/** Times that further places are looked for: the search tells the best alone, all that are as good. */
const ROUNDS = 3;

/** Places with ever fewer of the quote's words. */
function likePlacesInTurn(text: string, exact: string): Candidate[] {
  const found: Candidate[] = [];
  let left = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = likePlaces(left, exact);
    if (next.length === 0) break;
    found.push(...next);
    for (const { start, end } of next) left = left.slice(0, start) + '\n'.repeat(end - start) + left.slice(end);
  }
  return found;
}

/** All places that anything speaks for, the likeliest first; `margin` is not told. Quote and text must be folded alike. */
export function rankedPlaces(text: string, selector: QuoteSelector): QuoteMatch[] {
  if (selector.exact === '') return [];
  return [...likePlacesInTurn(text, selector.exact), ...refilledPlaces(text, selector)]
    .map((candidate) => scored(text, selector, candidate, null))
    .sort((a, b) => b.score - a.score);
}

/** Fewer letters stand anywhere: it takes nearly all that stood around them to tell that it is those. */
const FEW_LETTERS = 4;
const CONTEXT_OF_FEW = 0.8;

/** Sure enough to put an annotation there without asking anybody. */
export function isSure(match: QuoteMatch): boolean {
  if (match.end - match.start < FEW_LETTERS && match.context < CONTEXT_OF_FEW) return false;
  if (match.quote === 1 && match.context >= 0.5 && match.margin >= 0.05) return true;
  return match.score >= 0.75 && match.margin >= 0.1 && match.quote >= 0.7;
}

export type ExactPlace = Range | 'absent' | 'ambiguous';

function fitsAround(text: string, place: Range, prefix: string, suffix: string): boolean {
  const before = text.slice(0, place.start).trimEnd();
  return before.endsWith(prefix.trim()) && text.slice(place.end).trimStart().startsWith(suffix.trim());
}

function findFolded(text: Folded, exact: Folded, prefix: Folded, suffix: Folded): ExactPlace {
  const places = everyPlace(text.text, exact.text);
  const [only, ...others] = places;
  if (!only) return 'absent';
  if (others.length === 0) return text.rangeOf(only);
  const [fitting, ...more] = places.filter((place) => fitsAround(text.text, place, prefix.text, suffix.text));
  return fitting && more.length === 0 ? text.rangeOf(fitting) : 'ambiguous';
}

/**
 * The one place in the flat text with these words. Line ends may be those of `/text` or of the flat text; only where
 * the words are not found to the letter, blanks and typography are left aside. What stands around them tells equal
 * places apart.
 */
export function findExact(flat: string, selector: QuoteSelector): ExactPlace {
  const { exact, prefix = '', suffix = '' } = selector;
  if (exact.trim() === '') return 'absent';
  for (const fold of [foldLineEnds, foldBlanks]) {
    const found = findFolded(fold(flat), fold(exact), fold(prefix), fold(suffix));
    if (found !== 'absent') return found;
  }
  return 'absent';
}
