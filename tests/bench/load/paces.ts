/** What one edit delivered to one person costs a server, and how much it carries before people notice. */
import { CONTESTANTS, type ContestantName, scratchFolder, start } from './contestant.ts';
import { type Crowd, gather, pass } from './crowdProcess.ts';

/** People on articles. */
export interface Crowding {
  articles: number;
  /** On each. */
  people: number;
}

const WARM_UP_RATE = 600;
const SETTLE_SECONDS = 0.5;
/** Beyond this people notice that they wait for one another. */
const NOTICED_MS = 100;
/** Of what was made in the time, how much must have arrived for a server to carry it; the rest is on its way. */
const ARRIVED = 0.93;

async function withCrowd<T>(
  name: ContestantName,
  { articles, people }: Crowding,
  use: (crowd: Crowd, cpu: () => Promise<number>) => Promise<T>,
): Promise<T> {
  const server = await start(name, scratchFolder(), articles);
  try {
    const { dialect } = CONTESTANTS[name];
    const crowd = await gather({ port: server.port, dialect, articles, people });
    try {
      return await use(crowd, server.cpu);
    } finally {
      await crowd.leave();
    }
  } finally {
    await server.kill();
  }
}

export interface EditCost {
  /** Microseconds of the server for an edit delivered to one person. */
  cpu: number;
  p50: number | null;
  p99: number | null;
}

/** At a steady rate, after the server has run hot. */
export function costOfEdit(
  name: ContestantName,
  crowding: Crowding,
  { perSecond, seconds, warmUp }: { perSecond: number; seconds: number; warmUp: number },
): Promise<EditCost> {
  return withCrowd(name, crowding, async (crowd, cpu) => {
    await crowd.type(WARM_UP_RATE);
    await pass(warmUp);
    await crowd.type(perSecond);
    await pass(SETTLE_SECONDS);
    await crowd.count();
    const before = await cpu();
    await pass(seconds);
    const after = await cpu();
    const { delivered, p50, p99 } = await crowd.count();
    return { cpu: (after - before) / delivered, p50, p99 };
  });
}

export interface Carried {
  /** Edits a second that are made. */
  perSecond: number;
  /** Edits a second that are delivered, each to each other person. */
  deliveries: number;
  p99: number;
}

/** The highest of the rising rates, after the server has run hot, that everybody gets within a tenth of a second, at the 99th percentile. */
export function mostCarried(
  name: ContestantName,
  crowding: Crowding,
  { rates, seconds, warmUp }: { rates: readonly number[]; seconds: number; warmUp: number },
): Promise<Carried | null> {
  return withCrowd(name, crowding, async (crowd) => {
    await crowd.type(WARM_UP_RATE);
    await pass(warmUp);
    let best: Carried | null = null;
    let misses = 0;
    for (const rate of rates) {
      await crowd.type(rate);
      await pass(SETTLE_SECONDS);
      await crowd.count();
      const begun = performance.now();
      await pass(seconds);
      const { made, delivered, p99 } = await crowd.count();
      const passed = (performance.now() - begun) / 1_000;
      const isCarried =
        p99 !== null &&
        p99 < NOTICED_MS &&
        delivered >= ARRIVED * made * (crowding.people - 1) &&
        made >= ARRIVED * rate * seconds;
      if (isCarried) best = { perSecond: made / passed, deliveries: delivered / passed, p99 };
      misses = isCarried ? 0 : misses + 1;
      // One miss may be the machine's; a second one after it is the server's, or that of its people.
      if (misses === 2) return best;
    }
    return best;
  });
}
