/** The embedded default: one file, two threads (one writes, one reads). */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type CompiledQuery, Kysely } from 'kysely';
import type { Storage } from '../ports.ts';
import type { SqlDialect } from '../sql/dialect.ts';
import { migrate, stepsOf } from '../sql/migrations.ts';
import { createSqlStores } from '../sql/storage.ts';
import type { Tables } from '../sql/tables.ts';
import { awaitTurn, lockDirectory } from './directoryLock.ts';
import { createThreadDialect, toStatement } from './kyselyDialect.ts';
import { forgetOlder, keepOlder } from './olderCopy.ts';
import { createSweeping } from './sweeping.ts';
import { startThread } from './thread.ts';
import { createWriter } from './writer.ts';

export interface SqliteDatabase {
  kysely: Kysely<Tables>;
  /** One transaction of statements known beforehand; joins others that wait for the same fsync. */
  batch(queries: CompiledQuery[]): Promise<unknown[][]>;
  close(): Promise<void>;
}

/** Opens `file` with durable settings. The writer comes first: it may have to turn the file into WAL. */
export async function createSqliteDatabase({ file }: { file: string }): Promise<SqliteDatabase> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const writing = await startThread({ file, mode: 'write' });
  const reading = await startThread({ file, mode: 'read' });
  const writer = createWriter(writing);
  const kysely = new Kysely<Tables>({ dialect: createThreadDialect(reading, writer) });
  return {
    kysely,
    async batch(queries) {
      const results = await writer.commit(queries.map(toStatement));
      return results.map(({ rows }) => rows);
    },
    async close() {
      await kysely.destroy();
      await reading.close();
      await writing.close();
    },
  };
}

export function sqliteDialect({ kysely, batch }: Pick<SqliteDatabase, 'kysely' | 'batch'>): SqlDialect {
  return {
    ...{ name: 'sqlite', bytes: 'blob', rowLocks: false },
    atomically: (queries) => batch(queries),
    transact: (work) => kysely.transaction().execute(work),
  };
}

/** Copies from before an update are kept as long as articles lie in the bin. */
const OLDER_MS = 30 * 24 * 3_600_000;

export interface SqliteOptions {
  file: string;
  /** Set by the server: one process holds the directory; the command line opens the same file beside it. */
  exclusive?: boolean;
  now?: () => number;
}

/** Brings the tables up to date. Who comes while another process does so waits for it, and finds it done. */
async function update(file: string, kysely: Kysely<Tables>, dialect: SqlDialect, now: () => number): Promise<void> {
  const { done, pending } = await stepsOf(kysely);
  // An empty one has nothing to lose.
  if (done.length === 0 || !pending[0]) return migrate(kysely, dialect, now);
  const unlock = await awaitTurn(`${file}.update.lock`);
  try {
    await keepOlder(file, pending[0]);
    await migrate(kysely, dialect, now);
  } finally {
    unlock();
  }
}

/**
 * Opens the store, bringing its tables up to date.
 * @throws DirectoryInUse when `exclusive` and another server holds it; an Error when the file cannot be made durable.
 */
export async function openSqliteStorage(options: SqliteOptions): Promise<Storage & { kysely: Kysely<Tables> }> {
  const { file, exclusive = false, now = Date.now } = options;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const unlock = exclusive ? lockDirectory(`${file}.lock`, process.pid) : () => undefined;
  try {
    const database = await createSqliteDatabase({ file });
    const { kysely } = database;
    const dialect = sqliteDialect(database);
    await update(file, kysely, dialect, now);
    const stores = createSqlStores(kysely, dialect, now);
    const sweeping = createSweeping(kysely);
    const forget = () => forgetOlder(file, now() - OLDER_MS);
    // Another process may purge just now beside a command.
    if (exclusive && (await sweeping.isDue())) await sweeping.sweep();
    forget();
    return {
      ...stores,
      kysely,
      articles: {
        ...stores.articles,
        async purge(id) {
          await sweeping.makeDue();
          await stores.articles.purge(id);
        },
        async sweep() {
          await sweeping.sweep();
          // Copies of an earlier version may hold its words, too.
          forget();
        },
      },
      async close() {
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
