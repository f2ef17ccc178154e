/** Which proposals a person is shown: those on words that carry no claim, and that this person did not dismiss. */
import type { ProposalKind } from '../../shared/detect/proposal.ts';
import { annotationsOf, isOpen, type LedgerState } from '../../shared/ledger/state.ts';
import type { ReviewBlock } from '../../shared/review/reviewBlock.ts';
import type { FoundMark } from './detectionWork.ts';

export interface ShownProposal {
  /** The same for as long as its block does not change. */
  id: string;
  kind: ProposalKind;
  words: string;
  /** Number of its block (`Detection.idOf`), and UTF-16 units of that block's text. */
  block: number;
  start: number;
  end: number;
  /** What the body says with a hedge where these words are plain; null for any other proposal. */
  hedged: string | null;
}

/** A proposal counts as claimed when claims have so much of its words. */
const CLAIMED = 0.5;

/** Passages of what somebody has taken on already: claims, and sentences in which there is nothing to check. */
export function takenPassages(ledger: LedgerState): Set<string> {
  const taken = [...annotationsOf(ledger, 'claim'), ...annotationsOf(ledger, 'sentence')].filter(isOpen);
  return new Set(taken.flatMap(({ passages }) => passages.map(({ id }) => id)));
}

function isClaimed({ start, end }: FoundMark, { stretches }: ReviewBlock, taken: ReadonlySet<string>): boolean {
  const over = stretches
    .filter((stretch) => taken.has(stretch.id) && stretch.start < end && start < stretch.end)
    .toSorted((a, b) => a.start - b.start);
  let covered = 0;
  let at = start;
  for (const stretch of over) {
    const from = Math.max(at, stretch.start);
    const to = Math.min(end, stretch.end);
    covered += Math.max(0, to - from);
    at = Math.max(at, to);
  }
  return covered >= (end - start) * CLAIMED;
}

/** @param wordsAt words of another block, where a hedge stands. */
export function proposalsOf(
  id: number,
  block: ReviewBlock,
  marks: readonly FoundMark[],
  taken: ReadonlySet<string>,
  wordsAt: (place: { block: number; start: number; end: number }) => string,
): ShownProposal[] {
  return marks
    .filter((mark) => !isClaimed(mark, block, taken))
    .map(({ kind, start, end, drift }) => ({
      id: `${id}:${kind}:${start}:${end}${drift ? ':drift' : ''}`,
      ...{ kind, block: id, start, end, words: block.text.slice(start, end) },
      hedged: drift ? wordsAt(drift) : null,
    }));
}
