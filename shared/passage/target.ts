/** From a selection to a target, and from a target to its place in the text as it stands. */
import type * as Y from 'yjs';
import type { QuoteSelector, RangeSelector, Target } from '../ledger/selectors.ts';
import { NEWLINE } from '../text/block.ts';
import { type Coverage, type IdRun, readCoverage } from './covered.ts';
import { foldLines } from './folded.ts';
import { isNearly, MOST_GROWN } from './likeness.ts';
import { findExact, isSure, matchQuote } from './quote.ts';
import type { Range } from './range.ts';
import { charactersAtEnds, encodeRange, resolveRange } from './relative.ts';
import { quoteOf } from './wording.ts';

const isInsidePair = (flat: string, index: number) =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(flat.slice(index - 1, index + 1));

/** The range of whole characters without the line ends at its edges; null when nothing else is in it. */
function trimmed(flat: string, range: Range): Range | null {
  let start = isInsidePair(flat, range.start) ? range.start - 1 : range.start;
  let end = isInsidePair(flat, range.end) ? range.end + 1 : range.end;
  while (start < end && flat[start] === NEWLINE) start += 1;
  while (start < end && flat[end - 1] === NEWLINE) end -= 1;
  return start < end && flat.slice(start, end).trim() !== '' ? { start, end } : null;
}

/** What our client sends: a range, and its words as a check. */
export interface SelectedTarget {
  quote: QuoteSelector;
  range: RangeSelector;
}

/**
 * What a client sends for a selection: the range, and its words with what stands around them as a check. Null when nothing but blanks is selected.
 * @param startIndex index in the `Y.Text`; `endIndex` is not included.
 */
export function targetOf(text: Y.Text, startIndex: number, endIndex: number): SelectedTarget | null {
  const flat = readCoverage(text).text;
  const range = trimmed(flat, { start: startIndex, end: endIndex });
  const quote = range && quoteOf(flat, [range]);
  return range && quote ? { quote, range: encodeRange(text, range) } : null;
}

/**
 * The target as the document has it now; call it at the moment of sending. Where the range no longer holds the words
 * that were selected (they were moved or deleted meanwhile), it stays as it was, and the quote will decide.
 */
export function refreshedTarget(text: Y.Text, target: SelectedTarget): SelectedTarget {
  const range = locateRange(text, readCoverage(text), target.range, target.quote);
  return (range && targetOf(text, range.start, range.end)) ?? target;
}

/** `later`: a range that points at text which has not arrived, or whose words are gone; it is worth another try. */
export type Located = Range | 'absent' | 'ambiguous' | 'later';

function locateRange(text: Y.Text, coverage: Coverage, selector: RangeSelector, quote?: QuoteSelector): Range | null {
  const resolved = resolveRange(text, selector);
  const range = resolved && trimmed(coverage.text, resolved);
  if (!range) return null;
  if (!quote) return range;
  const found = foldLines(coverage.text.slice(range.start, range.end)).text;
  return isNearly(found, foldLines(quote.exact).text) ? range : null;
}

/** Where a quote surely is, be it reworded; null otherwise. */
function locateQuote(coverage: Coverage, quote: QuoteSelector): Range | null {
  const folded = foldLines(coverage.text);
  const { exact, prefix = '', suffix = '' } = quote;
  const match = matchQuote(folded.text, {
    exact: foldLines(exact).text,
    prefix: foldLines(prefix).text,
    suffix: foldLines(suffix).text,
  });
  return match && isSure(match) ? folded.rangeOf(match) : null;
}

/**
 * Where a target is. A range counts while its words are nearly those quoted; else the quote decides. A quote without a
 * range is never guessed: its words must stand in one place, or the text around must tell which.
 */
export function locate(text: Y.Text, coverage: Coverage, target: Target): Located {
  const { quote, range } = target;
  if (!range) return quote ? findExact(coverage.text, quote) : 'absent';
  const byRange = locateRange(text, coverage, range, quote);
  if (byRange) return byRange;
  return (quote && locateQuote(coverage, quote)) ?? 'later';
}

/**
 * What stands of a target that is to be looked for `later`, where a character at one of its ends is still there: whoever
 * took the rest away, or wrote another word between, had not heard that somebody had selected it. What stands between
 * the ends is not held to the quote: others may have written it, and whoever wants to misquote needs no such gap, for a
 * quote of what stands there and as much again passes `isNearly`, too.
 */
export function remainsOf(text: Y.Text, coverage: Coverage, { quote, range: selector }: Target): Range | null {
  if (!selector || !quote) return null;
  const resolved = resolveRange(text, selector);
  const range = resolved && trimmed(coverage.text, resolved);
  if (!range || range.end - range.start > MOST_GROWN * quote.exact.length) return null;
  const { start, end } = charactersAtEnds(selector);
  const stands = (character: IdRun | null, letter: string | undefined) =>
    coverage.whereAre(character ? [character] : []).some((place) => coverage.text[place.start] === letter);
  return stands(start, quote.exact[0]) || stands(end, quote.exact.at(-1)) ? range : null;
}
