import type { FileRecord, FileStore } from '../ports.ts';
import type { Database } from './tables.ts';

export function createFileStore(database: Database): FileStore {
  return {
    async add(file) {
      await database
        .insertInto('file')
        .values(file)
        .onConflict((conflict) => {
          const known = conflict.columns(['article', 'hash']);
          return file.use === 'shown' ? known.doUpdateSet({ use: 'shown' }) : known.doNothing();
        })
        .execute();
    },
    async find(article, hash) {
      const row = await database
        .selectFrom('file')
        .selectAll()
        .where('article', '=', article)
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row ? { ...row, use: row.use as FileRecord['use'], size: Number(row.size), at: Number(row.at) } : null;
    },
    async count(article) {
      const row = await database
        .selectFrom('file')
        .select(({ fn }) => fn.countAll().as('files'))
        .where('article', '=', article)
        .executeTakeFirst();
      return Number(row?.files ?? 0);
    },
  };
}
