import { type Kysely, type SchemaModule, sql } from 'kysely';

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

/** What lies beside an SQLite database in its folder, for all nodes. Pictures are compressed already. */
export async function createShared(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('file_content')
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('content', sql`bytea`, (column) => column.notNull())
    .addPrimaryKeyConstraint('file_content_key', ['article', 'hash'])
    .execute();
  await sql`alter table file_content alter column content set storage external`.execute(database);
  await schema
    .createTable('installation')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}
