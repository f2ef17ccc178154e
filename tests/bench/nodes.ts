/**
 * How long a key takes from one node to another: from the frame that an editor sends to node A until the frame that brings
 * it to a reader at node B is on its way, with PostgreSQL and Redis as they are, in one process. With the bus as it is
 * (publish and subscribe), with one over streams, and without one, when the log is read once a second. Beside it the same
 * to a reader at the editor's own node; and what Redis has to do for one edit.
 */
import * as Y from 'yjs';
import { createSilence } from '../../server/bus/local.ts';
import type { Bus } from '../../server/bus/port.ts';
import { openRedisBus } from '../../server/bus/redis.ts';
import { systemClock } from '../../server/rooms/clock.ts';
import { createDirectory, type Directory, type Visit } from '../../server/rooms/directory.ts';
import { askFrame, readFrame, updateFrame } from '../../server/rooms/frame.ts';
import { joinNodes, type Nodes } from '../../server/rooms/nodes.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { openPostgresStorage } from '../../server/storage/postgres/storage.ts';
import { textOf } from '../support/flatText.ts';
import { startPostgres } from '../support/postgres.ts';
import { type RedisServer, startRedis } from '../support/redisServer.ts';
import { ARTICLE, articleIn, silentLog, silentMeasures } from '../support/rooms.ts';
import { openStreamBus } from './streamBus.ts';

const SECRET = 'the secret of a measurement, known to its nodes';
const FULL = { edits: 600, perSecond: 40, polled: 40 };
const SMOKE = { edits: 20, perSecond: 40, polled: 2 };
/** Keys a second where nodes look once a second: at every moment between two looks. */
const OFF_BEAT = 0.73;
/** Edits that run cold. */
const COLD = 20;

type OpenBus = () => Promise<Bus>;

interface Reader {
  /** Called with each frame of text. */
  sees(): void;
}

async function openNode(storage: Storage, bus: Bus): Promise<{ rooms: Directory; nodes: Nodes }> {
  const clock = systemClock();
  let nodes: Nodes | null = null;
  const given = { clock, log: silentLog };
  const rooms = createDirectory({
    ...{ ...given, storage, measures: silentMeasures() },
    nodes: () => nodes as Nodes,
  });
  const onElsewhere = () => undefined;
  nodes = await joinNodes({ ...given, bus, store: storage.nodes, hear: () => undefined, onElsewhere });
  return { rooms, nodes };
}

async function visit(rooms: Directory, person: string, reader: Reader): Promise<Visit> {
  const nothing = () => undefined;
  const connection = {
    send: (frame: Uint8Array) => void (readFrame(frame)?.kind === 'update' && reader.sees()),
    ...{ buffered: () => 0, pause: nothing, resume: nothing, close: nothing },
  };
  const guest = { person, name: person, role: 'editor' as const, credential: person };
  const visiting = await rooms.join(ARTICLE, guest, connection);
  if (!visiting) throw new Error('no seat');
  visiting.receive(askFrame(Y.encodeStateVector(new Y.Doc())));
  return visiting;
}

const quantile = (sorted: number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
const row = (name: string, times: number[]) => {
  const sorted = times.toSorted((a, b) => a - b);
  return `${name.padEnd(34)} p50 ${quantile(sorted, 0.5).toFixed(1).padStart(6)} ms   p99 ${quantile(sorted, 0.99).toFixed(1).padStart(7)} ms`;
};

/** Types at a steady pace; a key is sent when the one before has arrived. @returns milliseconds of each. */
async function type(editor: Visit, reader: Reader, edits: number, everyMs: number): Promise<number[]> {
  const doc = new Y.Doc();
  const times: number[] = [];
  for (let n = 0; n < edits; n += 1) {
    const before = Y.encodeStateVector(doc);
    doc.getText('body').insert(0, String(n % 10));
    const update = Y.encodeStateAsUpdate(doc, before);
    const begun = performance.now();
    const arrived = new Promise<void>((resolve) => {
      reader.sees = () => resolve();
    });
    editor.receive(updateFrame(update));
    await arrived;
    const took = performance.now() - begun;
    if (n >= COLD || edits <= COLD) times.push(took);
    await new Promise<void>((resolve) => void setTimeout(() => resolve(), Math.max(0, everyMs - took)));
  }
  return times;
}

function workOf(redis: RedisServer): { cpu: number; bytes: number; commands: number } {
  const info = redis.cli('INFO');
  const number = (name: string) => Number(new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1] ?? 0);
  return {
    cpu: number('used_cpu_user') + number('used_cpu_sys'),
    bytes: number('total_net_input_bytes') + number('total_net_output_bytes'),
    commands: number('total_commands_processed'),
  };
}

async function measure(name: string, url: string, open: OpenBus, edits: number, perSecond: number): Promise<string[]> {
  const stores = [await openPostgresStorage({ url }), await openPostgresStorage({ url })] as const;
  await articleIn(stores[0], textOf('De haven'), 'nl').catch(() => undefined);
  const buses = [await open(), await open()] as const;
  const [one, other] = [await openNode(stores[0], buses[0]), await openNode(stores[1], buses[1])];
  const [near, far]: [Reader, Reader] = [{ sees: () => undefined }, { sees: () => undefined }];
  const editor = await visit(one.rooms, 'anna', { sees: () => undefined });
  const visits = [editor, await visit(one.rooms, 'bob', near), await visit(other.rooms, 'carl', far)];
  const everyMs = 1_000 / perSecond;
  const lines = [row(`${name}: to the other node`, await type(editor, far, edits, everyMs))];
  if (perSecond > 1) lines.push(row(`${name}: to the same node`, await type(editor, near, edits, everyMs)));
  for (const each of visits) each.leave();
  for (const { rooms, nodes } of [one, other]) {
    await rooms.close();
    await nodes.stop();
  }
  for (const store of stores) await store.close();
  return lines;
}

function redisBus(url: string): OpenBus {
  return async () => {
    const bus = openRedisBus({ url, secret: SECRET, onRefused: () => undefined, onError: () => undefined });
    await new Promise<void>((resolve) => {
      bus.onState((state) => state === 'ready' && resolve());
    });
    return bus;
  };
}

export async function measureNodes(isSmoke: boolean): Promise<void> {
  const plan = isSmoke ? SMOKE : FULL;
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const [postgres, redis] = [await startPostgres(), await startRedis()];
  try {
    print(`A key to a reader on another node, ${plan.perSecond} a second, PostgreSQL with fsync:`);
    const ways: [string, OpenBus][] = [
      ['publish and subscribe', redisBus(redis.url)],
      ['streams', () => openStreamBus(redis.url, SECRET)],
    ];
    for (const [name, open] of ways) {
      const url = await postgres.newDatabase();
      const before = workOf(redis);
      for (const line of await measure(name, url, open, plan.edits, plan.perSecond)) print(line);
      const after = workOf(redis);
      const edits = 2 * plan.edits;
      const [cpu, bytes, commands] = (['cpu', 'bytes', 'commands'] as const).map(
        (of) => (after[of] - before[of]) / edits,
      );
      print(
        `${`${name}: Redis for one edit`.padEnd(34)} ${((cpu ?? 0) * 1e6).toFixed(0)} µs CPU, ${bytes?.toFixed(0)} bytes in and out, ${commands?.toFixed(1)} commands`,
      );
    }
    const url = await postgres.newDatabase();
    for (const line of await measure('no bus', url, async () => createSilence(), plan.polled, OFF_BEAT)) print(line);
  } finally {
    await redis.stop();
    await postgres.stop();
  }
}
