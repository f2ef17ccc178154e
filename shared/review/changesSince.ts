/**
 * What became of the sentences since the article was cleared. A sentence that is no longer there and one that is new are
 * one change where they share enough words; the rest were added or taken out.
 */
import type { Clearance } from '../ledger/clearance.ts';
import type { ReviewBlock } from './reviewBlock.ts';
import { type SentencePlace, sentenceHashes, touchedSince } from './version.ts';

export interface SentenceChange {
  /** How it read when it was cleared; null where it was added, or where that was not kept. */
  before: string | null;
  /** Where it stands now; null where it was taken out. */
  after: SentencePlace | null;
  /** How it reads now. */
  text: string;
}

/** Share of the longer one's words that two wordings of one sentence have in common at least. */
const SAME_SENTENCE = 0.34;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** From 0 for nothing in common to 1. */
function likeness(a: string, b: string): number {
  const left = wordsOf(b);
  const longest = Math.max(wordsOf(a).length, left.length, 1);
  let common = 0;
  for (const word of wordsOf(a)) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return common / longest;
}

/** The cleared sentences that are no longer there, in their order. */
function goneSince(blocks: readonly ReviewBlock[], { sentences, wordings }: Clearance, language: string): string[] {
  const left = new Map<string, number>();
  for (const hash of sentenceHashes(blocks, language)) left.set(hash, (left.get(hash) ?? 0) + 1);
  return (wordings ?? []).filter((_wording, index) => {
    const hash = sentences[index] ?? '';
    const count = left.get(hash) ?? 0;
    left.set(hash, count - 1);
    return count <= 0;
  });
}

/** In the order of the text, those that were taken out last. */
export function changesSince(blocks: readonly ReviewBlock[], cleared: Clearance, language: string): SentenceChange[] {
  const gone = goneSince(blocks, cleared, language);
  const touched = touchedSince(blocks, cleared.sentences, language).map((after): SentenceChange => {
    const text = blocks[after.block]?.text.slice(after.start, after.end) ?? '';
    const scores = gone.map((wording) => likeness(wording, text));
    const best = Math.max(...scores);
    const before = best >= SAME_SENTENCE ? (gone.splice(scores.indexOf(best), 1)[0] ?? null) : null;
    return { before, after, text };
  });
  return [...touched, ...gone.map((before) => ({ before, after: null, text: '' }))];
}
