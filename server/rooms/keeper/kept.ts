/** A passage as the keeper holds it while the article is open: its record, and what a record alone does not say. */
import type { Target } from '../../../shared/ledger/selectors.ts';
import { type Fold, foldLines } from '../../../shared/passage/folded.ts';
import { addTrigrams, trigramsOf } from '../../../shared/passage/likeness.ts';
import type { FormerParagraph, PassageCandidate, PassageState } from '../../../shared/passage/passageState.ts';
import type { Quote } from '../../../shared/passage/wording.ts';
import type { PassageRecord } from '../../storage/ports.ts';
import type { Said } from './clip.ts';

/** A passage before somebody began to take it away piece by piece. */
export interface Whole {
  quote: Quote;
  paragraph: FormerParagraph;
  /** ISO 8601: when it last became shorter. */
  at: string;
}

export interface Kept {
  record: PassageRecord;
  /** Trigrams of everything it said since the article was opened. */
  words: Set<string>;
  /** What the sender pointed at, while its place was not found yet; lost on a restart, the quote is not. */
  sought: Target | null;
  /** Whether the last look left it alone: until something touches it, another would, too. */
  settled: boolean;
  /** Set while it becomes shorter and shorter. */
  whole: Whole | null;
  /** While it is detached: where its words may belong; null before they were looked for. */
  candidates: readonly PassageCandidate[] | null;
}

export function keep(record: PassageRecord, fold: Fold, sought: Target | null = null): Kept {
  const words = trigramsOf(foldLines(record.exact, fold).text);
  return { record, words, sought, settled: false, whole: null, candidates: null };
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

/** What people are told of it. A new one that no look has been taken at is on its way into the text. */
export function stateOf({ record, settled, candidates }: Kept): PassageState {
  const { id, status, reattached, lost, changes } = record;
  const last = changes.at(-1);
  const changed = last ? { by: last.by, at: last.at } : null;
  const isThere = status === 'anchored' || (status === 'pending' && !settled);
  return isThere
    ? { id, status: 'anchored', reattached, lost: reattached ? lost : null, candidates: [], changed }
    : { id, status: 'detached', reattached, lost, candidates: [...(candidates ?? [])], changed };
}
