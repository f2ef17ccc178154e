import { type Kysely, sql } from 'kysely';
import type { SqlDialect } from './dialect.ts';

/** Keys that people's devices sign in with; the part of each that is public. */
export async function createPasskeyTable(database: Kysely<unknown>, { bytes }: SqlDialect): Promise<void> {
  await database.schema
    .createTable('passkey')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('public_key', sql.raw(bytes), (column) => column.notNull())
    .addColumn('counter', 'bigint', (column) => column.notNull())
    .addColumn('transports', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await database.schema.createIndex('passkey_person').on('passkey').column('person').execute();
}
