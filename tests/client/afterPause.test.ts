import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterPause } from '../../client/ui/afterPause.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('work waits for a pause, comes at last without one, and is called off', () => {
  let done = 0;
  const work = afterPause(() => (done += 1), 300, 1_000);
  work.soon();
  vi.advanceTimersByTime(299);
  work.soon();
  vi.advanceTimersByTime(299);
  expect(done).toBe(0);
  vi.advanceTimersByTime(1);
  expect(done).toBe(1);
  for (let key = 0; key < 10; key += 1) {
    work.soon();
    vi.advanceTimersByTime(101);
  }
  expect(done).toBe(2);
  work.soon();
  work.cancel();
  vi.advanceTimersByTime(2_000);
  expect(done).toBe(2);
});
