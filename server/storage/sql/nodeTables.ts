import type { SchemaModule } from 'kysely';

/** Nodes of the installation that live, and which of them has the duty of an article. */
export async function createNodeTables(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('node')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addColumn('news', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('duty')
    .addColumn('article', 'text', (column) => column.primaryKey().references('article.id'))
    .addColumn('node', 'text', (column) => column.notNull())
    .addColumn('epoch', 'bigint', (column) => column.notNull())
    .execute();
}
