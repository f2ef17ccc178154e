/** The log of an article that people typed letter by letter, each letter a row, and the room that it may take on disk. */
import { sql } from 'kysely';
import * as Y from 'yjs';
import { LIMITS } from '../../server/rooms/limits.ts';
import type { Storage } from '../../server/storage/ports.ts';
import type { Database } from '../../server/storage/sql/tables.ts';
import { emptyText } from './flatText.ts';
import { longHistory } from './longHistory.ts';

/** As ids of the product are: 36 and 32 characters. */
export const ARTICLE = '3f2a9c64-58d1-4b7e-9a10-6c2f7d40b8e5';
const PEOPLE = [
  'ZWwtDJ99EDctuHuhllKyUpaKqs4bywGq',
  'q8VnX2bLr05TgYsWk3HdMfC7aEJp1ZuO',
  'R4mKe9UoPx1vCzB6hNtSiGdQ7wYl2aFj',
];

/** Bytes asked for: 5 × the final state, and 30 an edit. */
export const boundOf = (state: number, edits: number): number => 5 * state + 30 * edits;

export interface Typing {
  edits: number;
  /** Rows that one commit writes; one where nothing is said. */
  aCommit?: number;
  /** After every snapshot, with the number of its last row. */
  onSnapshot?: (seq: number) => Promise<unknown>;
}

/** Types all of it, with a snapshot as often as a room makes one; people take turns of some minutes. */
export async function typeLong(
  storage: Pick<Storage, 'desks' | 'articles' | 'texts'>,
  { edits, aCommit = 1, onSnapshot }: Typing,
): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const state = emptyText();
  Y.applyUpdate(doc, state);
  const fields = { id: ARTICLE, desk: 'd', slug: 's', headline: '', words: 0, language: 'nl', deadline: null };
  await storage.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
  await storage.articles.create(
    { ...fields, createdBy: PEOPLE[0] ?? '', createdAt: 0, updatedAt: 0, deletedAt: null },
    state,
  );
  const { frames } = longHistory(state, edits, 1);
  let covered = 0;
  for (let from = 0; from < frames.length; from += aCommit) {
    const rows = frames.slice(from, from + aCommit).map((update, at) => {
      return { author: PEOPLE[Math.floor((from + at) / 500) % PEOPLE.length] ?? null, update };
    });
    const seq = await storage.texts.append(ARTICLE, rows, []);
    for (const { update } of rows) Y.applyUpdate(doc, update);
    if (seq - covered < LIMITS.compactRows) continue;
    covered = seq;
    await storage.texts.compact(ARTICLE, seq, Y.encodeStateAsUpdate(doc));
    await onSnapshot?.(seq);
  }
  return doc;
}

const TEXT_TABLES = ['text_row', 'text_page', 'text_snapshot', 'text_owner'] as const;

/** Bytes that the tables of texts take in PostgreSQL, and of which what: with their indexes and what lies beside them (TOAST). */
export async function textTablesOf(database: Database): Promise<{ total: number; parts: string[] }> {
  const sizes = await Promise.all(
    TEXT_TABLES.map(async (table) => {
      const { rows } = await sql<{ whole: number; rows: number; indexes: number }>`
        select pg_total_relation_size(${table}::regclass) as whole, pg_relation_size(${table}::regclass) as rows,
          pg_indexes_size(${table}::regclass) as indexes`.execute(database);
      return { table, whole: Number(rows[0]?.whole), rows: Number(rows[0]?.rows), indexes: Number(rows[0]?.indexes) };
    }),
  );
  return {
    total: sizes.reduce((sum, { whole }) => sum + whole, 0),
    parts: sizes.map(
      ({ table, whole, rows, indexes }) =>
        `${table} ${kB(whole)} (rows ${kB(rows)}, indexes ${kB(indexes)}, beside ${kB(whole - rows - indexes)})`,
    ),
  };
}

export const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} kB`;
