/** In the passage fuzz, people who take out the first or last letters of a passage and type others in their place. */
import { readCoverage } from '../../shared/passage/covered.ts';
import type { Annotated, Trial } from './passageSteps.ts';
import type { TextPeer } from './textPeers.ts';

const MOST_LETTERS = 6;

/** Where this character of the text is shown. */
function positionOf(peer: TextPeer, index: number): number {
  const blocks = peer.text.toString().slice(0, index).split('\n').length;
  return index + blocks;
}

interface Edge {
  start: number;
  end: number;
  /** The character of the passage that stays beside what is taken out. */
  beside: string;
  isLast: boolean;
}

function edgeOf(peer: TextPeer, { random }: Trial, { id }: Annotated): Edge | null {
  const coverage = readCoverage(peer.text);
  const ranges = coverage.rangesOf(id);
  const isLast = random.chance() < 0.5;
  const range = isLast ? ranges.at(-1) : ranges[0];
  const length = 1 + random.below(MOST_LETTERS);
  if (!range || range.end - range.start <= length) return null;
  const start = isLast ? range.end - length : range.start;
  const beside = coverage.text[isLast ? start - 1 : start + length] ?? '';
  const isInLine = !(coverage.text.slice(start, start + length) + beside).includes('\n');
  return isInLine ? { start, end: start + length, beside, isLast } : null;
}

/**
 * Takes letters out at an edge of a passage; what is returned types others in their place, if there is one still.
 * Every passage that had letters there has the new ones.
 */
export function retypeEdge(peer: TextPeer, trial: Trial): (() => void) | null {
  const { random, annotated, prose } = trial;
  const each = random.pick(annotated);
  const edge = edgeOf(peer, trial, each);
  if (!edge) return null;
  const out = peer.text.toString().slice(edge.start, edge.end);
  peer.deleteRange(positionOf(peer, edge.start), positionOf(peer, edge.end));
  return () => {
    const found = peer.text.toString().indexOf(edge.beside);
    if (found < 0) return;
    const letters = prose.letters(1 + random.below(MOST_LETTERS));
    const having = annotated.filter(({ truth, inner }) => [...out].some((each) => truth.has(each) || inner.has(each)));
    for (const { inner } of having) for (const letter of letters) inner.add(letter);
    for (const letter of letters) each.retyped.add(letter);
    peer.type(positionOf(peer, edge.isLast ? found + 1 : found), letters);
  };
}
