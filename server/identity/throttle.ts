/**
 * Slows down guessing. Failures are counted per account *and* address, so that nobody can lock out somebody else; past
 * ten in a quarter of an hour that pair waits. An address that tries many accounts has a larger allowance of its own.
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
}

/** IPv4 as it is, IPv6 by its /64: one person's network. */
function network(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address;
}

export function createThrottle(clock: () => number): Throttle {
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
  const pair = (account: string, address: string) => `pair ${account.toLowerCase().slice(0, 320)} ${network(address)}`;
  const alone = (address: string) => `address ${network(address)}`;
  return {
    waitFor: (account, address) => Math.max(wait(pair(account, address), PER_PAIR), wait(alone(address), PER_ADDRESS)),
    failed(account, address) {
      count(pair(account, address));
      count(alone(address));
    },
    succeeded(account, address) {
      counters.delete(pair(account, address));
    },
  };
}
