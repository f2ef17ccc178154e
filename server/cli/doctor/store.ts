/** The store, opened as it is: nothing in it is changed, not even its tables brought up to date. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { databaseFile, filesFolder } from '../../composition.ts';
import type { Config } from '../../config.ts';
import { createFileFolder } from '../../storage/disk/fileFolder.ts';
import type { FileFolder, TextStore } from '../../storage/ports.ts';
import { createDatabaseFolder } from '../../storage/postgres/fileFolder.ts';
import { openPostgresDatabase } from '../../storage/postgres/storage.ts';
import { stepsOf } from '../../storage/sql/migrations.ts';
import type { Database } from '../../storage/sql/tables.ts';
import { createTextStore } from '../../storage/sql/textStore.ts';
import { openConnection } from '../../storage/sqlite/connection.ts';
import { DirectoryInUse, lockDirectory } from '../../storage/sqlite/directoryLock.ts';
import { createSqliteDatabase, sqliteDialect } from '../../storage/sqlite/storage.ts';
import { doubtful, type Finding, ill, skipped, well } from './finding.ts';

export interface OpenedStore {
  database: Database;
  texts: Pick<TextStore, 'load' | 'history'>;
  files: FileFolder;
  findings: Finding[];
  close(): Promise<void>;
}

/** `pragma name` on a connection that has changed nothing. */
function pragma(file: string, name: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  try {
    return Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
  } finally {
    database.close();
  }
}

function sqliteFindings(file: string): Finding[] {
  const whole = pragma(file, 'quick_check');
  if (whole !== 'ok') {
    return [ill('store', `${file}: ${whole}`, 'Keep a copy of it as it is, and restore the newest backup.')];
  }
  // Refuses by itself what does not read back as it was set.
  openConnection({ file, mode: 'read' }).close();
  return [well('store', `${file} is whole; WAL and synchronous=FULL, read back`)];
}

/** Whether a server holds the data now. */
function serverOn(file: string): Finding {
  try {
    lockDirectory(`${file}.lock`, process.pid)();
    return well('server', 'none runs on this data');
  } catch (error) {
    if (error instanceof DirectoryInUse) return well('server', `process ${error.pid} serves this data`);
    throw error;
  }
}

async function openSqlite(config: Config): Promise<OpenedStore | Finding[]> {
  const file = databaseFile(config);
  if (!existsSync(file)) return [skipped('store', `there is no ${file} yet; the first start makes it`)];
  const findings = sqliteFindings(file);
  if (findings.some(({ state }) => state === 'fail')) return findings;
  const opened = await createSqliteDatabase({ file });
  return {
    ...{ database: opened.kysely, files: createFileFolder(filesFolder(config), randomUUID) },
    texts: createTextStore(opened.kysely, sqliteDialect(opened), Date.now),
    findings: [...findings, serverOn(file)],
    close: opened.close,
  };
}

interface Standing {
  version: string;
  fsync: string;
  durable: string;
  pages: string;
  standbys: string;
}

async function postgresFindings(database: Database): Promise<Finding[]> {
  const { rows } = await sql<Standing>`select current_setting('server_version') as version,
    current_setting('fsync') as fsync, current_setting('synchronous_commit') as durable,
    current_setting('full_page_writes') as pages,
    current_setting('synchronous_standby_names') as standbys`.execute(database);
  const [standing] = rows;
  if (!standing) return [ill('store', 'PostgreSQL gives no answer about its settings', 'Look into its log.')];
  const { version, fsync, durable, pages, standbys } = standing;
  const words = `PostgreSQL ${version}; fsync=${fsync}, synchronous_commit=${durable}, full_page_writes=${pages}`;
  const ends = standbys === '' ? 'no synchronous standby' : `synchronous standby: ${standbys}`;
  if (pages !== 'on') return [doubtful('store', words, 'Set full_page_writes=on, unless the disk writes pages whole.')];
  return [well('store', `${words}; ${ends}`)];
}

async function openPostgres(url: string): Promise<OpenedStore> {
  const { kysely, dialect, close } = openPostgresDatabase({ url, connections: 2 });
  try {
    // A connection to a server that may lose what it acknowledged is refused as it is made.
    const findings = await postgresFindings(kysely);
    const texts = createTextStore(kysely, dialect, Date.now);
    return { database: kysely, texts, files: createDatabaseFolder(kysely), findings, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @returns findings alone where there is nothing that can be opened. */
export function openStore(config: Config): Promise<OpenedStore | Finding[]> {
  return config.databaseUrl ? openPostgres(config.databaseUrl) : openSqlite(config);
}

export async function stepFinding(database: Database): Promise<Finding> {
  const { done, pending, unknown } = await stepsOf(database);
  if (unknown.length > 0) {
    const words = `was written by a newer Kantlijn (${unknown.join(', ')})`;
    return ill('tables', words, 'Install the version that wrote it, or a later one.');
  }
  if (pending.length === 0) return well('tables', `up to date, ${done.length} steps`);
  const words = `${pending.length} steps behind (${pending.join(', ')})`;
  return doubtful('tables', words, 'The next start brings them up to date, and keeps a copy of what was before.');
}

/** Nodes that said lately that they live; one on a file says nothing. */
export async function nodeFinding(database: Database, now: number): Promise<Finding> {
  const living = database.selectFrom('node').select('id').where('until', '>', now);
  const count = (await living.execute()).length;
  return well('nodes', count === 0 ? 'none has said that it lives, as one on a file does not' : `${count} live`);
}

/** Milliseconds since the epoch: the database server's clock, or null where the database is a file. */
export async function clockOf(database: Database, isShared: boolean): Promise<number | null> {
  if (!isShared) return null;
  const { rows } = await sql<{ now: string }>`select extract(epoch from clock_timestamp()) * 1000 as now`.execute(
    database,
  );
  return Number(rows[0]?.now);
}
