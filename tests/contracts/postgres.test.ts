import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { migrateAccounts } from '../../server/identity/auth.ts';
import {
  openPostgresDatabase,
  openPostgresStorage,
  type PostgresStorage,
} from '../../server/storage/postgres/storage.ts';
import { COPIED, FILE_CONTENT, OF_NODES, OF_SEARCH } from '../../server/storage/sql/copy.ts';
import { migrate } from '../../server/storage/sql/migrations.ts';
import { SEARCH_KINDS } from '../../shared/search/kinds.ts';
import { searchTerms } from '../../shared/search/query.ts';
import { newDatabase } from '../support/postgres.ts';
import { AUDITED } from './audit.ts';
import { describeDuties } from './duties.ts';
import { describeFileFolder } from './fileFolder.ts';
import { describeNodes } from './nodes.ts';
import { describePages } from './pages.ts';
import { describeStorage } from './storage.ts';

const url = await newDatabase();
const another = () => openPostgresStorage({ url, connections: 4 });

/** One database for all tests of the file: making one takes longer than a test. */
async function openEmpty(): Promise<PostgresStorage> {
  const store = await another();
  for (const { id } of await store.kysely.selectFrom('article').select('id').execute()) await store.articles.purge(id);
  await store.kysely.deleteFrom('desk').execute();
  return store;
}

describeStorage('postgres', openEmpty);
describeFileFolder('postgres', async () => {
  const store = await openEmpty();
  onTestFinished(() => store.close());
  await store.kysely.deleteFrom('file_content').execute();
  return store.fileFolder;
});
describeDuties('postgres', openEmpty);
describeNodes('postgres', async () => [await openEmpty(), await another()]);
describePages('postgres', async () => {
  const store = await openEmpty();
  const beside = openPostgresDatabase({ url, connections: 2 });
  return {
    ...{ store, dialect: beside.dialect },
    async damage() {
      await sql`alter table text_page disable trigger text_page_kept`.execute(store.kysely);
      await store.kysely.updateTable('text_page').set({ hash: 'x' }).execute();
      await sql`alter table text_page enable trigger text_page_kept`.execute(store.kysely);
    },
    async close() {
      await beside.close();
      await store.close();
    },
  };
});

describe('a PostgreSQL database', () => {
  let store: PostgresStorage;
  beforeAll(async () => {
    store = await another();
  });
  afterAll(() => store.close());

  it('[R-STORE-20] is brought up to date by one of three nodes that start on it at once', async () => {
    const fresh = await newDatabase();
    const nodes = await Promise.all([1, 2, 3].map(() => openPostgresStorage({ url: fresh, connections: 2 })));
    await Promise.all(nodes.map((node) => node.ping()));
    await Promise.all(nodes.map((node) => node.close()));
  });

  it('[R-STORE-6] [R-AUDIT-2] [S-55] has logs that cannot be changed or shortened', async () => {
    await (await openEmpty()).close();
    await store.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
    const fields = { id: 'a', desk: 'd', slug: 's', headline: '', words: 0, language: 'nl', deadline: null };
    const times = { createdAt: 1, updatedAt: 1, deletedAt: null };
    await store.articles.create({ ...fields, ...times, createdBy: 'p' }, new Uint8Array([1]));
    await expect(store.kysely.deleteFrom('text_row').execute()).rejects.toThrow('never shortened');
    await expect(store.kysely.updateTable('text_row').set({ at: 0 }).execute()).rejects.toThrow('never rewritten');
    await store.audit.add(AUDITED);
    await expect(store.kysely.deleteFrom('audit').execute()).rejects.toThrow('never shortened');
    await expect(store.kysely.updateTable('audit').set({ at: 0 }).execute()).rejects.toThrow('never rewritten');
  });

  it('[R-STORE-12] [R-SEARCH-8] finds what a version before indexed', async () => {
    const older = await newDatabase();
    const { kysely, dialect, close } = openPostgresDatabase({ url: older, connections: 2 });
    await migrate(kysely, dialect, () => 1, 'passkeys');
    for (const row of [
      "desk values ('d', 'd', 'D')",
      "article values ('a', 'd', 'a', 'Kop', 1, 'nl', null, 'p', 1, 1, null)",
      "search_article values ('a', 1, 0, 0, 'a', 'd', 'nl', null)",
      `search_entry (id, article, kind, item, people, at, title, body, words)
        values (7, 'a', 'article', 'a', '', 1, 'Kop', 'Een dijk', '''kop'':1A ''~kop'':1B ''een'':3C ''dijk'':4C ''~dijk'':4D')`,
    ]) {
      await sql`insert into ${sql.raw(row)}`.execute(kysely);
    }
    await close();
    const today = await openPostgresStorage({ url: older, connections: 2 });
    const page = { kinds: SEARCH_KINDS, vouched: [], limit: 9, offset: 0 };
    const found = (text: string) => today.search.find({ terms: searchTerms(text), desks: ['d'], reader: 'p' }, page);
    for (const text of ['ko', 'dij']) {
      expect((await found(text)).hits.map(({ title, body }) => [title, body])).toEqual([['Kop', 'Een dijk']]);
    }
    await today.articles.purge('a');
    expect(await today.kysely.selectFrom('search_text').select('id').execute()).toEqual([]);
    await today.close();
  });

  it('[R-CLI-6] has no table that is neither copied, made anew nor of the nodes that run now', async () => {
    const auth = { db: store.kysely, type: 'postgres' as const, secret: 's'.repeat(32), secure: false };
    await migrateAccounts(auth);
    const tables = (await store.kysely.introspection.getTables()).map(({ name }) => name);
    const copied = [...COPIED, FILE_CONTENT].map(({ name }) => name);
    expect(tables.sort()).toEqual([...copied, ...OF_NODES, ...OF_SEARCH, 'installation', 'schema_step'].sort());
  });

  it('[R-STORE-12] that a newer version wrote is not opened', async () => {
    await store.kysely.insertInto('schema_step').values({ name: '9999-later', at: 1 }).execute();
    await expect(another()).rejects.toThrow('newer Kantlijn (9999-later)');
    await store.kysely.deleteFrom('schema_step').where('name', '=', '9999-later').execute();
  });
});
