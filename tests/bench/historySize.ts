/**
 * What an article of many edits takes on disk in SQLite: every letter a commit of its own, as somebody types who waits
 * for no one, so that each is a row with its author and time. Asked: 5 × its final state and 30 bytes an edit.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';
import { createChronicles } from '../../server/rooms/chronicle.ts';
import { LIMITS } from '../../server/rooms/limits.ts';
import { createPast } from '../../server/rooms/past.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { openSqliteStorage } from '../../server/storage/sqlite/storage.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { plainText } from '../../shared/text/plain.ts';
import { emptyText } from '../support/flatText.ts';
import { longHistory } from './load/history.ts';

const EDITS = { whole: 100_000, smoke: 3_000 };
/** Asked for. */
const BOUND = { states: 5, anEdit: 30 };
/** As ids of the product are: 36 and 32 characters. */
const ARTICLE = '3f2a9c64-58d1-4b7e-9a10-6c2f7d40b8e5';
const PEOPLE = [
  'ZWwtDJ99EDctuHuhllKyUpaKqs4bywGq',
  'q8VnX2bLr05TgYsWk3HdMfC7aEJp1ZuO',
  'R4mKe9UoPx1vCzB6hNtSiGdQ7wYl2aFj',
];

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Types all of it, with a snapshot as often as a room makes one; people take turns of some minutes. */
async function write(storage: Storage, edits: number): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const state = emptyText();
  Y.applyUpdate(doc, state);
  const fields = { id: ARTICLE, desk: 'd', slug: 's', headline: '', words: 0, language: 'nl', deadline: null };
  await storage.articles.create(
    { ...fields, createdBy: PEOPLE[0] ?? '', createdAt: 0, updatedAt: 0, deletedAt: null },
    state,
  );
  const { frames } = longHistory(state, edits, 1);
  for (const [at, update] of frames.entries()) {
    const author = PEOPLE[Math.floor(at / 500) % PEOPLE.length] ?? null;
    const seq = await storage.texts.append(ARTICLE, [{ author, update }], []);
    Y.applyUpdate(doc, update);
    if (seq % LIMITS.compactRows === 0) await storage.texts.compact(ARTICLE, seq, Y.encodeStateAsUpdate(doc));
  }
  return doc;
}

const report = (words: string) => process.stdout.write(`${words}\n`);
const kB = (bytes: number) => `${(bytes / 1_000).toFixed(0)} kB`;

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

export async function measureHistory(isSmoke: boolean): Promise<void> {
  const edits = EDITS[isSmoke ? 'smoke' : 'whole'];
  const folder = await mkdtemp(join(tmpdir(), 'kantlijn-history-'));
  const file = join(folder, 'kantlijn.db');
  try {
    let now = Date.UTC(2026, 10, 30, 8);
    const storage = await openSqliteStorage({ file, now: () => (now += 180) });
    await storage.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
    const doc = await write(storage, edits);
    await storage.close();
    const [onDisk, state] = [await sizeOf(folder), Y.encodeStateAsUpdate(doc).byteLength];
    const bound = BOUND.states * state + BOUND.anEdit * edits;
    const words = plainText(bodyOf(doc)).text;
    report(`history: ${edits} edits, each a commit; text ${kB(Buffer.byteLength(words))}, state ${kB(state)}`);
    report(
      `  on disk ${kB(onDisk)}: ${((onDisk - BOUND.states * state) / edits).toFixed(1)} bytes an edit beside 5 × the state`,
    );
    report(
      `  asked ${kB(bound)}: ${onDisk <= bound ? 'met' : 'missed'}; beside the state alone ${((onDisk - state) / edits).toFixed(1)} bytes an edit`,
    );
    tables(file);
    const again = await openSqliteStorage({ file });
    const past = createPast(again.texts);
    await timed('a text in its midst, the first time', () => past.upTo(ARTICLE, edits >> 1, (text) => text.length));
    await timed('another', () => past.upTo(ARTICLE, edits >> 2, (text) => text.length));
    const log = await timed('who wrote what, all of it', () => createChronicles(again.texts).of(ARTICLE));
    report(`  ${log.stretches.length} stretches of writing`);
    await again.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}
