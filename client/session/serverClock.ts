/** The server's clock as this page knows it: leases are held by it, whatever this computer's clock says. */
import { createStore, type Readable } from './store.ts';

export interface ServerClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that the server's clock is ahead of this computer's; 0 until it was heard. */
  readonly ahead: Readable<number>;
  /** Takes in what the server's clock said this moment; the way here makes it a little late. */
  heard(serverNow: number): void;
}

/** @param now this computer's clock, milliseconds since the epoch. */
export function createServerClock(now: () => number): ServerClock {
  const ahead = createStore(0);
  return {
    now: () => now() + ahead.get(),
    ahead,
    heard: (serverNow) => ahead.set(serverNow - now()),
  };
}
