// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { fuzzPassages, type Network } from '../support/passageFuzz.ts';

const EDITS = 1_200;
const PASSAGES = 30;
const NOTHING = { survived: 0, found: 0, covered: 0, belonging: 0, wrong: 0 };

async function run(network: Network, seeds: readonly number[]) {
  const sum = { ...NOTHING };
  for (const seed of seeds) {
    const outcome = await fuzzPassages({ seed, edits: EDITS, passages: PASSAGES, network });
    expect(outcome, `${network}, seed ${seed}`).toMatchObject({ converged: true, atRest: true });
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += outcome[key];
  }
  const told = `${network}, seeds ${seeds.join(', ')}: ${JSON.stringify(sum)}`;
  return { recall: sum.found / sum.survived, precision: sum.belonging / sum.covered, wrong: sum.wrong, told };
}

it.each<[Network, seeds: number[], recall: number, precision: number]>([
  ['online', [31, 856825], 0.995, 0.995],
  ['lagging', [41, 42, 43], 0.99, 0.99],
  ['offline', [51, 52, 53, 54, 55, 56], 0.93, 0.99],
])('[R-PASS-12] passages keep their words while three people edit %s', async (network, seeds, recall, precision) => {
  const outcome = await run(network, seeds);
  expect(outcome.recall, outcome.told).toBeGreaterThanOrEqual(recall);
  expect(outcome.precision, outcome.told).toBeGreaterThanOrEqual(precision);
  expect(outcome.wrong, outcome.told).toBe(0);
});

/** One run alone swings: a single long passage is several per cent of its characters. So the floor is lower here. */
it.each<[Network, recall: number, precision: number]>([
  ['online', 0.95, 0.95],
  ['lagging', 0.95, 0.95],
  ['offline', 0.7, 0.9],
])('[R-PASS-12] a history drawn anew, %s, puts no passage on wrong words', async (network, recall, precision) => {
  const outcome = await run(network, [1_000 + Math.floor(Math.random() * 1_000_000)]);
  expect(outcome.recall, outcome.told).toBeGreaterThanOrEqual(recall);
  expect(outcome.precision, outcome.told).toBeGreaterThanOrEqual(precision);
  expect(outcome.wrong, outcome.told).toBe(0);
});
