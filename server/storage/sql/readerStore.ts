import { type SchemaModule, sql } from 'kysely';
import type { ReaderStore } from '../readerPort.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database } from './tables.ts';

/** Readers of what was decided, and how far each has come. */
export async function createReaderTables(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('reader')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .execute();
  await schema
    .createTable('reader_cursor')
    .addColumn('reader', 'text', (column) => column.notNull())
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('reader_cursor_key', ['reader', 'article'])
    .execute();
}

export function createReaderStore(database: Database, dialect: SqlDialect): ReaderStore {
  return {
    async begin(reader) {
      const ends = sql`insert into reader_cursor (reader, article, seq)
        select ${reader}, article.id, coalesce(ledger_head.seq, 0)
        from article left join ledger_head on ledger_head.article = article.id
        where not exists (select 1 from reader where name = ${reader})
        on conflict do nothing`.compile(database);
      const known = database.insertInto('reader').values({ name: reader });
      await dialect.atomically([ends, known.onConflict((conflict) => conflict.doNothing()).compile()]);
    },
    async behind(reader, limit) {
      const rows = await database
        .selectFrom('article')
        .leftJoin('ledger_head', 'ledger_head.article', 'article.id')
        .leftJoin('reader_cursor', (join) =>
          join.onRef('reader_cursor.article', '=', 'article.id').on('reader_cursor.reader', '=', reader),
        )
        .select('article.id')
        .where('article.deleted_at', 'is', null)
        .where((where) =>
          where.or([
            where('reader_cursor.seq', 'is', null),
            where('ledger_head.seq', '>', where.ref('reader_cursor.seq')),
          ]),
        )
        .orderBy('article.id')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },
    async cursor(reader, article) {
      const row = await database
        .selectFrom('reader_cursor')
        .select('seq')
        .where('reader', '=', reader)
        .where('article', '=', article)
        .executeTakeFirst();
      return row ? Number(row.seq) : null;
    },
    async advance(reader, article, seq) {
      await database
        .insertInto('reader_cursor')
        .values({ reader, article, seq })
        .onConflict((conflict) =>
          conflict.columns(['reader', 'article']).doUpdateSet({ seq }).where('reader_cursor.seq', '<', sql.val(seq)),
        )
        .execute();
    },
  };
}
