/** Appends of many rooms share transactions on PostgreSQL, and nothing else. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ForeignClient } from '../../server/storage/failures.ts';
import { openPostgresStorage, type PostgresStorage } from '../../server/storage/postgres/storage.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';

const ROOMS = Array.from({ length: 40 }, (_, number) => `a${number}`);
const ROW = { author: 'anna', update: new Uint8Array([7, 7, 7]) };

let postgres: PostgresServer;
let url = '';
let store: PostgresStorage;
const append = (article: string, from = store) => from.texts.append(article, [ROW], []);
const run = (text: string) => postgres.run(text, new URL(url).pathname.slice(1));

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.newDatabase();
  store = await openPostgresStorage({ url, connections: 6 });
  await store.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
  const times = { createdAt: 1, updatedAt: 1, deletedAt: null };
  for (const id of ROOMS) {
    const fields = { id, desk: 'd', slug: id, headline: '', words: 0, language: 'nl', deadline: null };
    await store.articles.create({ ...fields, ...times, createdBy: 'anna' }, new Uint8Array([0]));
  }
  // Logs of different lengths, so that an answer which is another room's is seen.
  for (const id of ROOMS.filter((_, number) => number % 3 === 0)) await append(id);
});
const lengths = () => Promise.all(ROOMS.map((article) => store.texts.lastSeq(article)));
afterAll(async () => {
  await store.close();
  await postgres.stop();
});

describe('appends of many rooms', () => {
  it('[R-STORE-26] share transactions, in their order in each room', async () => {
    const before = await lengths();
    const twice = await Promise.all([...ROOMS, ...ROOMS].map((article) => append(article)));
    expect(twice).toEqual([...before.map((seq) => seq + 1), ...before.map((seq) => seq + 2)]);
    const [counted] = await run('select count(distinct xmin::text)::int as transactions from text_row where seq > 2');
    expect(counted?.['transactions']).toBeLessThan(ROOMS.length / 2);
  });

  it('[R-STORE-26] fail one by one: a foreign client id refuses its own room alone', async () => {
    await store.texts.append('a3', [ROW], [[5, 'anna']]);
    const ends = await Promise.allSettled(
      ROOMS.map((article) => store.texts.append(article, [ROW], [[5, article === 'a3' ? 'bob' : 'anna']])),
    );
    const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(ForeignClient);
    expect(await store.texts.lastSeq('a4')).toBe(4);
    expect(await store.texts.lastSeq('a3')).toBe(5);
  });

  it('[R-STORE-26] do not wait for a room whose article somebody else holds', async () => {
    const other = await openPostgresStorage({ url, connections: 2 });
    try {
      const before = await store.texts.lastSeq('a7');
      const held = await other.kysely.transaction().execute(async (transaction) => {
        await sql`select id from article where id = 'a7' for update`.execute(transaction);
        const waiting = append('a7');
        // Ten times each, so that some share a transaction with the one that waits.
        await Promise.all(
          ROOMS.filter((article) => article !== 'a7').map(async (article) => {
            for (let n = 0; n < 10; n += 1) await append(article);
          }),
        );
        return { waiting };
      });
      expect(await held.waiting).toBe(before + 1);
    } finally {
      await other.close();
    }
  });

  it('[R-STORE-26] [R-STORE-23] whose shared commit got no answer are each done once', async () => {
    await run(`create function held() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock_shared(42); return null; end $$`);
    await run(`create constraint trigger held after insert on text_row deferrable initially deferred
      for each row execute function held()`);
    const before = await lengths();
    const other = await openPostgresStorage({ url, connections: 2 });
    try {
      const appends = await other.kysely.connection().execute(async (connection) => {
        await sql`select pg_advisory_lock(42)`.execute(connection);
        const all = Promise.all(ROOMS.map((article) => append(article)));
        const waiters = `select pid from pg_stat_activity where application_name = 'kantlijn' and wait_event = 'advisory'`;
        await expect.poll(async () => (await run(waiters)).length).toBeGreaterThan(0);
        for (const { pid } of await run(waiters)) await run(`select pg_terminate_backend(${Number(pid)})`);
        await sql`select pg_advisory_unlock(42)`.execute(connection);
        return { all };
      });
      expect(await appends.all).toEqual(before.map((seq) => seq + 1));
      expect(await lengths()).toEqual(before.map((seq) => seq + 1));
    } finally {
      await other.close();
      await run('drop trigger held on text_row');
    }
  });
});
