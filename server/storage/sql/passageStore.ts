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
    async lost(article) {
      const detached = database.selectFrom('passage').select('id').where('status', '=', 'detached');
      return (await detached.where('article', '=', article).orderBy('id').execute()).map(({ id }) => id);
    },
    async save(article, records) {
      if (records.length === 0) return;
      await dialect.atomically(records.map((record) => putPassage(database, article, record).compile()));
    },
  };
}
