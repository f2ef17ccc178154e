import type { SchemaModule } from 'kysely';

/** What happens at most once in a time. */
export async function createOnce(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('once')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
}

/** Links that let an outside person into an article. */
export async function createGuests(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('guest')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('key_hash', 'text', (column) => column.unique())
    .addColumn('name', 'text')
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('entered_at', 'bigint')
    .addColumn('withdrawn_at', 'bigint')
    .execute();
  await schema.createIndex('guest_article').on('guest').column('article').execute();
}

/** Numbers in place of the names of people whose account was removed. */
export async function createRemovedPeople(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('removed_person')
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull().unique())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
}
