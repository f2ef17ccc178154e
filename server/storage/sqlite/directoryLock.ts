/**
 * One server per data directory. The lock is a write lock on a small SQLite file of its own: the operating system
 * drops it with the process that held it, however that ended, so there is no such thing as a stale lock, and a live one
 * cannot be stolen. Readers may still look into the file, which names the holder.
 */
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';

/** So long a turn is waited for: whoever has it may be copying a large file. */
const TURN_MS = 600_000;
/** So long of it nothing else is heard, as a signal. */
const DEAF_MS = 200;

export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse';
  readonly pid: number;
  constructor(file: string, pid: number) {
    super(`${file} is in use by process ${pid}; end it first, or choose another data directory`);
    this.pid = pid;
  }
}

const BUSY = 5;
const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === BUSY;

function holderOf(database: DatabaseSync): number {
  return Number(database.prepare('select pid from holder').get()?.['pid'] ?? 0);
}

/** @throws DirectoryInUse. Returns the function that lets go. */
export function lockDirectory(file: string, pid: number): () => void {
  const database = new DatabaseSync(file, { timeout: 1_000 });
  try {
    database.exec('pragma journal_mode=delete');
    database.exec('begin immediate; create table if not exists holder (pid integer)');
    database.exec(`delete from holder; insert into holder values (${pid}); commit`);
    database.exec('begin immediate');
  } catch (error) {
    const holder = isBusy(error) ? holderOf(database) : 0;
    database.close();
    throw isBusy(error) ? new DirectoryInUse(file, holder) : error;
  }
  return () => database.close();
}

/**
 * The same lock, on an empty file, for work that one process does after the other. Returns the function that ends the turn.
 * @throws when the turn does not come for ten minutes.
 */
export async function awaitTurn(file: string): Promise<() => void> {
  const end = performance.now() + TURN_MS;
  const database = new DatabaseSync(file, { timeout: DEAF_MS });
  for (;;) {
    try {
      database.exec('begin exclusive');
      return () => database.close();
    } catch (error) {
      if (isBusy(error) && performance.now() < end) await setImmediate();
      else {
        database.close();
        throw error;
      }
    }
  }
}
