/** A passage as the keeper holds it while the article is open: its record, and what a record alone does not say. */
import type { Target } from '../../../shared/ledger/selectors.ts';
import { type Fold, foldLines } from '../../../shared/passage/folded.ts';
import { addTrigrams, trigramsOf } from '../../../shared/passage/likeness.ts';
import type { PassageRecord } from '../../storage/ports.ts';
import type { Said } from './clip.ts';

export interface Kept {
  record: PassageRecord;
  /** Trigrams of everything it said since the article was opened. */
  words: Set<string>;
  /** What the sender pointed at, while its place was not found yet; lost on a restart, the quote is not. */
  sought: Target | null;
  /** Whether the last look left it alone: until something touches it, another would, too. */
  settled: boolean;
}

export function keep(record: PassageRecord, fold: Fold, sought: Target | null = null): Kept {
  return { record, words: trigramsOf(foldLines(record.exact, fold).text), sought, settled: false };
}

export function saidBy(kept: Kept): Said {
  return { exact: kept.record.exact, longest: kept.record.longest, words: kept.words };
}

/** Takes over what was learned, once it is in the text. */
export function learn(kept: Kept, record: PassageRecord, fold: Fold): void {
  if (record.exact !== kept.record.exact) addTrigrams(kept.words, foldLines(record.exact, fold).text);
  kept.record = record;
  if (record.status === 'anchored') kept.sought = null;
}
