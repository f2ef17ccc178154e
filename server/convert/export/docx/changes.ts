/**
 * Open suggestions as tracked changes. Word knows no change that lies in another one, and ours may: the first on its words
 * is tracked, and any that touches them is told as a comment. So is what changes more than words within one block.
 */

import { LINE_SEPARATOR, PARAGRAPH_END } from '../../../../shared/text/block.ts';
import type { TextBlock } from '../../../../shared/text/blocks.ts';
import { textOf } from '../../../../shared/text/blocks.ts';
import { wordHunks } from '../../../../shared/text/wordDiff.ts';
import type { ToldOf } from '../source.ts';

/** Words of the text that are to go, and what is to come behind them; indexes are those of the flat text. */
export interface TrackedChange {
  from: number;
  to: number;
  insert: string;
  suggestion: ToldOf<'suggestion'>;
}

/** A suggestion with the place of its passage. */
export interface PlacedSuggestion {
  suggestion: ToldOf<'suggestion'>;
  from: number;
  to: number;
}

/** From the first word that differs to the last: one suggestion stays one change, to be taken or left as a whole. */
function changeOf({ suggestion, from, to }: PlacedSuggestion, block: TextBlock): TrackedChange | null {
  const before = textOf(block).slice(from - block.start, to - block.start);
  const after = suggestion.text.replaceAll('\n', LINE_SEPARATOR);
  const hunks = wordHunks(before, after);
  const [first, last] = [hunks[0], hunks.at(-1)];
  if (!first || !last) return null;
  const tail = before.length - last.to;
  return {
    from: from + first.from,
    to: from + last.to,
    insert: after.slice(first.from, after.length - tail),
    suggestion,
  };
}

/** True when they share a word, or stand so close that one could not be told from the other. */
const touches = (a: TrackedChange, b: TrackedChange) => a.from <= b.to && b.from <= a.to;

/** @returns what is tracked, and the suggestions that have to be told in words. */
export function trackedChanges(
  placed: readonly PlacedSuggestion[],
  blocks: readonly TextBlock[],
): { changes: TrackedChange[]; inWords: PlacedSuggestion[] } {
  const changes: TrackedChange[] = [];
  const inWords: PlacedSuggestion[] = [];
  for (const each of placed) {
    const block = blocks.find(({ start, end }) => start <= each.from && each.to <= end);
    const isPlain = each.suggestion.format === null && !each.suggestion.text.includes(PARAGRAPH_END);
    const change = block && isPlain ? changeOf(each, block) : null;
    if (change && !changes.some((other) => touches(other, change))) changes.push(change);
    else inWords.push(each);
  }
  return { changes, inWords };
}
