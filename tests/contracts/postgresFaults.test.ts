/** What becomes of an append when its connection, its commit's answer, its standby or its server goes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chained } from '../../server/rooms/recorder.ts';
import { CommitUnknown } from '../../server/storage/failures.ts';
import { openPostgresStorage, type PostgresStorage } from '../../server/storage/postgres/storage.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';

let postgres: PostgresServer;
let url = '';
let store: PostgresStorage;
const database = () => new URL(url).pathname.slice(1);
const run = (text: string) => postgres.run(text, database());

beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.newDatabase();
  store = await openPostgresStorage({ url, connections: 2 });
  await store.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
  await run(
    'create function held() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(42); return null; end $$',
  );
});
afterAll(async () => {
  await store.close();
  await postgres.stop();
});
beforeEach(async () => {
  await store.articles.purge('a');
  const fields = { id: 'a', desk: 'd', slug: 'a', headline: '', words: 0, language: 'nl', deadline: null };
  await store.articles.create(
    { ...fields, createdBy: 'anna', createdAt: 1, updatedAt: 1, deletedAt: null },
    new Uint8Array([0]),
  );
});

const ROW = { author: 'anna', update: new Uint8Array([7, 7, 7]) };
const updates = async () => (await store.texts.history('a', 0, 99)).map(({ seq, update }) => [seq, ...update]);
const ONCE = [
  [1, 0],
  [2, 7, 7, 7],
];

interface Waiting {
  pid: number;
  transaction: string;
}
/** A process of the server that waits for something while it serves the store, in another transaction than `before`. */
async function waiter(event: string, before?: Waiting): Promise<Waiting> {
  const ask = `select pid, xact_start::text as transaction from pg_stat_activity
    where application_name = 'kantlijn' and wait_event = '${event}'`;
  let found: Waiting | undefined;
  await expect
    .poll(async () => {
      const rows = (await run(ask)) as unknown as Waiting[];
      found = rows.find(({ transaction }) => transaction !== before?.transaction);
      return found;
    })
    .toBeDefined();
  if (!found) throw new Error('nobody waits');
  return found;
}
const terminate = ({ pid }: Waiting) => run(`select pg_terminate_backend(${pid})`);
/** While `names` is set and nobody of that name is there, commits wait. */
async function standbys(names: string): Promise<void> {
  await run(`alter system set synchronous_standby_names = '${names}'`);
  await run('select pg_reload_conf()');
  await expect.poll(() => run('show synchronous_standby_names')).toEqual([{ synchronous_standby_names: names }]);
}

describe('an append', () => {
  it('[R-STORE-23] whose connection goes before the commit is run again', async () => {
    const other = await openPostgresStorage({ url, connections: 2 });
    let append = Promise.resolve(0);
    await other.kysely.transaction().execute(async (transaction) => {
      await sql`select id from article where id = 'a' for update`.execute(transaction);
      append = store.texts.append('a', [ROW], [[5, 'anna']]);
      await terminate(await waiter('transactionid'));
    });
    await other.close();
    expect([await append, await updates()]).toEqual([2, ONCE]);
  });

  it('[R-STORE-23] whose commit got no answer and was not done is done once', async () => {
    await run(
      `create constraint trigger held after insert on text_row deferrable initially deferred for each row execute function held()`,
    );
    const other = await openPostgresStorage({ url, connections: 2 });
    try {
      let append = Promise.resolve(0);
      await other.kysely.connection().execute(async (connection) => {
        await sql`select pg_advisory_lock(42)`.execute(connection);
        append = store.texts.append('a', [ROW], []);
        await terminate(await waiter('advisory'));
        await sql`select pg_advisory_unlock(42)`.execute(connection);
      });
      expect([await append, await updates()]).toEqual([2, ONCE]);
    } finally {
      await other.close();
      await run('drop trigger held on text_row');
    }
  });

  it.each(['pg_terminate_backend', 'pg_cancel_backend'])(
    '[R-STORE-22] [R-STORE-23] that is on the primary alone is not answered, and is done once (%s)',
    async (end) => {
      await standbys('nobody');
      let isAnswered = false;
      const append = store.texts.append('a', [ROW], [[5, 'anna']]);
      append.then(
        () => {
          isAnswered = true;
        },
        () => undefined,
      );
      const first = await waiter('SyncRep');
      await run(`select ${end}(${first.pid})`);
      // Found under the lock, and waits for the standby again.
      await waiter('SyncRep', first);
      expect(isAnswered).toBe(false);
      await standbys('');
      expect([await append, await updates()]).toEqual([2, ONCE]);
    },
  );

  it('[R-STORE-23] of which it is not known whether it was done may be asked for again', async () => {
    await standbys('nobody');
    const append = store.texts.append('a', [ROW], [[5, 'anna']]);
    const refused = expect(append).rejects.toBeInstanceOf(CommitUnknown);
    await waiter('SyncRep');
    await postgres.kill();
    await refused;
    await postgres.start();
    await standbys('');
    await expect(store.ping()).resolves.toBeUndefined();
    expect([await store.texts.append('a', [ROW], [[5, 'anna']]), await updates()]).toEqual([2, ONCE]);
    expect(await store.texts.append('a', [ROW], [])).toBe(3);
  });

  it('[R-STORE-23] [R-STORE-4] of events whose answer was lost is found by its hash, and not decided again', async () => {
    await standbys('nobody');
    let decisions = 0;
    const decided = store.ledgers.transact('a', 0, (head) => {
      decisions += 1;
      const stamp = { command: `c${decisions}`, actor: 'anna', at: '2026-01-01T00:00:00.000Z' };
      return { events: chained(head, [{ type: 'thread.reopened', annotation: 'n' }], stamp), passages: [] };
    });
    const first = await waiter('SyncRep');
    await terminate(first);
    await waiter('SyncRep', first);
    await standbys('');
    await decided;
    expect([decisions, (await store.ledgers.read('a', 0)).map(({ command }) => command)]).toEqual([1, ['c1']]);
  });
});

describe('a connection', () => {
  const settings = ['synchronous_commit', 'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
  it('[R-STORE-22] is durable and bounded whatever the role was given', async () => {
    await run('alter role kantlijn set synchronous_commit = off');
    await run("alter role kantlijn set default_transaction_isolation = 'serializable'");
    const other = await openPostgresStorage({ url, connections: 2 });
    const shown = await Promise.all(
      [...settings, 'transaction_isolation'].map((name) => sql`show ${sql.raw(name)}`.execute(other.kysely)),
    );
    expect(shown.flatMap(({ rows }) => Object.values(rows[0] ?? {}))).toEqual([
      'on',
      '8s',
      '5s',
      '10s',
      'read committed',
    ]);
    await other.close();
    await run('alter role kantlijn reset all');
  });

  it('[R-STORE-24] [S-55] of a role that owns nothing serves, and cannot touch the logs', async () => {
    await run('create role servant login');
    await run('grant usage on schema public to servant');
    await run('grant select, insert, update, delete on all tables in schema public to servant');
    await run('revoke update on text_row, text_page, ledger_event, ledger_command from servant');
    const served = await openPostgresStorage({ url: url.replace('kantlijn@', 'servant@'), connections: 2 });
    expect(await served.texts.append('a', [ROW], [])).toBe(2);
    await served.ledgers.transact('a', 0, () => null);
    const touch = (text: string) =>
      expect(sql.raw(text).execute(served.kysely)).rejects.toThrow(/denied|must be owner|shortened/);
    await touch('update text_row set at = 0');
    await touch('delete from text_row');
    await served.texts.append('a', Array<typeof ROW>(400).fill(ROW), []);
    await served.texts.compact('a', 402, new Uint8Array([0]));
    expect(await run('select first, last from text_page')).toEqual([{ first: 1, last: 401 }]);
    await touch('delete from text_page');
    await touch('update text_page set last = 0');
    await touch('truncate text_row cascade');
    await touch('alter table text_row disable trigger all');
    await served.articles.purge('a');
    expect(await updates()).toEqual([]);
    await served.close();
  });

  it('[R-STORE-22] to a server with fsync=off, or to a standby, is not used', async () => {
    await run('alter system set fsync = off');
    await run('select pg_reload_conf()');
    await expect.poll(() => run('show fsync')).toEqual([{ fsync: 'off' }]);
    await expect(openPostgresStorage({ url })).rejects.toThrow('Set fsync=on');
    await run('alter system reset fsync');
    await postgres.kill();
    writeFileSync(join(postgres.folder, 'standby.signal'), '');
    await postgres.start();
    await expect(openPostgresStorage({ url })).rejects.toThrow('must lead to the primary');
  });
});
