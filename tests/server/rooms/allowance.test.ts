import { expect, it } from 'vitest';
import { Allowance, createAllowances } from '../../../server/rooms/allowance.ts';

it('[R-HTTP-15] an allowance is spent, grows back with time up to its burst, and what was refused costs nothing', () => {
  const allowance = new Allowance(3, 2, 0);
  const many = (count: number, now: number) =>
    Array.from({ length: count }, () => allowance.spend(1, now)).filter(Boolean).length;
  expect(many(1_000, 0)).toBe(3);
  expect(many(1_000, 500)).toBe(1);
  expect(many(1_000, 60_000)).toBe(3);
  expect(many(1_000, 59_000)).toBe(0);
});

it('[R-HTTP-15] everybody has an allowance of their own, and who keeps asking is not forgotten', () => {
  const allows = createAllowances(1, 0, () => 0);
  expect([allows('eve'), allows('eve'), allows('ann'), allows('ann')]).toEqual([true, false, true, false]);
  for (let other = 0; other < 4_999; other += 1) {
    allows(`other ${other}`);
    if (other % 1_000 === 0) expect(allows('eve')).toBe(false);
  }
  expect([allows('eve'), allows('ann')]).toEqual([false, true]);
});
