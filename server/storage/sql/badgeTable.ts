/** By whose key a page elsewhere may show how far an article's check is. */
import type { SchemaModule } from 'kysely';

export async function createBadges(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('badge')
    .addColumn('article', 'text', (column) => column.primaryKey().references('article.id'))
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
}
