/** `backup` while the server runs, `restore` while it does not. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Command } from 'commander';
import { databaseFile, filesFolder } from '../composition.ts';
import type { Config } from '../config.ts';
import { createFileFolder } from '../storage/disk/fileFolder.ts';
import { syncPath } from '../storage/disk/syncPath.ts';
import { DirectoryInUse, lockDirectory } from '../storage/sqlite/directoryLock.ts';
import { packFiles, unpackFiles } from './backupFiles.ts';
import { noteBackup } from './backupNote.ts';
import { copyFromPostgres, copyIntoPostgres } from './backupPostgres.ts';
import { Failure, print, type ReadConfig } from './foundation.ts';

/**
 * In one go, under one read of the file, beside which the server writes on. Copied a few pages at a time, it would begin
 * anew at each write of the server, and never end on a busy day.
 */
const ALL_PAGES = 2 ** 31 - 1;

/** @throws Failure for a file that is not a whole database of ours. */
function checkWhole(file: string): void {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const [verdict] = Object.values(database.prepare('pragma integrity_check').get() ?? {});
      const known = database.prepare("select count(*) as n from sqlite_master where name in ('article', 'user')").get();
      if (verdict !== 'ok' || known?.['n'] !== 2) throw new Failure(`${file} is not a whole backup of Kantlijn.`);
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} is not a whole backup of Kantlijn: ${error instanceof Error ? error.message : error}`);
  }
}

const folderOf = (config: Config) => createFileFolder(filesFolder(config), randomUUID);

async function copyFromFile(config: Config, partial: string): Promise<void> {
  const source = databaseFile(config);
  if (!existsSync(source)) throw new Failure(`There is no data in ${config.dataFolder}.`);
  const database = new DatabaseSync(source, { readOnly: true, timeout: 10_000 });
  try {
    await backup(database, partial, { rate: ALL_PAGES });
  } finally {
    database.close();
  }
  await packFiles(partial, folderOf(config));
}

/** A consistent copy, beside servers that go on writing. It appears under its name when it is whole. */
async function writeBackup(config: Config, target: string): Promise<void> {
  if (existsSync(target)) throw new Failure(`${target} exists; nothing is overwritten.`);
  const partial = `${target}.part`;
  for (const rest of ['', '-wal', '-shm']) await rm(partial + rest, { force: true });
  if (config.databaseUrl) await copyFromPostgres(config.databaseUrl, partial);
  else await copyFromFile(config, partial);
  checkWhole(partial);
  await syncPath(partial);
  await rename(partial, target);
  await syncPath(dirname(target));
  await noteBackup(config, Date.now());
}

/** Pictures first: a picture of no article harms nobody, an article without its pictures does. */
async function replaceData(config: Config, source: string): Promise<void> {
  const file = databaseFile(config);
  const incoming = `${file}.incoming`;
  await copyFile(source, incoming);
  await unpackFiles(incoming, folderOf(config));
  await syncPath(incoming);
  for (const rest of ['-wal', '-shm']) await rm(file + rest, { force: true });
  await rename(incoming, file);
  await syncPath(dirname(file));
}

async function restoreBackup(config: Config, source: string): Promise<void> {
  if (!existsSync(source)) throw new Failure(`There is no file ${source}.`);
  checkWhole(source);
  if (config.databaseUrl) return copyIntoPostgres(source, config.databaseUrl);
  const file = databaseFile(config);
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  let unlock: () => void;
  try {
    unlock = lockDirectory(`${file}.lock`, process.pid);
  } catch (error) {
    if (error instanceof DirectoryInUse) throw new Failure(`A server is running on this data: ${error.message}`);
    throw error;
  }
  try {
    await replaceData(config, source);
  } finally {
    unlock();
  }
}

export function backupCommands(program: Command, config: ReadConfig): void {
  program
    .command('backup')
    .argument('<file>')
    .description('write a whole copy of the data, also while the server runs')
    .action(async (file: string) => {
      await writeBackup(config(), resolve(file));
      print(resolve(file));
    });
  program
    .command('restore')
    .argument('<file>')
    .description('put a backup in the place of the data; the server must not run')
    .action((file: string) => restoreBackup(config(), resolve(file)));
}
