/** One PostgreSQL database for as many nodes as there are: the log and the lock of all of them. */
import { Kysely, PostgresDialect } from 'kysely';
import { Client } from 'pg';
import type { FileFolder, Storage } from '../ports.ts';
import type { SqlDialect } from '../sql/dialect.ts';
import { migrate } from '../sql/migrations.ts';
import { createSqlStores } from '../sql/storage.ts';
import type { Database, Tables } from '../sql/tables.ts';
import { createDatabaseFolder } from './fileFolder.ts';
import { secretIn } from './installation.ts';
import { createPool, DATA_LOCK, type PoolSettings, START_LOCK } from './pool.ts';
import { createAtomically, createTransact } from './transactions.ts';

/** Of one node. A commit holds one for as long as an fsync takes, so that a few serve many rooms. */
const CONNECTIONS = 10;

export interface PostgresOptions {
  /** `postgres://…` */
  url: string;
  /** At most; 10 when left out. */
  connections?: number;
  use?: PoolSettings['use'];
  now?: () => number;
}

export interface PostgresStorage extends Storage {
  kysely: Database;
  fileFolder: FileFolder;
  /** The secret that all nodes share, kept in the database; the first to ask makes it. */
  secret(newSecret: () => string): Promise<string>;
  /** Runs `work` while no other process does anything under the same lock. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** A connection of its own, so that a lock on it goes with the process and waits for as long as others take. */
async function lockConnection(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'kantlijn' });
  client.on('error', () => undefined);
  await client.connect();
  await client.query("select set_config('lock_timeout', '0', false), set_config('statement_timeout', '0', false)");
  return client;
}

async function aloneOn<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = await lockConnection(url);
  try {
    await client.query('select pg_advisory_lock($1)', [START_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

/** Servers run on this database, or others are replacing what is in it. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse';
}

/**
 * Holds the data for oneself: no server serves it meanwhile. Returns the function that lets go.
 * @throws DatabaseInUse
 */
export async function lockData(url: string): Promise<() => Promise<void>> {
  const client = await lockConnection(url);
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [DATA_LOCK]);
  if (rows[0]?.mine) return () => client.end();
  await client.end();
  throw new DatabaseInUse('Servers are running on this database; end them first.');
}

/** The database as it is: its tables are not brought up to date, its connections are as those of the store. */
export function openPostgresDatabase({ url, connections = CONNECTIONS, use = 'node' }: Omit<PostgresOptions, 'now'>) {
  const pool = createPool({ url, connections, use });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const dialect: SqlDialect = {
    ...{ name: 'postgres', bytes: 'bytea', rowLocks: true },
    atomically: createAtomically(pool, kysely),
    transact: createTransact(kysely),
  };
  return { kysely, dialect, close: () => kysely.destroy() };
}

/**
 * Opens the store, bringing its tables up to date; nodes that start at once do so one after the other.
 * @throws UnfitDatabase for a server that may lose what it acknowledged, or that cannot be written to.
 */
export async function openPostgresStorage(options: PostgresOptions): Promise<PostgresStorage> {
  const { url, now = Date.now } = options;
  const { kysely, dialect, close } = openPostgresDatabase(options);
  const alone = <T>(work: () => Promise<T>) => aloneOn(url, work);
  try {
    await alone(() => migrate(kysely, dialect, now));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...createSqlStores(kysely, dialect, now),
    ...{ kysely, alone, fileFolder: createDatabaseFolder(kysely) },
    ...{ secret: (newSecret) => secretIn(kysely, newSecret), close },
  };
}
