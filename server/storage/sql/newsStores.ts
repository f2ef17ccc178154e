import type { SchemaModule } from 'kysely';
import type { NewsStores } from '../newsPort.ts';
import type { SqlDialect } from './dialect.ts';
import { createHookStore, createHookTables } from './hookStore.ts';
import { createInboxStore, createInboxTables, createStandingStore } from './inboxStore.ts';
import { createReaderStore, createReaderTables } from './readerStore.ts';
import type { Database } from './tables.ts';

export async function createNewsTables(schema: SchemaModule): Promise<void> {
  await createReaderTables(schema);
  await createInboxTables(schema);
  await createHookTables(schema);
}

export function createNewsStores(database: Database, dialect: SqlDialect): NewsStores {
  return {
    readers: createReaderStore(database, dialect),
    inbox: createInboxStore(database, dialect),
    standings: createStandingStore(database),
    hooks: createHookStore(database, dialect),
  };
}
