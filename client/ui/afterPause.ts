/** Work that waits for a pause: while somebody types it would only take time from the next key. */
import type { AfterPaint } from './afterPaint.ts';

/**
 * @param pauseMs so long nobody may have asked for it
 * @param mostMs so long after the first asking it is done all the same, for others may type without end
 */
export function afterPause(work: () => void, pauseMs: number, mostMs: number): AfterPaint {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstAt: number | null = null;
  const done = () => {
    firstAt = null;
    work();
  };
  return {
    soon() {
      const now = performance.now();
      firstAt ??= now;
      clearTimeout(timer);
      timer = setTimeout(done, Math.min(pauseMs, firstAt + mostMs - now));
    },
    cancel() {
      clearTimeout(timer);
      firstAt = null;
    },
  };
}
