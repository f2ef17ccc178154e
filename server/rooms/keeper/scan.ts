/** One look at the text: what stands there, and what became of it since the last look. */
import type * as Y from 'yjs';
import { type Change, changesBetween } from '../../../shared/passage/changes.ts';
import { type Coverage, readCoverage } from '../../../shared/passage/covered.ts';
import { type Fold, type Folded, foldLines } from '../../../shared/passage/folded.ts';
import { addTrigrams } from '../../../shared/passage/likeness.ts';
import { mergeRanges, type Range } from '../../../shared/passage/range.ts';
import { touchedBlocks } from './touched.ts';

export interface Scan {
  text: Y.Text;
  coverage: Coverage;
  /** What was looked at last; null at the first look. */
  before: Coverage | null;
  /** Since `before`; the whole text at the first look. */
  changes: readonly Change[];
  folded: () => Folded;
  /** Trigrams of the touched blocks; empty when nothing was touched. */
  touched: () => ReadonlySet<string>;
  /** What is new since `before`; nothing at the first look, when there is nothing to compare with. */
  arrived: () => readonly Range[];
  fold: Fold;
}

/** What only some looks need is made when first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function trigramsIn(text: string, ranges: readonly Range[], fold: Fold): Set<string> {
  const trigrams = new Set<string>();
  for (const range of ranges) addTrigrams(trigrams, foldLines(text.slice(range.start, range.end), fold).text);
  return trigrams;
}

export function scanOf(text: Y.Text, before: Coverage | null, fold: Fold): Scan {
  const coverage = readCoverage(text);
  const whole = { start: 0, end: coverage.text.length, was: { start: 0, end: 0 } };
  const changes = before ? changesBetween(before, coverage) : [whole];
  return {
    text,
    coverage,
    before,
    changes,
    fold,
    folded: once(() => foldLines(coverage.text, fold)),
    touched: once(() => trigramsIn(coverage.text, touchedBlocks(coverage.text, changes), fold)),
    arrived: once(() => (before ? mergeRanges(changes) : [])),
  };
}
