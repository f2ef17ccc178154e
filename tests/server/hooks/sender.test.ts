import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPost } from '../../../server/hooks/post.ts';
import { createSender, WAITS_MS } from '../../../server/hooks/sender.ts';
import { secretOf } from '../../../server/hooks/signature.ts';
import { systemReach } from '../../../server/pages/guardedGet.ts';
import type { Hook } from '../../../server/storage/hookPort.ts';
import { createMemoryStorage } from '../../../server/storage/memory/storage.ts';
import type { Storage } from '../../../server/storage/ports.ts';
import { type HookReceiver, startHookReceiver } from '../../support/hookReceiver.ts';
import { type ManualClock, manualClock, silentLog } from '../../support/rooms.ts';

const SECRET = 'the secret of an installation, long';
const HOUR = 3_600_000;

let storage: Storage;
let clock: ManualClock;
let receiver: HookReceiver;
let hook: Hook;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  clock = manualClock();
  storage = createMemoryStorage({ now: clock.now });
  receiver = await startHookReceiver();
  stops = [];
  await storage.desks.createDesk({ id: 'd1', slug: 'newsroom', name: 'Newsroom' });
  hook = {
    ...{ id: 'h', desk: 'd1', name: 'CMS', url: receiver.url, events: ['thread.opened'], format: 'json' },
    ...{ language: 'en', salt: 's', createdBy: 'anna', createdAt: 1, paused: null },
  };
  await storage.hooks.create(hook);
});
afterEach(async () => {
  for (const stop of stops) await stop();
  await receiver.close();
});

const queue = (key: string, to = 'h') =>
  storage.hooks.queue([
    {
      id: `${to}-${key}`,
      hook: to,
      key,
      type: 'thread.opened',
      body: `{"key":"${key}"}`,
      at: clock.now(),
      due: clock.now(),
    },
  ]);

/** A node, whose tries end when they are over or, where nothing comes, after `tryMs`. */
function node(tryMs?: number) {
  const post = createPost(systemReach([receiver.port]), Date.now, tryMs);
  const trying = new Set<Promise<unknown>>();
  const sender = createSender({
    ...{ hooks: storage.hooks, secret: SECRET, clock, log: silentLog },
    post(...asked) {
      const posting = post(...asked);
      trying.add(posting);
      return posting.finally(() => trying.delete(posting));
    },
  });
  sender.start();
  stops.push(sender.stop);
  return {
    ...sender,
    /** Lets time go by, then the next look, and what is under way come to its end. */
    async passing(ms: number) {
      for (const step of [ms, 5_000]) {
        clock.advance(step);
        for (let round = 0; round < 20; round += 1) {
          await Promise.all(trying);
          await new Promise<void>((resolve) => setImmediate(resolve));
        }
      }
    },
  };
}
const log = async () =>
  (await storage.hooks.deliveries('h', 9)).map(({ state, tries, status, fault }) => [state, tries, status ?? fault]);

it('[R-HOOK-1] [R-HOOK-2] tells what is queued, signed, once, in order', async () => {
  const { passing } = node();
  for (const key of ['1', '2', '3']) await queue(key);
  await passing(0);
  expect(receiver.told.map(({ body }) => body.key)).toEqual(['1', '2', '3']);
  const [first] = receiver.told;
  expect([first?.id, first?.isSigned(secretOf(SECRET, hook)), first?.isSigned('whsec_AAAA')]).toEqual([
    'h-1',
    true,
    false,
  ]);
  expect(first?.headers['cookie'] ?? first?.headers['referer']).toBeUndefined();
  await passing(HOUR);
  expect([receiver.told.length, await log()]).toEqual([3, Array(3).fill(['done', 1, 204])]);
});

it('[R-HOOK-3] tries again for a day, ever less often, under the same id, then pauses', async () => {
  receiver.answers(500);
  const { passing } = node();
  await queue('1');
  const begun = clock.now();
  for (const wait of [0, ...WAITS_MS]) await passing(wait);
  expect([receiver.told.length, new Set(receiver.told.map(({ id }) => id)).size]).toEqual([10, 1]);
  expect(clock.now() - begun).toBeGreaterThan(24 * HOUR);
  expect([await log(), (await storage.hooks.find('h'))?.paused]).toEqual([[['failed', 10, 500]], 'failing']);
  await queue('2');
  await passing(HOUR);
  expect(receiver.told.length).toBe(10);
  receiver.answers(200);
  await storage.hooks.update('h', { paused: null });
  await passing(5_000);
  expect([receiver.told.length, (await log())[0]]).toEqual([11, ['done', 1, 200]]);
});

it('[R-HOOK-3] is done as soon as it is taken, and says by what it failed before', async () => {
  receiver.answers(503);
  const { passing } = node();
  await queue('1');
  await passing(0);
  expect(await log()).toEqual([['waiting', 1, 503]]);
  receiver.answers(202);
  await passing(10_000);
  expect(await log()).toEqual([['done', 2, 202]]);
});

it('[R-HOOK-3] one that is gone is told nothing more', async () => {
  receiver.answers(410);
  const { passing } = node();
  await queue('1');
  await passing(0);
  expect([await log(), (await storage.hooks.find('h'))?.paused]).toEqual([[['failed', 1, 410]], 'gone']);
});

it('[R-HOOK-3] a redirect is no answer, and is not followed', async () => {
  receiver.answers(302);
  const { passing } = node();
  await queue('1');
  await passing(0);
  expect([receiver.told.length, await log()]).toEqual([1, [['waiting', 1, 302]]]);
});

it('[R-HOOK-4] a slow one is given up after a while, and holds up itself alone', async () => {
  const other = await startHookReceiver();
  stops.push(other.close);
  receiver.answers(null);
  await storage.hooks.create({ ...hook, id: 'o', url: `http://127.0.0.1:${receiver.port}/hook`, createdAt: 2 });
  const { passing, wake } = node(300);
  await queue('1');
  clock.advance(0);
  await receiver.heard(1);
  receiver.answers(204);
  await queue('1', 'o');
  wake();
  clock.advance(0);
  await receiver.heard(2);
  expect(await log()).toEqual([['waiting', 0, null]]);
  await passing(0);
  expect(await log()).toEqual([['waiting', 1, 'page.slow']]);
});

it('[R-HOOK-5] of two nodes one tells it', async () => {
  const [one, two] = [node(), node()];
  for (let key = 0; key < 10; key += 1) await queue(`${key}`);
  one.wake();
  two.wake();
  await one.passing(5_000);
  await two.passing(60_000);
  expect(receiver.told.length).toBe(10);
});

it('[R-HOOK-5] what an end of the server cut off is told after the next start', async () => {
  receiver.answers(null);
  const first = node();
  await queue('1');
  clock.advance(0);
  await receiver.heard(1);
  await first.stop();
  expect(await log()).toEqual([['waiting', 0, null]]);
  receiver.answers(204);
  const second = node();
  await second.passing(60_000);
  await second.passing(5_000);
  expect([await log(), new Set(receiver.told.map(({ id }) => id)).size]).toEqual([[['done', 1, 204]], 1]);
});

it('[R-HOOK-3] what is two days old is not told any more', async () => {
  await queue('1');
  clock.advance(49 * HOUR);
  const { passing } = node();
  await passing(0);
  expect([receiver.told.length, await log()]).toEqual([0, [['failed', 1, 'hook.stale']]]);
});
