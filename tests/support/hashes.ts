/** Counts the argon2 hashes that are made in this process, and how many at a time. */
import { createHook } from 'node:async_hooks';

export interface HashCount {
  begun(): number;
  /** At the same time, at most. */
  most(): number;
  stop(): void;
}

export function countHashes(): HashCount {
  const running = new Set<number>();
  let begun = 0;
  let most = 0;
  const hook = createHook({
    init(id, type) {
      if (type !== 'ARGON2REQUEST') return;
      running.add(id);
      begun += 1;
      most = Math.max(most, running.size);
    },
    before: (id) => void running.delete(id),
  }).enable();
  return { begun: () => begun, most: () => most, stop: () => void hook.disable() };
}
