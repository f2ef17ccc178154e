import type { PassageRecord, PassageStore } from '../ports.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database } from './tables.ts';

export function putPassage(database: Database, article: string, { id, ids, reattached, ...rest }: PassageRecord) {
  const fields = { ...rest, ids: JSON.stringify(ids), reattached: reattached ? 1 : 0 };
  return database
    .insertInto('passage')
    .values({ article, id, ...fields })
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
      return rows.map(({ article: _article, ids, status, reattached, ...rest }) => ({
        ...rest,
        status: status as PassageRecord['status'],
        ids: JSON.parse(ids) as PassageRecord['ids'],
        reattached: reattached === 1,
      }));
    },
    async save(article, records) {
      if (records.length === 0) return;
      await dialect.atomically(records.map((record) => putPassage(database, article, record).compile()));
    },
  };
}
