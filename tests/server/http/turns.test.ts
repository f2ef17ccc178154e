import { expect, it } from 'vitest';
import { Turns } from '../../../server/transport/http/turns.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

it('[R-HTTP-18] eight requests of one credential go on at a time, in their order, and nobody waits for another’s', async () => {
  const turns = new Turns();
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  for (let n = 0; n < 12; n += 1) {
    void turns.take('eve').then((handOn) => {
      begun.push(n);
      ends.push(handOn);
    });
  }
  await settled();
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  const ben = await turns.take('ben');
  ben();
  for (let n = 0; n < 4; n += 1) ends[n]?.();
  await settled();
  await settled();
  expect(begun).toEqual(Array.from({ length: 12 }, (_, n) => n));
});

it('[R-HTTP-18] of more than two thousand that wait, the next is refused', async () => {
  const turns = new Turns();
  for (let n = 0; n < 2_008; n += 1) void turns.take('eve');
  await expect(turns.take('eve')).rejects.toMatchObject({ status: 429, code: 'request.tooMany' });
});
