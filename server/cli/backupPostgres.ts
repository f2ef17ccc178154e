/**
 * Backups of PostgreSQL in the same file as those of SQLite: one may be restored as the other. The copy is of one moment,
 * whatever is written meanwhile.
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { migrateAccounts } from '../identity/auth.ts';
import { newSecret } from '../secret.ts';
import { openPostgresStorage } from '../storage/postgres/storage.ts';
import {
  type AnyDatabase,
  COPIED,
  copyInstallation,
  copyTable,
  FILE_CONTENT,
  OF_NODES,
  OF_SEARCH,
} from '../storage/sql/copy.ts';
import { openSqliteStorage } from '../storage/sqlite/storage.ts';
import { inDatabase } from './backupFiles.ts';
import { openPostgresEnd } from './ends.ts';

/** Opens an SQLite file with today's tables for `work`, in one transaction; leaves it as a single file. */
async function inFile(file: string, work: (database: AnyDatabase) => Promise<void>): Promise<void> {
  const storage = await openSqliteStorage({ file });
  try {
    await migrateAccounts({ db: storage.kysely, type: 'sqlite', secret: newSecret(), secure: false });
    await storage.kysely.transaction().execute(work);
  } finally {
    await storage.close();
  }
  await inDatabase(file, () => Promise.resolve());
}

export async function copyFromPostgres(url: string, file: string): Promise<void> {
  const storage = await openPostgresStorage({ url, connections: 2, use: 'copier' });
  const moment = () => storage.kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  try {
    await inFile(file, (to) =>
      moment().execute(async (from) => {
        await copyInstallation(from, to);
        await sql`create table file_content (article text, hash text, content blob, primary key (article, hash))`.execute(
          to,
        );
        await copyTable(from, to, FILE_CONTENT);
      }),
    );
  } finally {
    await storage.close();
  }
}

async function hasFiles(database: AnyDatabase): Promise<boolean> {
  const found = sql`select 1 from sqlite_master where type = 'table' and name = ${FILE_CONTENT.name}`;
  return (await found.execute(database)).rows.length > 0;
}

/** Puts a backup in the place of the data, all of it or nothing. No server may run. */
export async function copyIntoPostgres(backup: string, url: string): Promise<void> {
  const end = await openPostgresEnd(url);
  const folder = await mkdtemp(join(tmpdir(), 'kantlijn-restore-'));
  const file = join(folder, 'kantlijn.db');
  try {
    // A copy, for tables of an earlier version are brought up to date first.
    await copyFile(backup, file);
    await inFile(file, (from) =>
      end.within(async (to) => {
        const tables = [...[...COPIED, FILE_CONTENT].map(({ name }) => name), ...OF_NODES, ...OF_SEARCH].map((name) =>
          sql.table(name),
        );
        await sql`truncate ${sql.join(tables)}`.execute(to);
        await copyInstallation(from, to);
        if (await hasFiles(from)) await copyTable(from, to, FILE_CONTENT);
      }),
    );
  } finally {
    await end.close();
    await rm(folder, { recursive: true, force: true });
  }
}
