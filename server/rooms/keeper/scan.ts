/** One look at the text: what stands there, and what became of it since the last look. */
import type * as Y from 'yjs';
import { once } from '../../../shared/once.ts';
import { type Change, changesBetween } from '../../../shared/passage/changes.ts';
import { type Coverage, readCoverage } from '../../../shared/passage/covered.ts';
import { type Fold, type Folded, foldLines } from '../../../shared/passage/folded.ts';
import { addTrigrams } from '../../../shared/passage/likeness.ts';
import { mergeRanges, type Range } from '../../../shared/passage/range.ts';
import { readBlocks } from '../../../shared/text/blocks.ts';
import type { Removal } from './removals.ts';
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
  /** What is left-over of a CMS: nobody's words are looked for in it. */
  residue: () => readonly Range[];
  fold: Fold;
  /** Who took what away since `before`, in order. */
  removals: readonly Removal[];
  /** Whom a Yjs client id belongs to; null for the server's own. */
  ownerOf(client: number): string | null;
  /** ISO 8601. */
  at: string;
}

/** What a look knows beside the text. */
export type Known = Pick<Scan, 'before' | 'fold' | 'removals' | 'ownerOf' | 'at'>;

function trigramsIn(text: string, ranges: readonly Range[], fold: Fold): Set<string> {
  const trigrams = new Set<string>();
  for (const range of ranges) addTrigrams(trigrams, foldLines(text.slice(range.start, range.end), fold).text);
  return trigrams;
}

function residueIn(text: Y.Text): Range[] {
  return readBlocks(text).filter(({ type }) => type === 'residue');
}

export function scanOf(text: Y.Text, known: Known): Scan {
  const { before, fold } = known;
  const coverage = readCoverage(text);
  const whole = { start: 0, end: coverage.text.length, was: { start: 0, end: 0 } };
  const changes = before ? changesBetween(before, coverage) : [whole];
  return {
    ...known,
    text,
    coverage,
    changes,
    folded: once(() => foldLines(coverage.text, fold)),
    touched: once(() => trigramsIn(coverage.text, touchedBlocks(coverage.text, changes), fold)),
    arrived: once(() => (before ? mergeRanges(changes) : [])),
    residue: once(() => residueIn(text)),
  };
}
