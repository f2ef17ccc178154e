/**
 * Before its tables are brought up to date an SQLite file is copied, whole and synced, beside itself: whoever finds that
 * the new version does not suit them stops it, puts the copy in the place of the file, and starts the old one.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { syncPath } from '../disk/syncPath.ts';

/** So many are kept, the newest. */
const KEPT = 3;
/** All pages under one read. */
const ALL_PAGES = 2 ** 31 - 1;

const nameOf = (file: string, step: string) => `${file}.before-${step}`;

/** Copies of a database, the newest first. */
export function olderCopies(file: string): { path: string; at: number }[] {
  const folder = dirname(file);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.before-`));
  const copies = names.filter((name) => !name.endsWith('.part')).map((name) => join(folder, name));
  return copies.map((path) => ({ path, at: statSync(path).mtimeMs })).sort((a, b) => b.at - a.at);
}

/** @param step the first step that is to be done. A copy under its name is there when it is whole. */
export async function keepOlder(file: string, step: string): Promise<void> {
  const target = nameOf(file, step);
  const partial = `${target}.part`;
  await rm(partial, { force: true });
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  try {
    await backup(database, partial, { rate: ALL_PAGES });
  } finally {
    database.close();
  }
  await syncPath(partial);
  await rename(partial, target);
  await syncPath(dirname(target));
  for (const { path } of olderCopies(file).slice(KEPT)) rmSync(path, { force: true });
}

/** Removes copies made before `moment` (milliseconds since the epoch): they hold texts that were purged since. */
export function forgetOlder(file: string, moment: number): void {
  for (const { path, at } of olderCopies(file)) if (at < moment) rmSync(path, { force: true });
}
