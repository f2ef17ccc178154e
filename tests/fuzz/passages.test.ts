// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { fuzzPassages, type Network } from '../support/passageFuzz.ts';

const EDITS = 1_200;
const PASSAGES = 30;

/** Two are drawn anew for every run, and told when it fails; the others make runs comparable. */
function seedsFrom(first: number, count: number): number[] {
  const fresh = Array.from({ length: 2 }, () => 1_000 + Math.floor(Math.random() * 1_000_000));
  return [...Array.from({ length: count }, (_, place) => first + place), ...fresh];
}

async function run(network: Network, seeds: readonly number[]) {
  const sum = { survived: 0, found: 0, covered: 0, belonging: 0, wrong: 0 };
  for (const seed of seeds) {
    const outcome = await fuzzPassages({ seed, edits: EDITS, passages: PASSAGES, network });
    expect(outcome, `${network}, seed ${seed}`).toMatchObject({ converged: true, atRest: true });
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome[key];
  }
  return { recall: sum.found / sum.survived, precision: sum.belonging / sum.covered, wrong: sum.wrong };
}

it.each<[Network, first: number, count: number, recall: number, precision: number]>([
  ['online', 31, 1, 0.995, 0.995],
  ['lagging', 41, 2, 0.99, 0.99],
  ['offline', 51, 8, 0.93, 0.99],
])(
  '[R-PASS-12] passages keep their words while three people edit %s',
  async (network, first, count, recall, precision) => {
    const seeds = seedsFrom(first, count);
    const outcome = await run(network, seeds);
    const told = `${network}, seeds ${seeds.join(', ')}: ${JSON.stringify(outcome)}`;
    expect(outcome.recall, told).toBeGreaterThanOrEqual(recall);
    expect(outcome.precision, told).toBeGreaterThanOrEqual(precision);
    expect(outcome.wrong, told).toBe(0);
  },
);
