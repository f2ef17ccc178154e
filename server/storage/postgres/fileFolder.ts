/** Files in the database, so that every node has them: one row a file, its bytes as they are. */
import type { FileFolder } from '../ports.ts';
import type { Database } from '../sql/tables.ts';

/** A row is in memory as a whole, some times over; the application takes no file half as large. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

export function createDatabaseFolder(database: Database): FileFolder {
  return {
    async write(article, hash, content) {
      if (content.byteLength > MAX_FILE_BYTES) throw new Error('a file of more than 64 MB is not kept in the database');
      await database
        .insertInto('file_content')
        .values({ article, hash, content })
        .onConflict((conflict) => conflict.columns(['article', 'hash']).doUpdateSet({ content }))
        .execute();
    },
    async read(article, hash) {
      const row = await database
        .selectFrom('file_content')
        .select('content')
        .where('article', '=', article)
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row ? new Uint8Array(row.content) : null;
    },
    async articles() {
      const rows = await database.selectFrom('file_content').select('article').distinct().orderBy('article').execute();
      return rows.map(({ article }) => article);
    },
    async remove(article) {
      await database.deleteFrom('file_content').where('article', '=', article).execute();
    },
  };
}
