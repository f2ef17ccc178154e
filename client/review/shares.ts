/** How far a block is, as a line: its states one under the other, each as long as its share of the words. */
import type { BlockCoverage, WordState } from '../../shared/review/coverage.ts';

/** What is done first, as in the bar. */
export const SHOWN_STATES = ['done', 'excluded', 'work', 'stale', 'untouched'] as const satisfies WordState[];

/** CSS custom properties, of which coverage.css makes a line: where each state that occurs begins, and how long it is. */
export type Shares = Readonly<Record<`--line-${WordState}`, string>>;

const known = new WeakMap<BlockCoverage, Partial<Shares>>();

/** In whole percent, so that a word more or less seldom draws a line anew. Empty where there are no words. */
export function sharesOf(block: BlockCoverage): Partial<Shares> {
  const before = known.get(block);
  if (before) return before;
  const { counts, words } = block;
  const percent = (count: number) => Math.round((100 * count) / words);
  const shares: Partial<Record<`--line-${WordState}`, string>> = {};
  let above = 0;
  for (const state of SHOWN_STATES) {
    if (counts[state] === 0) continue;
    const start = percent(above);
    above += counts[state];
    const length = percent(above) - start;
    // A background is placed by the room that it leaves, not by the length of the line.
    const place = length >= 100 ? 0 : Math.round((10_000 * start) / (100 - length)) / 100;
    shares[`--line-${state}`] = `50% ${place}% / var(--line-width-${state}, 100%) ${length}%`;
  }
  known.set(block, shares);
  return shares;
}

/** The same as the text of a `style`. */
export function shareStyle(block: BlockCoverage): string {
  return Object.entries(sharesOf(block))
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
}
