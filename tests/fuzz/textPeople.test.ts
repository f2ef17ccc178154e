// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { flatSchema, olderSchema } from '../support/flatSchema.ts';
import { type FuzzSettings, fuzzText } from '../support/textFuzz.ts';

const three = [flatSchema, flatSchema, flatSchema];
const six = [...three, ...three];
const mixed = [flatSchema, olderSchema, flatSchema];

const TRIALS: readonly (Omit<FuzzSettings, 'seed'> & { name: string; seeds: readonly number[] })[] = [
  { name: 'three people online', network: 'online', schemas: three, edits: 500, seeds: [11, 12, 13] },
  { name: 'six people online', network: 'online', schemas: six, edits: 400, seeds: [14] },
  { name: 'three people on slow lines', network: 'lagging', schemas: three, edits: 500, seeds: [21, 22, 23] },
  { name: 'five people on slow lines', network: 'lagging', schemas: six.slice(1), edits: 400, seeds: [24] },
  { name: 'four people, one away for long', network: 'offline', schemas: six.slice(2), edits: 500, seeds: [31, 32] },
  { name: 'three people, one with an older schema', network: 'lagging', schemas: mixed, edits: 400, seeds: [41, 42] },
];

describe('[R-TEXT-1] [R-TEXT-2] whoever edits whatever, nothing is lost and every document is its text', () => {
  for (const { name, seeds, ...settings } of TRIALS) {
    it.each(seeds)(`${name}, seed %i`, (seed) => {
      const outcome = fuzzText({ ...settings, seed });
      process.stdout.write(`${name}, seed ${seed}: ${JSON.stringify(outcome)}\n`);
      expect(outcome, `seed ${seed}`).toMatchObject({ lost: 0, converged: true, fallbacks: 0, mismatches: 0 });
    });
  }
});
