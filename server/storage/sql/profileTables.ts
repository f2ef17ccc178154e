import { type Kysely, sql } from 'kysely';
import type { SqlDialect } from './dialect.ts';

/** What people have set for themselves. A photo is small: it lies with the rest on both databases. */
export async function createProfileTables(database: Kysely<unknown>, { bytes }: SqlDialect): Promise<void> {
  await database.schema
    .createTable('person_settings')
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('invisible', 'integer', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('person_photo')
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('content', sql.raw(bytes), (column) => column.notNull())
    .execute();
}
