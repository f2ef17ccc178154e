/**
 * Sends what is queued for webhooks: one receiver after its own order and beside the others, so that a slow one holds up
 * itself alone. A delivery is taken in the store before it is tried, so that of several nodes one tries it.
 */
import type { Clock } from '../rooms/clock.ts';
import { type Log, messageOf } from '../rooms/log.ts';
import type { Delivery, DeliveryOutcome, Hook, HookStore } from '../storage/hookPort.ts';
import type { Post, Posted } from './post.ts';
import { secretOf, signedHeaders } from './signature.ts';

const MINUTE = 60_000;
/** Waits between tries: a restart, a short outage, an evening. All in all a day and an hour. */
export const WAITS_MS: readonly number[] = [10_000, MINUTE, 5 * MINUTE, 30 * MINUTE, 90 * MINUTE, 180 * MINUTE].concat(
  [360, 480, 390].map((minutes) => minutes * MINUTE),
);
/** What is not told by then is old: after a restored backup, or a pause. */
const STALE_MS = 48 * 60 * MINUTE;
/** How often it is looked for what this node was not told of, and for what is to be tried again. */
const LOOK_MS = 5_000;
const LOOKED = 200;
/** Longer than any try takes, clocks of nodes that differ included. */
const TAKEN_MS = 60_000;
/** Settled deliveries kept of each hook, to be looked at and sent again. */
const KEPT = 100;
const PRUNE_MS = 3_600_000;

export interface SenderParts {
  hooks: HookStore;
  post: Post;
  /** The installation's. */
  secret: string;
  clock: Clock;
  log: Log;
}

export interface Sender {
  /** There may be something to send. */
  wake(): void;
  start(): void;
  /** Resolves once no try is under way; what was not done is done after the next start. */
  stop(): Promise<void>;
}

/** What a try leads to. */
function outcomeOf({ status, fault, ms }: Posted, tries: number, now: number): DeliveryOutcome {
  const told = { status, fault, ms, triedAt: now };
  if (status !== null && status >= 200 && status < 300) return { state: 'done', ...told, due: now };
  const wait = WAITS_MS[tries];
  if (status === 410 || wait === undefined) return { state: 'failed', ...told, due: now };
  return { state: 'waiting', ...told, due: now + wait };
}

export function createSender({ hooks, post, secret, clock, log }: SenderParts): Sender {
  /** By hook, what is being sent to it. */
  const working = new Map<string, Promise<void>>();
  let ending = new AbortController();
  let isStopped = true;
  let callOffLook: (() => void) | null = null;
  let callOffWake: (() => void) | null = null;
  let prunedAt = 0;

  async function tryOnce(hook: Hook, delivery: Delivery): Promise<void> {
    const { id, body, tries, at } = delivery;
    if (clock.now() - at > STALE_MS) {
      await hooks.settle(id, {
        state: 'failed',
        status: null,
        fault: 'hook.stale',
        ms: 0,
        triedAt: clock.now(),
        due: at,
      });
      return;
    }
    const timestamp = Math.floor(clock.now() / 1_000);
    const signed = signedHeaders(secretOf(secret, hook), { id, timestamp, body });
    const posted = await post(hook.url, signed, body, ending.signal);
    // Nobody knows whether it came: it is tried again after the next start, under the same id.
    if (isStopped && posted.status === null) return;
    // Somebody waits for the test, and looks.
    const outcome = outcomeOf(posted, delivery.type === 'test' ? WAITS_MS.length : tries, clock.now());
    await hooks.settle(id, outcome);
    if (outcome.state !== 'failed' || delivery.type === 'test') return;
    // For a day nobody took it: whoever manages the desk is shown that, and the rest waits for them.
    await hooks.update(hook.id, { paused: posted.status === 410 ? 'gone' : 'failing' });
    log.warn({ hook: hook.id, status: posted.status, fault: posted.fault }, 'a webhook is paused');
  }
  async function sendTo(id: string, deliveries: readonly string[]): Promise<void> {
    for (const each of deliveries) {
      const hook = await hooks.find(id);
      if (isStopped || !hook || hook.paused) return;
      const delivery = await hooks.take(each, clock.now(), clock.now() + TAKEN_MS);
      if (delivery) await tryOnce(hook, delivery);
    }
  }
  async function look(): Promise<void> {
    if (clock.now() - prunedAt > PRUNE_MS) {
      prunedAt = clock.now();
      await hooks.prune(KEPT);
    }
    const queues = Map.groupBy(await hooks.due(clock.now(), LOOKED, [...working.keys()]), ({ hook }) => hook);
    for (const [hook, due] of queues) {
      if (working.has(hook) || isStopped) continue;
      const work = sendTo(
        hook,
        due.map(({ id }) => id),
      )
        .catch((error: unknown) => log.warn({ hook, error: messageOf(error) }, 'a webhook could not be sent to'))
        .finally(() => working.delete(hook));
      working.set(hook, work);
    }
  }
  const lookNow = () =>
    look().catch((error: unknown) => log.warn({ error: messageOf(error) }, 'webhooks could not be looked for'));
  function plan(ms: number): void {
    if (!isStopped) callOffLook = clock.after(ms, () => void lookNow().then(() => plan(LOOK_MS)));
  }
  return {
    wake() {
      if (isStopped) return;
      callOffWake ??= clock.after(0, () => {
        callOffWake = null;
        void lookNow();
      });
    },
    start() {
      isStopped = false;
      ending = new AbortController();
      plan(0);
    },
    async stop() {
      isStopped = true;
      ending.abort();
      for (const callOff of [callOffLook, callOffWake]) callOff?.();
      await Promise.all(working.values());
    },
  };
}
