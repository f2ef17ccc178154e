/** Time as the rooms see it; tests own it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `task` after the input that is waiting now has been read: once for a whole turn of the event loop. */
  soon(task: () => void): void;
  /** Runs `task` once, `ms` from now; the returned function calls it off. */
  after(ms: number, task: () => void): () => void;
}

export function systemClock(): Clock {
  return {
    now: Date.now,
    soon: (task) => void setImmediate(task),
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  };
}
