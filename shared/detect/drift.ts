/**
 * Hedge drift: a headline, standfirst, crosshead or caption says plainly what the body says only with a hedge. Two
 * sentences tell the same when most of the shorter one's telling words stand in the longer one. What the body says
 * plainly somewhere is no drift, however often it is hedged as well.
 */
import type { BlockMarks } from './block.ts';
import type { Sentence } from './sentences.ts';

export interface Drift {
  /** The plain words, and where the body hedges. */
  bare: Place;
  hedged: Place;
}

interface Place {
  block: number;
  start: number;
  end: number;
}

/** Share of the plain sentence's telling words that the hedged one has. */
const LIKE = 0.5;
const MIN_COMMON = 2;
/** A plain sentence of the body that says nearly as much stands for the claim. */
const NEARLY = 0.75;

interface Placed {
  block: number;
  sentence: Sentence;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const stem of a) if (b.has(stem)) common += 1;
  return common < MIN_COMMON ? 0 : common / a.size;
}

function best(of: Sentence, among: readonly Placed[]): { placed: Placed; like: number } | null {
  let found: { placed: Placed; like: number } | null = null;
  for (const placed of among) {
    const like = likeness(of.stems, placed.sentence.stems);
    if (like > (found?.like ?? 0)) found = { placed, like };
  }
  return found;
}

/** In the order of the text. Costs the leads' sentences times the body's: a handful times some hundreds. */
export function driftsIn(blocks: readonly Pick<BlockMarks, 'sentences'>[]): Drift[] {
  const all = blocks.flatMap(({ sentences }, block) => sentences.map((sentence) => ({ block, sentence })));
  const body = all.filter(({ sentence }) => !sentence.lead);
  const hedged = body.filter(({ sentence }) => sentence.hedged);
  const plain = body.filter(({ sentence }) => !sentence.hedged);
  const placeOf = ({ block, sentence: { start, end } }: Placed): Place => ({ block, start, end });
  return all.flatMap((lead) => {
    if (!lead.sentence.lead || lead.sentence.hedged || hedged.length === 0) return [];
    const said = best(lead.sentence, hedged);
    if (!said || said.like < LIKE) return [];
    const plainly = best(lead.sentence, plain);
    return plainly && plainly.like >= said.like * NEARLY ? [] : [{ bare: placeOf(lead), hedged: placeOf(said.placed) }];
  });
}
