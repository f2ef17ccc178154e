/** Databases as earlier versions left them: made by the steps of then, filled, and opened by today's. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { migrate, STEPS } from '../../../server/storage/sql/migrations.ts';
import { forgetOlder, keepOlder, olderCopies } from '../../../server/storage/sqlite/olderCopy.ts';
import { createSqliteDatabase, openSqliteStorage, sqliteDialect } from '../../../server/storage/sqlite/storage.ts';
import { SEARCH_KINDS } from '../../../shared/search/kinds.ts';
import { searchTerms } from '../../../shared/search/query.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-older-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function update(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('body').insert(0, 'Een zin van toen.');
  return Y.encodeStateAsUpdate(doc);
}
const EVENT = JSON.stringify({ type: 'thread.open', seq: 1, hash: 'h' });

/** What every version since the first could hold, put in by its own tables. */
function fill(file: string): void {
  const database = new DatabaseSync(file);
  database.exec("insert into desk values ('d', 'newsroom', 'Newsroom')");
  database.exec("insert into desk_member values ('d', 'anna', 'chief')");
  database.exec(
    "insert into article (id, desk, slug, headline, words, language, created_by, created_at, updated_at) values ('a', 'd', 'toen', 'Kop', 4, 'nl', 'anna', 1, 2)",
  );
  database.prepare('insert into text_row values (?, ?, ?, ?, ?)').run('a', 1, 'anna', 1, update());
  database.prepare('insert into ledger_event values (?, ?, ?, ?)').run('a', 1, 'c', EVENT);
  database.exec("insert into ledger_head values ('a', 1, 'h')");
  const passage = "'a', 'p', 'n', 'anchored', 'zin', '', '', '[]', 3, 0";
  database.exec(
    `insert into passage (article, id, annotation, status, exact, prefix, suffix, ids, longest, reattached) values (${passage})`,
  );
  database.close();
}

async function databaseOf(step: string, isFilled = true, folder = step): Promise<string> {
  const file = join(scratch, folder, 'kantlijn.db');
  const database = await createSqliteDatabase({ file });
  await migrate(database.kysely, sqliteDialect(database), () => 1, step);
  await database.close();
  if (isFilled) fill(file);
  return file;
}

/** The tables, indexes and triggers, as the database tells them. */
function schemaOf(file: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database
    .prepare("select type, name from sqlite_master where name not like 'sqlite_%' order by 1, 2")
    .all();
  const columns = rows
    .filter(({ type }) => type === 'table')
    .map(
      ({ name }) =>
        `${name}(${database
          .prepare(`select name, type from pragma_table_info('${name}') order by 1`)
          .all()
          .map((each) => Object.values(each).join(' '))})`,
    );
  database.close();
  return [...rows.map(({ type, name }) => `${type} ${name}`), ...columns];
}

it.each(STEPS.slice(0, -1))(
  '[R-STORE-12] [R-CLI-10] what a version up to %s left is whole in this one, and kept as it was',
  async (step) => {
    const file = await databaseOf(step);
    const before = schemaOf(file);
    const store = await openSqliteStorage({ file });
    const { rows } = await store.texts.load('a');
    const doc = new Y.Doc();
    for (const row of rows) Y.applyUpdate(doc, row.update);
    expect(doc.getText('body').toString()).toBe('Een zin van toen.');
    expect(await store.ledgers.read('a', 0)).toEqual([JSON.parse(EVENT)]);
    expect((await store.articles.find('a'))?.headline).toBe('Kop');
    expect((await store.passages.load('a')).map(({ exact, lost }) => [exact, lost])).toEqual([['zin', null]]);
    expect((await store.desks.members('d')).map(({ role }) => role)).toEqual(['chief']);
    await store.close();
    const fresh = await databaseOf(STEPS.at(-1) ?? '', false);
    expect(schemaOf(file)).toEqual(schemaOf(fresh));
    const next = STEPS[STEPS.indexOf(step) + 1];
    const [copy, ...others] = olderCopies(file);
    expect([copy?.path, others]).toEqual([`${file}.before-${next}`, []]);
    expect(schemaOf(copy?.path ?? '')).toEqual(before);
    expect(statSync(copy?.path ?? '').size).toBeGreaterThan(0);
  },
);

it('[R-STORE-12] [R-SEARCH-8] what a version before indexed is found by this one, and goes with its article', async () => {
  const file = await databaseOf('passkeys', true, 'indexed');
  const before = new DatabaseSync(file);
  before.exec("insert into search_article values ('a', 1, 1, 1, 'toen', 'd', 'nl', null)");
  before.exec(
    "insert into search_entry (id, article, kind, item, people, at, title, body) values (7, 'a', 'article', 'a', '', 1, 'Kop', 'Een dijk')",
  );
  before.exec("insert into search_words (rowid, title_words, body_words) values (7, 'kop', 'een dijk')");
  before.close();
  const store = await openSqliteStorage({ file });
  const question = { terms: searchTerms('dij'), desks: ['d'], reader: 'anna' };
  const page = { kinds: SEARCH_KINDS, vouched: [], limit: 9, offset: 0 };
  const { hits, counts } = await store.search.find(question, page);
  expect([hits.map(({ title, body }) => [title, body]), counts.article]).toEqual([[['Kop', 'Een dijk']], 1]);
  expect(await store.search.behind(1, 0, 9)).toEqual([]);
  await store.articles.purge('a');
  await store.close();
  const after = new DatabaseSync(file, { readOnly: true });
  for (const table of ['search_entry', 'search_text', 'search_words']) {
    expect([table, after.prepare(`select rowid from ${table}`).all()]).toEqual([table, []]);
  }
  after.close();
});

it('[R-CLI-10] keeps nothing of a new database, nor of one that is up to date', async () => {
  const file = join(scratch, 'new', 'kantlijn.db');
  for (let opening = 0; opening < 2; opening += 1) await (await openSqliteStorage({ file })).close();
  expect(readdirSync(join(scratch, 'new')).filter((name) => name.includes('before'))).toEqual([]);
});

it('[R-CLI-10] keeps nothing of after an update under the name of before it, whoever comes late', async () => {
  const file = join(scratch, STEPS[0] ?? '', 'kantlijn.db');
  const [copy] = olderCopies(file);
  const kept = readFileSync(copy?.path ?? '');
  await keepOlder(file, STEPS[1] ?? '');
  expect(readFileSync(copy?.path ?? '').equals(kept)).toBe(true);
});

it('[R-CLI-10] keeps the last three, and forgets those that are older than the bin', async () => {
  const file = join(scratch, 'new', 'kantlijn.db');
  for (const step of ['1', '2', '3', '4', '5']) await keepOlder(file, step);
  expect(olderCopies(file).map(({ path }) => path.slice(-1))).toEqual(['5', '4', '3']);
  // As a kill in the middle of one leaves it, and as a look into one does.
  for (const rest of ['6.part', '6.part-journal', '5-wal', '5-shm']) writeFileSync(`${file}.before-${rest}`, 'rest');
  expect(olderCopies(file).map(({ path }) => path.slice(-1))).toEqual(['5', '4', '3']);
  forgetOlder(file, Date.now() + 1_000);
  expect(readdirSync(join(scratch, 'new')).filter((name) => name.includes('before'))).toEqual([]);
});

/** A process that opens the file once it is told to, and ends. */
async function opener(file: string): Promise<{ open(): Promise<string> }> {
  const storage = new URL('../../../server/storage/sqlite/storage.ts', import.meta.url).href;
  const script = `const { openSqliteStorage } = await import(${JSON.stringify(storage)});
    process.stdout.write('ready');
    for await (const _go of process.stdin) break;
    await (await openSqliteStorage({ file: ${JSON.stringify(file)} })).close();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  await once(child.stdout, 'data');
  return {
    async open() {
      const ended = once(child, 'close');
      child.stdin.end('go');
      return `${(await ended)[0]}${errors}`;
    },
  };
}

it('[R-CLI-10] [R-STORE-12] of three processes that begin the same update at once each opens the file, and one copy is whole', async () => {
  const file = await databaseOf(STEPS[3] ?? '', true, 'at-once');
  // So long that it is still copied when the last of them begins.
  const filler = new DatabaseSync(file);
  filler.exec("insert into text_row values ('a', 2, 'anna', 2, zeroblob(40000000))");
  filler.close();
  const before = schemaOf(file);
  const openers = await Promise.all([opener(file), opener(file), opener(file)]);
  expect(await Promise.all(openers.map(({ open }) => open()))).toEqual(['0', '0', '0']);
  expect(readdirSync(dirname(file)).filter((name) => name.includes('before'))).toEqual([
    `kantlijn.db.before-${STEPS[4]}`,
  ]);
  const copy = olderCopies(file)[0]?.path ?? '';
  expect(schemaOf(copy)).toEqual(before);
  const whole = new DatabaseSync(copy, { readOnly: true });
  expect(whole.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  whole.close();
});
