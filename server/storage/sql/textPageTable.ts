import { type Kysely, sql } from 'kysely';
import type { SqlDialect } from './dialect.ts';
import { guardPages } from './logGuards.ts';

/** Where rows of a text's log go once a snapshot covers them. */
export async function createTextPages(database: Kysely<unknown>, dialect: SqlDialect): Promise<void> {
  await database.schema
    .createTable('text_page')
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('first', 'integer', (column) => column.notNull())
    .addColumn('last', 'integer', (column) => column.notNull())
    .addColumn('content', sql.raw(dialect.bytes), (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('text_page_key', ['article', 'first'])
    .execute();
  await guardPages(database, dialect);
}
