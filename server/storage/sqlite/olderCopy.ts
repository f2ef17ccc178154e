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
/** A copy that was cut short, and what SQLite puts beside a file that it writes or reads. */
const REST = /\.part$|-(?:journal|wal|shm)$/;

interface Copy {
  path: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Copies of a database and the rests of some, the newest first. */
function keptBeside(file: string): Copy[] {
  const folder = dirname(file);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.before-`));
  const paths = names.map((name) => join(folder, name));
  return paths.map((path) => ({ path, at: statSync(path).mtimeMs })).sort((a, b) => b.at - a.at);
}

/** Copies of a database, each of them whole, the newest first. */
export const olderCopies = (file: string): Copy[] => keptBeside(file).filter(({ path }) => !REST.test(path));

/**
 * Called by one process at a time, so that a copy under way is nobody else's.
 * @param step the first step that is to be done. A copy under its name is there when it is whole; where another process
 * has done the step meanwhile, the copy is theirs and stays.
 */
export async function keepOlder(file: string, step: string): Promise<void> {
  const target = nameOf(file, step);
  const partial = `${target}.part`;
  for (const rest of ['', '-journal']) await rm(partial + rest, { force: true });
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  try {
    // One view for the look and the copy.
    database.exec('begin');
    if (database.prepare('select 1 from schema_step where name = ?').get(step)) return;
    await backup(database, partial, { rate: ALL_PAGES });
  } finally {
    database.close();
  }
  await syncPath(partial);
  await rename(partial, target);
  await syncPath(dirname(target));
  for (const { path } of olderCopies(file).slice(KEPT)) rmSync(path, { force: true });
}

/**
 * Removes copies made before `moment` (milliseconds since the epoch), and rests of some: they hold texts that were purged
 * since.
 */
export function forgetOlder(file: string, moment: number): void {
  for (const { path, at } of keptBeside(file)) if (at < moment) rmSync(path, { force: true });
}
