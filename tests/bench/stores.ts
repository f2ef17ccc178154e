/** How long an append of a text and a decision take on each store until they are durable, and how many there are a second. */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chained } from '../../server/rooms/recorder.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { openPostgresStorage } from '../../server/storage/postgres/storage.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/storage.ts';
import { startPostgres } from '../support/postgres.ts';

const ROOMS = 50;
const MS = { whole: 5_000, smoke: 200 };
/** Of a keystroke or two. */
const UPDATE = new Uint8Array(40).fill(7);

type Deed = (store: Storage, article: string, at: number) => Promise<unknown>;

const append: Deed = ({ texts }, article) => texts.append(article, [{ author: 'anna', update: UPDATE }], []);
const decide: Deed = ({ ledgers }, article, at) => {
  const stamp = { command: `c${at}`, actor: 'anna', at: '2026-01-01T00:00:00.000Z' };
  const known = Number.MAX_SAFE_INTEGER >> 1;
  return ledgers.transact(article, known, (head) => {
    return { events: chained(head, [{ type: 'thread.reopened', annotation: 'n' }], stamp), passages: [] };
  });
};

async function fill(store: Storage): Promise<void> {
  await store.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
  for (let room = 0; room < ROOMS; room += 1) {
    const fields = {
      id: `a${room}`,
      desk: 'd',
      slug: `a${room}`,
      headline: '',
      words: 0,
      language: 'nl',
      deadline: null,
    };
    await store.articles.create({ ...fields, createdBy: 'p', createdAt: 1, updatedAt: 1, deletedAt: null }, UPDATE);
  }
}

let deeds = 0;
/** Each room does one after the other, as a journal does; rooms are spread over the nodes. */
async function measure(name: string, nodes: Storage[], rooms: number, ms: number, deed: Deed): Promise<void> {
  const times: number[] = [];
  const begun = performance.now();
  const room = async (number: number) => {
    const store = nodes[number % nodes.length];
    while (store && performance.now() - begun < ms) {
      const from = performance.now();
      deeds += 1;
      await deed(store, `a${number}`, deeds);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: rooms }, (_, number) => room(number)));
  const seconds = (performance.now() - begun) / 1_000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(2).padStart(7);
  const rate = (times.length / seconds).toFixed(0).padStart(6);
  process.stdout.write(`${name.padEnd(44)} ${rate}/s   p50 ${at(0.5)} ms   p99 ${at(0.99)} ms\n`);
}

async function measureAll(name: string, nodes: Storage[], ms: number): Promise<void> {
  for (const rooms of [1, ROOMS]) {
    const about = `${name}, ${rooms} ${rooms === 1 ? 'room' : 'rooms'}`;
    await measure(about, nodes, rooms, ms / 5, append);
    await measure(`${about}: appends`, nodes, rooms, ms, append);
    await measure(`${about}: decisions`, nodes, rooms, ms, decide);
  }
}

export async function measureStores(isSmoke: boolean): Promise<void> {
  const ms = MS[isSmoke ? 'smoke' : 'whole'];
  process.stdout.write(`stores, durable; load ${loadavg()[0]?.toFixed(1)}\n`);
  const folder = await mkdtemp(join(tmpdir(), 'kantlijn-stores-'));
  const sqlite = await openSqliteStorage({ file: join(folder, 'kantlijn.db') });
  await fill(sqlite);
  await measureAll('SQLite', [sqlite], ms);
  await sqlite.close();
  await rm(folder, { recursive: true });
  const postgres = await startPostgres();
  try {
    const url = await postgres.newDatabase();
    const nodes = await Promise.all([1, 2].map(() => openPostgresStorage({ url })));
    await fill(nodes[0] as Storage);
    await measureAll('PostgreSQL', nodes.slice(0, 1), ms);
    await measure(`PostgreSQL, two nodes, ${ROOMS} rooms: appends`, nodes, ROOMS, ms, append);
    const open = await postgres.run("select count(*) from pg_stat_activity where application_name = 'kantlijn'");
    process.stdout.write(`connections of two nodes: ${open[0]?.['count']}\n`);
    await Promise.all(nodes.map((node) => node.close()));
  } finally {
    await postgres.stop();
  }
}
