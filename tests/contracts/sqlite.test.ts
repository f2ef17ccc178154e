import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import type { SearchEntry } from '../../server/storage/searchPort.ts';
import { createSqliteDatabase, openSqliteStorage, sqliteDialect } from '../../server/storage/sqlite/storage.ts';
import { startThread } from '../../server/storage/sqlite/thread.ts';
import { AUDITED } from './audit.ts';
import { describeDuties } from './duties.ts';
import { describePages } from './pages.ts';
import { describeStorage } from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'kantlijn-'));
let files = 0;
const newFile = () => join(folder, `${++files}`, 'kantlijn.db');
afterAll(() => rmSync(folder, { recursive: true }));

describeStorage('sqlite', () => openSqliteStorage({ file: newFile() }));
describeDuties('sqlite', () => openSqliteStorage({ file: newFile() }));
describePages('sqlite', async () => {
  const file = newFile();
  const store = await openSqliteStorage({ file });
  const beside = await createSqliteDatabase({ file });
  return {
    ...{ store, dialect: sqliteDialect(beside) },
    async damage() {
      await sql`drop trigger text_page_fixed`.execute(store.kysely);
      await store.kysely.updateTable('text_page').set({ hash: 'x' }).execute();
    },
    async close() {
      await beside.close();
      await store.close();
    },
  };
});

describe('a database thread', () => {
  it('[R-STORE-14] closes in order, also where its end is heard of before its answer', async () => {
    for (let round = 0; round < 5; round += 1) {
      const file = join(folder, 'thread.db');
      const thread = await startThread({ file, mode: 'write' });
      const closing = thread.close();
      const waits = new Int32Array(new SharedArrayBuffer(4));
      Atomics.wait(waits, 0, 0, 60);
      await closing;
    }
  });
});

describe('an SQLite file', () => {
  it('[R-STORE-6] [R-AUDIT-2] [S-55] has logs that cannot be changed or shortened', async () => {
    const store = await openSqliteStorage({ file: newFile() });
    const fields = { id: 'a', desk: 'd', slug: 's', headline: '', words: 0, language: 'nl', deadline: null };
    await store.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
    await store.articles.create(
      { ...fields, createdBy: 'p', createdAt: 1, updatedAt: 1, deletedAt: null },
      new Uint8Array([1]),
    );
    await expect(store.kysely.deleteFrom('text_row').execute()).rejects.toThrow('never shortened');
    await expect(store.kysely.updateTable('text_row').set({ at: 0 }).execute()).rejects.toThrow('never rewritten');
    await store.audit.add(AUDITED);
    await expect(store.kysely.deleteFrom('audit').execute()).rejects.toThrow('never shortened');
    await expect(store.kysely.updateTable('audit').set({ at: 0 }).execute()).rejects.toThrow('never rewritten');
    await store.close();
  });

  it('[R-SEARCH-12] writes wordings of claims only where they are others', async () => {
    const store = await openSqliteStorage({ file: newFile() });
    await store.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
    const fields = { id: 'a', desk: 'd', slug: 's', headline: '', words: 0, language: 'nl', deadline: null };
    const article = { ...fields, createdBy: 'p', createdAt: 1, updatedAt: 1, deletedAt: null };
    await store.articles.create(article, new Uint8Array([1]));
    const entry = (kind: 'claim' | 'comment', item: string, keys: string[]): SearchEntry => ({
      ...{ kind, item, annotation: item, title: '', alias: '', body: '', languages: ['nl'], tag: null, state: null },
      ...{ verdict: null, people: [], at: 1, readers: null, keys },
    });
    const stamp = { edition: 1, text: 1, ledger: 0, slug: 's', desk: 'd', language: 'nl', until: null };
    const claims = [entry('claim', 'k1', ['forty']), entry('claim', 'k2', ['eleven'])];
    await store.search.put('a', stamp, claims);
    const numbers = async () =>
      (await sql<{ rowid: number }>`select rowid from search_wording order by rowid`.execute(store.kysely)).rows;
    const before = await numbers();
    await sql`create trigger wording_kept before delete on search_wording begin select raise(abort, 'kept'); end`.execute(
      store.kysely,
    );
    expect(await store.search.put('a', stamp, [...claims, entry('comment', 'c', [])])).toBe(true);
    expect([before.length, await numbers()]).toEqual([2, before]);
    await store.close();
  });

  it('[R-STORE-10] writes durably on every opening, also of a file that was left otherwise', async () => {
    const file = newFile();
    await (await openSqliteStorage({ file })).close();
    const other = new DatabaseSync(file);
    other.exec('pragma journal_mode=delete');
    other.close();
    const store = await openSqliteStorage({ file });
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(store.kysely);
    const { rows: journal } = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(store.kysely);
    expect([rows[0]?.synchronous, journal[0]?.journal_mode]).toEqual([2, 'wal']);
    await store.close();
  });

  it('[R-STORE-11] is held by one server, which a second one names; the holder’s death frees it', async () => {
    const file = newFile();
    const store = await openSqliteStorage({ file, exclusive: true });
    await expect(openSqliteStorage({ file, exclusive: true })).rejects.toThrow(`process ${process.pid}`);
    const beside = await openSqliteStorage({ file });
    await beside.close();
    await store.close();
    const script = `const { openSqliteStorage } = await import(${JSON.stringify(new URL('../../server/storage/sqlite/storage.ts', import.meta.url).href)});
      await openSqliteStorage({ file: ${JSON.stringify(file)}, exclusive: true }); process.kill(process.pid, 'SIGKILL');`;
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).signal).toBe('SIGKILL');
    await (await openSqliteStorage({ file, exclusive: true })).close();
  });

  it('[R-CLI-11] [S-58] holds no word of an article that was purged, also where the server died before it swept', async () => {
    const file = newFile();
    const word = 'kanarievogelbrievenbus';
    const script = `const { openSqliteStorage } = await import(${JSON.stringify(new URL('../../server/storage/sqlite/storage.ts', import.meta.url).href)});
      const store = await openSqliteStorage({ file: ${JSON.stringify(file)}, exclusive: true });
      const word = ${JSON.stringify(word)};
      await store.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
      const fields = { id: 'a', desk: 'd', slug: word, headline: word, words: 1, language: 'nl', deadline: null };
      const times = { createdBy: 'p', createdAt: 1, updatedAt: 1, deletedAt: 1 };
      await store.articles.create({ ...fields, ...times }, new TextEncoder().encode(word));
      const stamp = { edition: 1, text: 1, ledger: 0, slug: word, desk: 'd', language: 'nl', until: null };
      const shown = { title: word, alias: '', body: word, languages: ['nl'], tag: null, state: null, verdict: null };
      const entry = { kind: 'article', item: 'a', annotation: null, people: [], at: 1, readers: null, keys: [] };
      await store.search.put('a', stamp, [{ ...entry, ...shown }]);
      await store.articles.purge('a');
      process.kill(process.pid, 'SIGKILL');`;
    const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect([signal, stderr]).toEqual(['SIGKILL', '']);
    const filesWithIt = () =>
      readdirSync(dirname(file)).filter((name) => readFileSync(join(dirname(file), name)).includes(word));
    expect(filesWithIt()).toContain('kantlijn.db-wal');
    const store = await openSqliteStorage({ file, exclusive: true });
    expect(filesWithIt()).toEqual([]);
    await store.close();
    expect(filesWithIt()).toEqual([]);
  });

  it('[R-STORE-12] that a newer version wrote is not opened', async () => {
    const file = newFile();
    const store = await openSqliteStorage({ file });
    await store.kysely.insertInto('schema_step').values({ name: '9999-later', at: 1 }).execute();
    await store.close();
    await expect(openSqliteStorage({ file })).rejects.toThrow('newer Kantlijn (9999-later)');
  });

  it('binds booleans, dates and bytes as better-auth expects them, and is read while a transaction is open', async () => {
    const store = await openSqliteStorage({ file: newFile() });
    const { rows } = await sql<{ yes: number; at: string; raw: Uint8Array }>`select ${true} as yes,
      ${new Date(0)} as at, ${new Uint8Array([7])} as raw`.execute(store.kysely);
    expect({ ...rows[0] }).toEqual({ yes: 1, at: '1970-01-01T00:00:00.000Z', raw: new Uint8Array([7]) });
    await store.kysely.transaction().execute(async (transaction) => {
      await transaction.insertInto('desk').values({ id: 'd', slug: 'd', name: 'D' }).execute();
      expect(await store.desks.desks()).toEqual([]);
    });
    expect((await store.kysely.introspection.getTables()).map(({ name }) => name)).toContain('desk');
    await store.close();
  });

  it('takes and gives every kind of value unchanged, whatever its length, to many who ask at once', async () => {
    const store = await openSqliteStorage({ file: newFile() });
    const ask = async (value: unknown) =>
      (await sql<{ value: unknown }>`select ${value} as value`.execute(store.kysely)).rows[0]?.value;
    const long = new Uint8Array(300_000).map((_, place) => place % 251);
    const values = [null, '', 'é 🖋 \u0000', 'x'.repeat(200_000), 0, -1, 2 ** 31, 1.75e12 + 1, 0.1, -(2 ** 52), long];
    expect(await Promise.all(values.map(ask))).toEqual(values);
    expect(await Promise.all(Array.from({ length: 200 }, (_, n) => ask(n)))).toEqual(
      Array.from({ length: 200 }, (_, n) => n),
    );
    await store.close();
    await expect(ask(1)).rejects.toThrow();
  });

  it('[R-TICK-12] keeps the change that an earlier version had written down as the last', async () => {
    const store = await openSqliteStorage({ file: newFile() });
    const fields = { id: 'a', desk: 'd', slug: 's', headline: '', words: 0, language: 'nl', deadline: null };
    await store.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
    const times = { createdAt: 1, updatedAt: 1, deletedAt: null };
    await store.articles.create({ ...fields, ...times, createdBy: 'p' }, new Uint8Array([1]));
    const last = { by: ['bob'], at: '2026-01-01T00:00:00.000Z' };
    const words = { status: 'anchored', exact: 'woord', prefix: '', suffix: '', ids: '[]', longest: 5 };
    await store.kysely
      .insertInto('passage')
      .values({
        ...words,
        article: 'a',
        id: 'p',
        annotation: 'n',
        reattached: 0,
        lost: null,
        rejected: '[]',
        changed: JSON.stringify(last),
      })
      .execute();
    expect((await store.passages.load('a'))[0]?.changes).toEqual([{ ...last, before: '' }]);
    await store.close();
  });

  it('says what failed to whom it failed, and goes on', async () => {
    const store = await openSqliteStorage({ file: newFile() });
    const wrong = sql`select missing from nowhere`.execute(store.kysely);
    const right = store.desks.desks();
    await expect(wrong).rejects.toThrow('no such table');
    expect(await right).toEqual([]);
    await store.close();
  });
});
