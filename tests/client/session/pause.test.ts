import { expect, it } from 'vitest';
import { pauseAfter } from '../../../client/session/pause.ts';

/** As y-websocket reckons, which counts this failure first. */
const waits = ({ cap, failures }: { cap: number; failures: number }) => Math.min(2 ** (failures + 1) * 100, cap);

it('[R-NODE-18] a node that ends has its people come back over a second and a half, each at its own moment', () => {
  const pauses = [0, 0.25, 0.5, 0.75, 1].map((random) => waits(pauseAfter('server.stopping', 0, random)));
  expect(pauses).toEqual([100, 450, 800, 1_150, 1_500]);
});

it('[R-SESSION-6] a lost socket comes back soon, and later with every failure, up to four seconds', () => {
  const pauses = [0, 1, 3, 8].map((failures) => [0, 1].map((random) => waits(pauseAfter(null, failures, random))));
  expect(pauses).toEqual([
    [80, 200],
    [160, 400],
    [640, 1_600],
    [1_600, 4_000],
  ]);
});
