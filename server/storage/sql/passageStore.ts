import { type CompiledQuery, sql } from 'kysely';
import type { PassageChange } from '../../../shared/passage/passageState.ts';
import type { PassageEdit, PassageRecord, PassageStore } from '../ports.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database, Tables } from './tables.ts';

type PassageRow = Tables['passage'];

function rowOf(article: string, { ids, lost, rejected, reattached, changes, ...rest }: PassageRecord): PassageRow {
  return {
    ...rest,
    article,
    ids: JSON.stringify(ids),
    reattached: reattached ? 1 : 0,
    lost: lost && JSON.stringify(lost),
    rejected: JSON.stringify(rejected),
    changed: changes.length === 0 ? null : JSON.stringify(changes),
  };
}

/** Earlier versions kept the last change alone, and not what was said before it. */
function changesIn(stored: string | null): PassageEdit[] {
  const found = JSON.parse(stored ?? '[]') as PassageEdit[] | PassageChange;
  return Array.isArray(found) ? found : [{ ...found, before: '' }];
}

function recordOf({
  article: _article,
  ids,
  status,
  reattached,
  lost,
  rejected,
  changed,
  ...rest
}: PassageRow): PassageRecord {
  return {
    ...rest,
    status: status as PassageRecord['status'],
    ids: JSON.parse(ids) as PassageRecord['ids'],
    reattached: reattached === 1,
    lost: lost === null ? null : (JSON.parse(lost) as PassageRecord['lost']),
    rejected: JSON.parse(rejected) as PassageRecord['rejected'],
    changes: changesIn(changed),
  };
}

export function putPassage(database: Database, article: string, record: PassageRecord) {
  const row = rowOf(article, record);
  const { article: _article, id: _id, ...fields } = row;
  return database
    .insertInto('passage')
    .values(row)
    .onConflict((conflict) => conflict.columns(['article', 'id']).doUpdateSet(fields));
}

/** Fails where the ledger goes on behind `known`, and keeps it from growing until the transaction is over. */
function holdLedger(database: Database, article: string, known: number): CompiledQuery {
  const held = sql<number>`case when seq = ${known} then seq end`;
  return database.updateTable('ledger_head').set({ seq: held }).where('article', '=', article).compile();
}

async function ledgerEnd(database: Database, article: string): Promise<number> {
  const head = await database.selectFrom('ledger_head').select('seq').where('article', '=', article).executeTakeFirst();
  return Number(head?.seq ?? 0);
}

export function createPassageStore(database: Database, dialect: SqlDialect): PassageStore {
  return {
    async load(article) {
      const rows = await database
        .selectFrom('passage')
        .selectAll()
        .where('article', '=', article)
        .orderBy('id')
        .execute();
      return rows.map(recordOf);
    },
    async save(article, records, known) {
      if (records.length === 0) return true;
      const rows = records.map((record) => putPassage(database, article, record).compile());
      try {
        await dialect.atomically(known === undefined ? rows : [holdLedger(database, article, known), ...rows]);
        return true;
      } catch (error) {
        if (known !== undefined && (await ledgerEnd(database, article)) !== known) return false;
        throw error;
      }
    },
  };
}
