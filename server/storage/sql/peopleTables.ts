import type { SchemaModule } from 'kysely';

/** What happens at most once in a time. */
export async function createOnce(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('once')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
}
