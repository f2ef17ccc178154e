/** Several nodes put rows of one log into pages on PostgreSQL, one of them dies on the way; and what the log takes then. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { TextRow } from '../../server/storage/ports.ts';
import { openPostgresStorage, type PostgresStorage } from '../../server/storage/postgres/storage.ts';
import { createTextLog } from '../../server/storage/sql/textLog.ts';
import { boundOf, textTablesOf, typeLong } from '../support/longLog.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { longText } from './pages.ts';

const STATE = new Uint8Array([2]);

let postgres: PostgresServer;
let url = '';
let store: PostgresStorage;
let other: PostgresStorage;
let before: TextRow[];
beforeAll(async () => {
  postgres = await startPostgres({ autovacuum: 'off' });
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  url = await postgres.newDatabase();
  store = await openPostgresStorage({ url, connections: 2 });
  other = await openPostgresStorage({ url, connections: 2 });
});
afterEach(async () => {
  await store.close();
  await other.close();
});

const run = (text: string) => postgres.run(text, new URL(url).pathname.slice(1));
const places = () => run('select first, last from text_page order by first');
const history = () => createTextLog(store.kysely).history('a', 0);
/** Processes of the server that wait for somebody else's transaction. */
const waiting = () =>
  run(`select pid from pg_stat_activity where datname = current_database() and wait_event = 'transactionid'`);

describe('two nodes', () => {
  beforeEach(async () => {
    await longText(store);
    before = await history();
  });

  it.each(['commits', 'fails'])('[R-STORE-27] pack the same rows at once, and one %s', async (end) => {
    const [page] = await createTextLog(other.kysely).packing('a', 400);
    let packing = Promise.resolve();
    const first = other.kysely.transaction().execute(async (transaction) => {
      for (const query of page ?? []) await transaction.executeQuery(query);
      packing = store.texts.compact('a', 601, STATE);
      await expect.poll(async () => (await waiting()).length).toBe(1);
      if (end === 'fails') throw new Error('the disk is full');
    });
    await (end === 'fails' ? expect(first).rejects.toThrow('the disk is full') : first);
    await packing;
    expect(await places()).toEqual([{ first: 1, last: end === 'fails' ? 600 : 400 }]);
    expect(await history()).toEqual(before);
  });

  it('[R-STORE-27] one of which is killed with packing half done, leave the log whole', async () => {
    const script = `const { openPostgresStorage } = await import(${JSON.stringify(new URL('../../server/storage/postgres/storage.ts', import.meta.url).href)});
      await (await openPostgresStorage({ url: ${JSON.stringify(url)} })).texts.compact('a', 601, new Uint8Array([2]));`;
    await other.kysely.transaction().execute(async (transaction) => {
      // The page is in when its rows go, and this one cannot.
      await sql`select seq from text_row where article = 'a' and seq = 300 for update`.execute(transaction);
      const node = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
      const gone = once(node, 'exit');
      await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(1);
      node.kill('SIGKILL');
      expect(await gone).toEqual([null, 'SIGKILL']);
      expect(await history()).toEqual(before);
    });
    await store.texts.compact('a', 601, STATE);
    expect([await places(), await history()]).toEqual([[{ first: 1, last: 600 }], before]);
  });

  it('[R-STORE-27] go on typing while a page is made', async () => {
    const [page] = await createTextLog(other.kysely).packing('a', 601);
    await other.kysely.transaction().execute(async (transaction) => {
      for (const query of page ?? []) await transaction.executeQuery(query);
      expect(await store.texts.append('a', [{ author: 'anna', update: STATE }], [])).toBe(602);
    });
    expect((await history()).map(({ seq }) => seq)).toEqual(Array.from({ length: 602 }, (_, n) => n + 1));
  });
});

describe('an article of many edits', () => {
  it('[R-STORE-27] takes what is asked of it in PostgreSQL, with its indexes and all beside them', async () => {
    const edits = 30_000;
    const sweep = () => sql`vacuum text_row, text_page, text_snapshot`.execute(store.kysely);
    const doc = await typeLong(store, { edits, aCommit: 250, onSnapshot: sweep });
    const { total, parts } = await textTablesOf(store.kysely);
    expect(total, parts.join('\n')).toBeLessThan(boundOf(Y.encodeStateAsUpdate(doc).byteLength, edits));
  });
});
