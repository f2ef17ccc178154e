/** When the last backup was written, kept with the data, so that somebody can be told that it is long ago. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { keptIn, putIn } from '../storage/postgres/installation.ts';
import { openPostgresDatabase } from '../storage/postgres/storage.ts';
import type { Database } from '../storage/sql/tables.ts';

const NAME = 'last-backup';

/** @param at milliseconds since the epoch. */
export async function noteBackup(config: Config, at: number): Promise<void> {
  const value = new Date(at).toISOString();
  if (!config.databaseUrl) {
    writeFileSync(join(config.dataFolder, NAME), `${value}\n`, { mode: 0o600 });
    return;
  }
  const { kysely, close } = openPostgresDatabase({ url: config.databaseUrl, connections: 1 });
  try {
    await putIn(kysely, NAME, value);
  } finally {
    await close();
  }
}

/** Milliseconds since the epoch; null where no backup was noted. */
export async function lastBackup(config: Config, database: Database): Promise<number | null> {
  const value = config.databaseUrl ? await keptIn(database, NAME) : noteIn(join(config.dataFolder, NAME));
  const at = Date.parse(value ?? '');
  return Number.isNaN(at) ? null : at;
}

function noteIn(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
