/** The secret that signs session cookies: made once, kept beside an SQLite file and never in it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SECRET_BYTES = 32;

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

export const newSecret = () => randomBytes(SECRET_BYTES).toString('base64url');

/** The secret of this data folder; the first call makes it, readable for this user alone. */
export function secretOf(dataFolder: string): string {
  const file = join(dataFolder, 'secret');
  const known = read(file);
  if (known) return known;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${newSecret()}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const made = read(file);
  if (!made) throw new Error(`${file} is empty; remove it, and a new one is made`);
  return made;
}
