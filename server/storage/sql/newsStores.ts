import type { SchemaModule } from 'kysely';
import type { NewsStores } from '../newsPort.ts';
import type { SqlDialect } from './dialect.ts';
import { createHookStore, createHookTables } from './hookStore.ts';
import { createInboxStore, createInboxTables, createStandingStore } from './inboxStore.ts';
import { createLetterStore } from './letterStore.ts';
import { createReaderStore, createReaderTables } from './readerStore.ts';
import type { Database } from './tables.ts';

export async function createNewsTables(schema: SchemaModule): Promise<void> {
  await createReaderTables(schema);
  await createInboxTables(schema);
  await createHookTables(schema);
}

/** What people chose to be written to about, and of what they were. */
export async function createLetterTables(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('letter')
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('choice', 'text', (column) => column.notNull())
    .addColumn('due', 'bigint')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .execute();
  await schema.createIndex('letter_due').on('letter').column('due').execute();
  await schema
    .alterTable('inbox_entry')
    .addColumn('written', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}

export function createNewsStores(database: Database, dialect: SqlDialect): NewsStores {
  return {
    readers: createReaderStore(database, dialect),
    inbox: createInboxStore(database, dialect),
    standings: createStandingStore(database),
    hooks: createHookStore(database, dialect),
    letters: createLetterStore(database, dialect),
  };
}
