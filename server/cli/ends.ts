/** The two ends of a copy: an installation on SQLite or on PostgreSQL, held by this process alone. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { migrateAccounts } from '../identity/auth.ts';
import { newSecret, secretOf } from '../secret.ts';
import { createFileFolder } from '../storage/disk/fileFolder.ts';
import { syncPath } from '../storage/disk/syncPath.ts';
import type { FileFolder } from '../storage/ports.ts';
import { createDatabaseFolder } from '../storage/postgres/fileFolder.ts';
import { secretIn } from '../storage/postgres/installation.ts';
import { DatabaseInUse, lockData, openPostgresStorage } from '../storage/postgres/storage.ts';
import type { AnyDatabase } from '../storage/sql/copy.ts';
import type { Database } from '../storage/sql/tables.ts';
import { DirectoryInUse, lockDirectory } from '../storage/sqlite/directoryLock.ts';
import { openSqliteStorage } from '../storage/sqlite/storage.ts';
import { Failure } from './foundation.ts';

export interface End {
  /** One view for all that is read, one transaction for all that is written. */
  within<T>(work: (database: AnyDatabase) => Promise<T>): Promise<T>;
  /** Where the files are, as seen in that transaction. */
  files(database: AnyDatabase): FileFolder;
  /** The secret as it is, or as it becomes. */
  secret(database: AnyDatabase, given?: string): Promise<string>;
  /** Puts what was written in its place; until then the end is as it was. */
  keep(): Promise<void>;
  close(): Promise<void>;
}

/** Settings of accounts do not matter to their tables. */
const tables = (db: AnyDatabase, type: 'sqlite' | 'postgres') =>
  migrateAccounts({ db, type, secret: newSecret(), secure: false });

/** Turns a lock that others hold into words. */
async function held<T>(lock: () => T | Promise<T>): Promise<T> {
  try {
    return await lock();
  } catch (error) {
    if (error instanceof DirectoryInUse || error instanceof DatabaseInUse) throw new Failure(error.message);
    throw error;
  }
}

export async function openPostgresEnd(url: string): Promise<End> {
  const unlock = await held(() => lockData(url));
  try {
    const storage = await openPostgresStorage({ url, connections: 2, use: 'copier' });
    await tables(storage.kysely, 'postgres');
    return {
      within: (work) => storage.kysely.transaction().setIsolationLevel('repeatable read').execute(work),
      files: (database) => createDatabaseFolder(database as Database),
      secret: (database, given) => secretIn(database as Database, () => given ?? newSecret()),
      keep: () => Promise.resolve(),
      async close() {
        await storage.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** `kantlijn.db` in a data folder, or the file that is named. */
function fileAt(address: string): string {
  const path = resolve(address);
  return path.endsWith('.db') ? path : join(path, 'kantlijn.db');
}

/** @param isTarget whether it is to be made: under another name until all of it is there. */
async function openSqliteEnd(address: string, isTarget: boolean): Promise<End> {
  const file = fileAt(address);
  const folder = dirname(file);
  if (isTarget && existsSync(file)) throw new Failure(`${file} exists; nothing is overwritten.`);
  if (!isTarget && !existsSync(file)) throw new Failure(`There is no data in ${folder}.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = await held(() => lockDirectory(`${file}.lock`, process.pid));
  const opened = isTarget ? `${file}.incoming` : file;
  if (isTarget) await rm(opened, { force: true });
  const storage = await openSqliteStorage({ file: opened });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await storage.close();
    isOpen = false;
  };
  await tables(storage.kysely, 'sqlite');
  return {
    within: (work) => storage.kysely.transaction().execute(work),
    files: () => createFileFolder(join(folder, 'files'), randomUUID),
    async secret(_database, given) {
      if (given && !existsSync(join(folder, 'secret'))) {
        await writeFile(join(folder, 'secret'), `${given}\n`, { mode: 0o600 });
      }
      return secretOf(folder);
    },
    async keep() {
      await close();
      await syncPath(opened);
      await rename(opened, file);
      await syncPath(folder);
    },
    async close() {
      await close();
      if (isTarget) for (const rest of ['', '-wal', '-shm']) await rm(opened + rest, { force: true });
      unlock();
    },
  };
}

/** @param address `sqlite:FOLDER` or `postgres://…` */
export function openEnd(address: string, isTarget: boolean): Promise<End> {
  if (/^postgres(?:ql)?:/.test(address)) return openPostgresEnd(address);
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(address)?.[1];
  if (!path) throw new Failure(`${address} is neither sqlite:FOLDER nor postgres://…`);
  return openSqliteEnd(path, isTarget);
}
