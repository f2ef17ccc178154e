import { createHash } from 'node:crypto';
import { networkOf } from '../network.ts';

/**
 * Slows down guessing. Failures are counted per account *and* address, so that nobody can lock out somebody else; past
 * ten in a quarter of an hour that pair waits. An address that tries many accounts has a larger allowance of its own.
 * Several nodes tell one another, so that trying them in turn gives no more guesses; under hashes, for it is nobody's
 * affair who mistyped.
 */
const WINDOW_MS = 15 * 60_000;
const PER_PAIR = 10;
const PER_ADDRESS = 100;
/** Bounds the memory that a stranger can cost; the oldest counters go first. */
const MAX_COUNTERS = 20_000;

export interface Throttle {
  /** Seconds to wait before this account may be tried from this address; 0 when it may be tried now. */
  waitFor(account: string, address: string): number;
  failed(account: string, address: string): void;
  succeeded(account: string, address: string): void;
  /** Counts what failed on another node, and forgets what succeeded there. */
  heard(keys: readonly string[]): void;
}

/** What is told of a key: `+` where it failed, `-` where it is to be forgotten. */
const FAILED = '+';
const FORGOTTEN = '-';
const hashed = (key: string) => createHash('sha256').update(key).digest('base64url');

/** @param tell hands to the other nodes what they are to hear. */
export function createThrottle(clock: () => number, tell: (keys: string[]) => void = () => undefined): Throttle {
  const counters = new Map<string, { count: number; since: number }>();
  const live = (key: string) => {
    const counter = counters.get(key);
    return counter && clock() - counter.since < WINDOW_MS ? counter : null;
  };
  const wait = (key: string, limit: number) => {
    const counter = live(key);
    if (!counter || counter.count < limit) return 0;
    return Math.max(1, Math.ceil((counter.since + WINDOW_MS - clock()) / 1000));
  };
  const count = (key: string) => {
    const counter = live(key) ?? { count: 0, since: clock() };
    counters.delete(key);
    counters.set(key, { ...counter, count: counter.count + 1 });
    const [oldest] = counters.keys();
    if (counters.size > MAX_COUNTERS && oldest !== undefined) counters.delete(oldest);
  };
  const pair = (account: string, address: string) =>
    hashed(`pair ${account.toLowerCase().slice(0, 320)} ${networkOf(address)}`);
  const alone = (address: string) => hashed(`address ${networkOf(address)}`);
  return {
    waitFor: (account, address) => Math.max(wait(pair(account, address), PER_PAIR), wait(alone(address), PER_ADDRESS)),
    failed(account, address) {
      const keys = [pair(account, address), alone(address)];
      keys.forEach(count);
      tell(keys.map((key) => FAILED + key));
    },
    succeeded(account, address) {
      const key = pair(account, address);
      if (counters.delete(key)) tell([FORGOTTEN + key]);
    },
    heard(keys) {
      for (const said of keys) {
        if (said.startsWith(FAILED)) count(said.slice(FAILED.length));
        else if (said.startsWith(FORGOTTEN)) counters.delete(said.slice(FORGOTTEN.length));
      }
    },
  };
}
