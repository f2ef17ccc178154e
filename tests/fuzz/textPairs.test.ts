// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { mergeTrial, totalsOf } from '../support/mergeTrial.ts';
import { seededRandom } from '../support/random.ts';
import { EDITS, MOVES } from '../support/textOperations.ts';

const NAMES = Object.keys(EDITS);

it('[R-TEXT-1] two people who edit at the same moment lose no character, and only a double move doubles', () => {
  const outcomes = NAMES.flatMap((a) => NAMES.map((b) => ({ a, b, outcome: mergeTrial([a], [b]) })));
  const totals = totalsOf(outcomes.map(({ outcome }) => outcome));
  process.stdout.write(`${outcomes.length} ordered pairs of ${NAMES.length} edits: ${JSON.stringify(totals)}\n`);
  const doubled = outcomes.filter(({ outcome }) => outcome.doubled > 0);
  expect(doubled.filter(({ a, b }) => !(MOVES.has(a) && MOVES.has(b)))).toEqual([]);
  expect(totals).toMatchObject({
    lost: 0,
    strayPassage: 0,
    converged: 0,
    fallbacks: 0,
    mismatches: 0,
    inapplicable: 0,
  });
});

it('[R-TEXT-1] nor do two people who make up to three edits each before they hear of each other', () => {
  const seed = 1;
  const random = seededRandom(seed);
  const some = () => Array.from({ length: 1 + random.below(3) }, () => random.pick(NAMES));
  const outcomes = Array.from({ length: 2500 }, () => {
    const [a, b] = [some(), some()];
    return { a, b, outcome: mergeTrial(a, b) };
  });
  const totals = totalsOf(outcomes.map(({ outcome }) => outcome));
  process.stdout.write(`${outcomes.length} random pairs, seed ${seed}: ${JSON.stringify(totals)}\n`);
  const isBad = (each: (typeof outcomes)[number]) => each.outcome.lost > 0 || !each.outcome.converged;
  expect(outcomes.filter(isBad), `seed ${seed}`).toEqual([]);
  expect(totals).toMatchObject({ fallbacks: 0, mismatches: 0 });
});
