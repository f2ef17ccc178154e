/** The steps that lead from an empty database to today's tables. Forward only: a step that was released never changes. */
import { type Kysely, sql } from 'kysely';
import { createAuditTables } from './auditTables.ts';
import { createBadges } from './badgeTable.ts';
import { createBoardTables, createDeskSettings } from './boardTables.ts';
import type { SqlDialect } from './dialect.ts';
import { createArticles, createDesks, createLedgers, createTexts } from './groundTables.ts';
import { createFigures, createImportReports, createSeen } from './listTables.ts';
import { guardLogs, packOnPostgres } from './logGuards.ts';
import { createLetterTables, createNewsTables } from './newsStores.ts';
import { createNodeTables, createShared } from './nodeTables.ts';
import { createPasskeyTable } from './passkeyTable.ts';
import { createGuests, createOnce, createRemovedPeople } from './peopleTables.ts';
import { createProfileTables } from './profileTables.ts';
import { createSearchTables, partSearchTexts } from './searchTables.ts';
import type { Database } from './tables.ts';
import { createTextPages } from './textPageTable.ts';

interface Migration {
  name: string;
  up(database: Kysely<unknown>, dialect: SqlDialect): Promise<void>;
}

type Schema = Kysely<unknown>['schema'];

async function createFiles(schema: Schema): Promise<void> {
  await schema
    .createTable('file')
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('file_key', ['article', 'hash'])
    .execute();
}

async function createTags(schema: Schema): Promise<void> {
  await schema
    .createTable('desk_tags')
    .addColumn('desk', 'text', (column) => column.primaryKey().references('desk.id').onDelete('cascade'))
    .addColumn('tags', 'text', (column) => column.notNull())
    .execute();
}

async function addFileUse(schema: Schema): Promise<void> {
  await schema
    .alterTable('file')
    .addColumn('use', 'text', (column) => column.notNull().defaultTo('shown'))
    .execute();
}

async function createRules(schema: Schema): Promise<void> {
  await schema
    .createTable('desk_rules')
    .addColumn('desk', 'text', (column) => column.primaryKey().references('desk.id').onDelete('cascade'))
    .addColumn('rules', 'text', (column) => column.notNull())
    .execute();
}

/** What is known of a passage whose words went. */
async function addLosses(schema: Schema): Promise<void> {
  await schema.alterTable('passage').addColumn('lost', 'text').execute();
  await schema
    .alterTable('passage')
    .addColumn('rejected', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
}

/** Who last changed what a passage says. */
async function addChanges(schema: Schema): Promise<void> {
  await schema.alterTable('passage').addColumn('changed', 'text').execute();
}

const MIGRATIONS: Migration[] = [
  {
    name: '0001-ground',
    async up(database, dialect) {
      await createDesks(database.schema);
      await createArticles(database.schema);
      await createTexts(database.schema, dialect);
      await createLedgers(database.schema);
      await guardLogs(database, dialect);
    },
  },
  { name: '0002-files', up: ({ schema }) => createFiles(schema) },
  { name: '0003-tags', up: ({ schema }) => createTags(schema) },
  { name: '0004-passage-losses', up: ({ schema }) => addLosses(schema) },
  { name: '0005-seen', up: ({ schema }) => createSeen(schema) },
  { name: '0006-passage-changes', up: ({ schema }) => addChanges(schema) },
  { name: '0007-desk-rules', up: ({ schema }) => createRules(schema) },
  { name: '0008-evidence-files', up: ({ schema }) => addFileUse(schema) },
  { name: '0009-article-figures', up: ({ schema }) => createFigures(schema) },
  { name: '0010-import-reports', up: ({ schema }) => createImportReports(schema) },
  {
    name: '0011-shared-by-nodes',
    async up(database, { name }) {
      if (name === 'postgres') await createShared(database);
    },
  },
  { name: '0012-nodes', up: ({ schema }) => createNodeTables(schema) },
  { name: '0013-once', up: ({ schema }) => createOnce(schema) },
  { name: '0014-news', up: ({ schema }) => createNewsTables(schema) },
  { name: '0015-text-pages', up: createTextPages },
  { name: '0016-guests', up: ({ schema }) => createGuests(schema) },
  { name: '0017-removed-people', up: ({ schema }) => createRemovedPeople(schema) },
  { name: 'audit', up: createAuditTables },
  { name: 'archive', up: ({ schema }) => createBoardTables(schema) },
  { name: 'person-settings', up: createProfileTables },
  { name: 'desk-settings', up: ({ schema }) => createDeskSettings(schema) },
  { name: 'search', up: createSearchTables },
  { name: 'letters', up: ({ schema }) => createLetterTables(schema) },
  { name: 'badges', up: ({ schema }) => createBadges(schema) },
  { name: 'passkeys', up: createPasskeyTable },
  { name: 'search-texts', up: partSearchTexts },
  { name: 'pages-on-postgres', up: packOnPostgres },
];

const namesIn = async (database: Database) =>
  (await database.selectFrom('schema_step').select('name').execute()).map(({ name }) => name);

/** Names of steps that were done here, that are still to be done, and that this version does not know. */
export interface Steps {
  done: string[];
  pending: string[];
  unknown: string[];
}

/** Changes nothing. */
export async function stepsOf(database: Database): Promise<Steps> {
  // Before the first start there is no such table.
  const done = await namesIn(database).catch((): string[] => []);
  return {
    done,
    pending: MIGRATIONS.map(({ name }) => name).filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !MIGRATIONS.some((migration) => migration.name === name)),
  };
}

/** Whether there is nothing to do, so that a server without the right to make tables may start on those that are there. */
async function isUpToDate(database: Database): Promise<boolean> {
  const { pending, unknown } = await stepsOf(database);
  return pending.length === 0 && unknown.length === 0;
}

/** Names of the steps, in order. */
export const STEPS: readonly string[] = MIGRATIONS.map(({ name }) => name);

/**
 * Held on PostgreSQL by the transaction that changes the tables. A node that was killed as it committed has let go of all
 * that it held but this: when it is free that transaction is through or undone, and what it made is seen.
 */
const TABLES_LOCK = 0x6b61_0003;

/**
 * Brings the database to today's tables, in one transaction, and records each step.
 * @param last the step to stop after, as an earlier version did; today's when left out.
 * @throws when the database has steps that this version does not know: it was opened by a newer one.
 */
export async function migrate(
  database: Database,
  dialect: SqlDialect,
  now: () => number,
  last?: string,
): Promise<void> {
  if (await isUpToDate(database)) return;
  await database.transaction().execute(async (transaction) => {
    if (dialect.rowLocks) await sql`select pg_advisory_xact_lock(${TABLES_LOCK})`.execute(transaction);
    await transaction.schema
      .createTable('schema_step')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    const { pending, unknown } = await stepsOf(transaction);
    if (unknown.length > 0) throw new Error(`the database was written by a newer Kantlijn (${unknown.join(', ')})`);
    const wanted = MIGRATIONS.slice(0, last === undefined ? undefined : STEPS.indexOf(last) + 1);
    for (const migration of wanted.filter(({ name }) => pending.includes(name))) {
      await migration.up(transaction as unknown as Kysely<unknown>, dialect);
      await transaction.insertInto('schema_step').values({ name: migration.name, at: now() }).execute();
    }
  });
}
