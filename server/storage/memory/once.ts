import type { OnceStore } from '../peoplePorts.ts';

export function createMemoryOnce(): OnceStore {
  const taken = new Map<string, number>();
  return {
    async take(key, now, until) {
      if ((taken.get(key) ?? 0) > now) return false;
      taken.set(key, until);
      return true;
    },
  };
}
