/**
 * What an article of many edits takes on disk: every letter a commit of its own, as somebody types who waits for no one, so
 * that each is a row with its author and time. Asked: 5 × its final state and 30 bytes an edit.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import * as Y from 'yjs';
import { createChronicles } from '../../server/rooms/chronicle.ts';
import { createPast } from '../../server/rooms/past.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { openPostgresStorage, type PostgresStorage } from '../../server/storage/postgres/storage.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/storage.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { plainText } from '../../shared/text/plain.ts';
import { ARTICLE, boundOf, kB, textTablesOf, typeLong } from '../support/longLog.ts';
import { startPostgres } from '../support/postgres.ts';

const EDITS = { whole: 100_000, smoke: 3_000 };
/** Rows in one commit on PostgreSQL, where each takes several milliseconds: what lies there in the end is the same. */
const A_COMMIT = 25;
/** Edits that three people make in a minute, which is how often autovacuum looks. */
const A_MINUTE = 1_000;

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** As the storage of a server tells the time, with edits three a second. */
function ticking(): () => number {
  let now = Date.UTC(2026, 10, 30, 8);
  return () => (now += 180);
}

const report = (words: string) => process.stdout.write(`${words}\n`);

function tables(file: string): void {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = database
      .prepare('select name, sum(pgsize) as size from dbstat group by name order by size desc limit 6')
      .all();
    report(`  of which ${rows.map(({ name, size }) => `${name} ${kB(Number(size))}`).join(', ')}`);
  } catch {
    report('  this SQLite does not tell which table takes what');
  } finally {
    database.close();
  }
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const answer = await work();
  report(`  ${what}: ${(performance.now() - begun).toFixed(0)} ms`);
  return answer;
}

function tell(where: string, bytes: number, state: number, edits: number): void {
  const bound = boundOf(state, edits);
  report(`  ${where}: ${kB(bytes)}, ${((bytes - 5 * state) / edits).toFixed(1)} bytes an edit beside 5 × the state`);
  report(`    asked ${kB(bound)}: ${bytes <= bound ? 'met' : 'missed'}`);
  report(`    beside the state alone ${((bytes - state) / edits).toFixed(1)} bytes an edit`);
}

function introduce(name: string, doc: Y.Doc, edits: number): number {
  const state = Y.encodeStateAsUpdate(doc).byteLength;
  const words = Buffer.byteLength(plainText(bodyOf(doc)).text);
  report(`history on ${name}: ${edits} edits, each a row; text ${kB(words)}, state ${kB(state)}`);
  return state;
}

async function readPast(texts: Storage['texts'], edits: number): Promise<void> {
  const past = createPast(texts);
  await timed('a text in its midst, the first time', () => past.upTo(ARTICLE, edits >> 1, (text) => text.length));
  await timed('another', () => past.upTo(ARTICLE, edits >> 2, (text) => text.length));
  const log = await timed('who wrote what, all of it', () => createChronicles(texts).of(ARTICLE));
  report(`  ${log.stretches.length} stretches of writing`);
}

async function measureSqlite(edits: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kantlijn-history-'));
  const file = join(folder, 'kantlijn.db');
  try {
    const storage = await openSqliteStorage({ file, now: ticking() });
    const doc = await typeLong(storage, { edits });
    await storage.close();
    const state = introduce('SQLite', doc, edits);
    tell('on disk', await sizeOf(folder), state, edits);
    tables(file);
    const again = await openSqliteStorage({ file });
    await readPast(again.texts, edits);
    await again.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function tellPostgres(where: string, { kysely }: PostgresStorage, state: number, edits: number): Promise<void> {
  const { total, parts } = await textTablesOf(kysely);
  tell(where, total, state, edits);
  report(`    of which ${parts.join(', ')}`);
}

/** @param everyRows after how many rows what is gone is swept, as autovacuum does; never before the end otherwise. */
async function measurePostgres(edits: number, everyRows: number): Promise<void> {
  const postgres = await startPostgres({ autovacuum: 'off' });
  const storage = await openPostgresStorage({ url: await postgres.newDatabase(), now: ticking() });
  const vacuum = (how: string) =>
    sql`vacuum ${sql.raw(how)} text_row, text_page, text_snapshot`.execute(storage.kysely);
  try {
    let sweptAt = 0;
    const onSnapshot = async (seq: number) => {
      if (seq - sweptAt < everyRows) return;
      sweptAt = seq;
      await vacuum('');
    };
    const doc = await typeLong(storage, { edits, aCommit: A_COMMIT, onSnapshot });
    const swept = everyRows < edits ? `swept every ${everyRows} rows` : 'never swept';
    const state = introduce(`PostgreSQL, ${swept}`, doc, edits);
    await vacuum('');
    await tellPostgres('after VACUUM', storage, state, edits);
    await readPast(storage.texts, edits);
    await vacuum('full');
    await tellPostgres('written anew (VACUUM FULL)', storage, state, edits);
  } finally {
    await storage.close();
    await postgres.stop();
  }
}

export async function measureHistory(isSmoke: boolean): Promise<void> {
  const edits = EDITS[isSmoke ? 'smoke' : 'whole'];
  await measureSqlite(edits);
  for (const everyRows of [A_MINUTE, Number.POSITIVE_INFINITY]) await measurePostgres(edits, everyRows);
}
