import { sql } from 'kysely';
import type { Storage } from '../ports.ts';
import { createArticleStore } from './articleStore.ts';
import { createAuditStore } from './auditStore.ts';
import { createBadgeStore } from './badgeStore.ts';
import { createBoardStore } from './boardStore.ts';
import { createDeskStore } from './deskStore.ts';
import type { SqlDialect } from './dialect.ts';
import { createFigureStore } from './figureStore.ts';
import { createFileStore } from './fileStore.ts';
import { createGuestStore } from './guestStore.ts';
import { createLedgerStore } from './ledgerStore.ts';
import { createNewsStores } from './newsStores.ts';
import { createNodeStore } from './nodeStore.ts';
import { createOnceStore } from './onceStore.ts';
import { createPassageStore } from './passageStore.ts';
import { createPasskeyStore } from './passkeyStore.ts';
import { createPeopleStore } from './peopleStore.ts';
import { createProfileStore } from './profileStore.ts';
import { createSearchStore } from './searchStore.ts';
import { createSeenStore } from './seenStore.ts';
import type { Database } from './tables.ts';
import { createTextStore } from './textStore.ts';

/** Every store over one database; closing is the adapter's. */
export function createSqlStores(database: Database, dialect: SqlDialect, now: () => number): Omit<Storage, 'close'> {
  return {
    texts: createTextStore(database, dialect, now),
    ledgers: createLedgerStore(database, dialect),
    passages: createPassageStore(database, dialect),
    articles: createArticleStore(database, dialect),
    figures: createFigureStore(database),
    files: createFileStore(database),
    seen: createSeenStore(database),
    desks: createDeskStore(database, dialect),
    profiles: createProfileStore(database),
    board: createBoardStore(database, dialect),
    audit: createAuditStore(database, dialect),
    search: createSearchStore(database, dialect),
    badges: createBadgeStore(database),
    passkeys: createPasskeyStore(database),
    nodes: createNodeStore(database, dialect, now),
    once: createOnceStore(database),
    ...createNewsStores(database, dialect),
    guests: createGuestStore(database),
    people: createPeopleStore(database, dialect),
    async ping() {
      await sql`select 1`.execute(database);
    },
  };
}
