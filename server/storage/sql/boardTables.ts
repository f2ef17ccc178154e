import type { SchemaModule } from 'kysely';

/** Whom an article was given to, and what was put into the archive. */
export async function createBoardTables(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('article_assignee')
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('article_assignee_key', ['article', 'person'])
    .execute();
  await schema
    .createTable('article_archive')
    .addColumn('article', 'text', (column) => column.primaryKey().references('article.id'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
}

/** What a desk has set beside its rules and tags. */
export async function createDeskSettings(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('desk_settings')
    .addColumn('desk', 'text', (column) => column.primaryKey().references('desk.id').onDelete('cascade'))
    .addColumn('settings', 'text', (column) => column.notNull())
    .execute();
}
