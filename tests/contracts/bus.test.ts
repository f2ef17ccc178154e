import { createClient } from '@redis/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHub } from '../../server/bus/local.ts';
import type { Bus, BusState } from '../../server/bus/port.ts';
import { openRedisBus } from '../../server/bus/redis.ts';
import { createSealer } from '../../server/bus/seal.ts';
import { type RedisServer, startRedis } from '../support/redisServer.ts';
import { startTcpProxy } from '../support/tcpProxy.ts';
import { ears, registerBusContract } from './bus.ts';

const SECRET = 'known to the nodes of this test alone';
let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

interface Opened {
  bus: Bus;
  refused(): number;
  errors: string[];
}
const opened: Bus[] = [];
afterAll(() => Promise.all(opened.map((bus) => bus.close())));

function join(url = redis.url, secret = SECRET): Opened {
  let refusals = 0;
  const errors: string[] = [];
  const bus = openRedisBus({
    ...{ url, secret },
    onRefused() {
      refusals += 1;
    },
    onError: (error) => void errors.push(error.message),
  });
  opened.push(bus);
  return { bus, errors, refused: () => refusals };
}
/** Resolves when the bus is, or gets, into this state. */
const until = (bus: Bus, state: BusState) =>
  new Promise<void>((resolve) => {
    bus.onState((now) => now === state && resolve());
    if (bus.state() === state) resolve();
  });
async function joined(url?: string): Promise<Opened> {
  const node = join(url);
  await until(node.bus, 'ready');
  return node;
}

registerBusContract('local', async () => {
  const hub = createHub();
  const [here, there] = [hub.join(), hub.join()];
  return { here, there, close: async () => void (await Promise.all([here.close(), there.close()])) };
});
registerBusContract('redis', async () => {
  const [here, there] = [(await joined()).bus, (await joined()).bus];
  return { here, there, close: async () => void (await Promise.all([here.close(), there.close()])) };
});

describe('the bus over Redis', () => {
  it('[R-NODE-3] hears nobody who does not have the secret: garbage, another installation, what was said before', async () => {
    const [here, there] = [await joined(), await joined()];
    const ear = ears();
    await there.bus.subscribe('one', ear.hear);
    const channel = redis.cli('PUBSUB', 'CHANNELS', '*:one');
    const spy = createClient({ url: redis.url });
    await spy.connect();
    const sealed: Buffer[] = [];
    await spy.subscribe(channel, (bytes) => void sealed.push(bytes), true);
    here.bus.publish('one', { kind: 'roll' });
    await ear.until(1);
    const before = there.refused();
    await expect.poll(() => sealed.length).toBeGreaterThan(0);
    await spy.unsubscribe();
    const said = Buffer.from(sealed[0] ?? []);
    const stranger = createSealer('another secret').seal(channel, Uint8Array.of(1, 3));
    const changed = Buffer.from(said.map((byte, at) => (at === said.length - 20 ? byte ^ 1 : byte)));
    const garbage = [Buffer.alloc(0), Buffer.alloc(400_000, 120), Buffer.alloc(60, 1), stranger, changed, said];
    for (const bytes of garbage) await spy.publish(channel, bytes);
    await spy.close();
    here.bus.publish('one', { kind: 'rights' });
    await ear.until(2);
    expect(ear.heard).toEqual([{ kind: 'roll' }, { kind: 'rights' }]);
    expect(there.refused() - before).toBe(garbage.length);
  });

  it('[R-NODE-4] is away within two seconds when Redis is killed, and back by itself, with its subscriptions', async () => {
    const [here, there] = [await joined(), await joined()];
    const ear = ears();
    await there.bus.subscribe('one', ear.hear);
    const begun = performance.now();
    await redis.kill();
    await Promise.all([until(here.bus, 'away'), until(there.bus, 'away')]);
    expect(performance.now() - begun).toBeLessThan(2_500);
    here.bus.publish('one', { kind: 'roll' });
    const late = ears();
    await there.bus.subscribe('two', late.hear);
    await redis.restart();
    await Promise.all([until(here.bus, 'ready'), until(there.bus, 'ready')]);
    here.bus.publish('one', { kind: 'rights' });
    here.bus.publish('two', { kind: 'roll' });
    await late.until(1);
    await ear.until(1);
    expect(ear.heard).toEqual([{ kind: 'rights' }]);
  });

  it('[R-NODE-4] [R-NODE-2] a Redis that stands still, or behind a dead wire, is away; nothing piles up meanwhile', async () => {
    const wire = await startTcpProxy(redis.port);
    try {
      const [here, there] = [await joined(wire.url('redis')), await joined()];
      const ear = ears();
      await there.bus.subscribe('one', ear.hear);
      wire.stall();
      await until(here.bus, 'away');
      for (let n = 0; n < 1_000; n += 1) here.bus.publish('one', { kind: 'roll' });
      expect(there.bus.state()).toBe('ready');
      wire.heal();
      await until(here.bus, 'ready');
      here.bus.publish('one', { kind: 'rights' });
      await ear.until(1);
      redis.process().kill('SIGSTOP');
      await Promise.all([until(here.bus, 'away'), until(there.bus, 'away')]);
      redis.process().kill('SIGCONT');
      await Promise.all([until(here.bus, 'ready'), until(there.bus, 'ready')]);
      here.bus.publish('one', { kind: 'roll' });
      await ear.until(2);
    } finally {
      await wire.close();
    }
  });

  it('[R-NODE-4] starts while Redis is not there, and fails nobody', async () => {
    const wire = await startTcpProxy(redis.port);
    wire.cut();
    const node = join(wire.url('redis'));
    await node.bus.subscribe('one', () => undefined);
    node.bus.publish('one', { kind: 'roll' });
    expect(node.bus.state()).toBe('away');
    wire.heal();
    await until(node.bus, 'ready');
    await wire.close();
  });
});
