/** The data folder: whose it is, who else may look into it, and how much fits. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { doubtful, type Finding, ill, skipped, well } from './finding.ts';

const MB = 1024 * 1024;
/** A busy desk writes some tens of megabytes a day; a backup beside the data takes as much again. */
const PLENTY = 2_048 * MB;
const ENOUGH = 200 * MB;

const isOpenToOthers = (mode: number) => (mode & 0o077) !== 0;

function rightsOf(folder: string): Finding {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return ill('data folder', `${folder} cannot be written to`, 'Give it to the user who runs Kantlijn (chown).');
  }
  if (process.platform === 'win32') return well('data folder', folder);
  const open = [folder, join(folder, 'secret'), join(folder, 'kantlijn.db')].filter(
    (path) => existsSync(path) && isOpenToOthers(statSync(path).mode),
  );
  // Whoever cannot enter the folder cannot read the database in it.
  if (!open.includes(folder) || open.length === 0) return well('data folder', `${folder}, closed to others`);
  const words = `others on this machine may look into ${open.join(', ')}`;
  return doubtful('data folder', words, `chmod 700 ${folder}; chmod 600 ${join(folder, 'secret')}`);
}

export function spaceFinding(free: number): Finding {
  const words = `${Math.floor(free / MB)} MB free`;
  if (free >= PLENTY) return well('disk', words);
  if (free >= ENOUGH) return doubtful('disk', words, 'Make room: a backup takes as much as the data.');
  return ill('disk', words, 'Make room now: on a full disk nothing is saved.');
}

export function folderFindings(folder: string): Finding[] {
  if (!existsSync(folder)) return [skipped('data folder', `${folder} is not there yet; the first start makes it`)];
  const { bavail, bsize } = statfsSync(folder);
  return [rightsOf(folder), spaceFinding(bavail * bsize)];
}
