/** One open SQLite file: settings that durability rests on, set and read back, and its prepared statements. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { ConnectionSetup, JobResult, Statement, StatementResult } from './messages.ts';

/** How long a writer waits for another process (the command line) before it gives up. */
const BUSY_TIMEOUT_MS = 10_000;
/** Kysely builds a few hundred different statements; past that the oldest are prepared anew. */
const PREPARED_LIMIT = 300;
const BEGIN: Statement = { sql: 'begin immediate', values: [] };
const COMMIT: Statement = { sql: 'commit', values: [] };
/** SQLite's number for `synchronous=FULL`. */
const FULL = 2;

export interface SqliteConnection {
  run(statement: Statement): StatementResult;
  commit(jobs: Statement[][]): JobResult[];
  close(): void;
}

interface Prepared {
  inner: StatementSync;
  hasRows: boolean;
}

function setting(database: DatabaseSync, name: string): unknown {
  return Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
}

/**
 * A reopened file can silently fall back to less than was asked for, and an acknowledged write is then lost with the
 * power; so a file whose settings do not read back as they were set is not opened.
 */
function configure(database: DatabaseSync, file: string): void {
  database.exec(`pragma busy_timeout=${BUSY_TIMEOUT_MS}`);
  database.exec('pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on');
  // What is deleted is overwritten, not only left out: a purged article is in none of the file's pages.
  database.exec('pragma secure_delete=on');
  const journal = setting(database, 'journal_mode');
  const isDurable = journal === 'wal' && setting(database, 'synchronous') === FULL;
  if (!isDurable || setting(database, 'foreign_keys') !== 1) {
    throw new Error(`${file} cannot be opened durably (journal_mode=${journal}); is its disk a network share?`);
  }
}

export function failureOf(error: unknown): { message: string; code: string } {
  if (!(error instanceof Error)) return { message: String(error), code: 'unknown' };
  const number = 'errcode' in error ? String(error.errcode) : 'unknown';
  return { message: error.message, code: number };
}

export function openConnection({ file, mode }: ConnectionSetup): SqliteConnection {
  const database = new DatabaseSync(file);
  configure(database, file);
  if (mode === 'read') database.exec('pragma query_only=on');
  const prepared = new Map<string, Prepared>();

  function prepare(sql: string): Prepared {
    const known = prepared.get(sql);
    if (known) return known;
    const inner = database.prepare(sql);
    const statement = { inner, hasRows: inner.columns().length > 0 };
    const oldest = prepared.keys().next();
    if (prepared.size >= PREPARED_LIMIT && !oldest.done) prepared.delete(oldest.value);
    prepared.set(sql, statement);
    return statement;
  }

  function run({ sql, values }: Statement): StatementResult {
    const { inner, hasRows } = prepare(sql);
    if (hasRows) return { rows: inner.all(...values), changes: 0, insertId: 0 };
    const { changes, lastInsertRowid } = inner.run(...values);
    return { rows: [], changes: Number(changes), insertId: Number(lastInsertRowid) };
  }

  function runJob(job: Statement[]): JobResult {
    database.exec('savepoint job');
    try {
      const results = job.map(run);
      database.exec('release job');
      return { ok: true, results };
    } catch (error) {
      database.exec('rollback to job; release job');
      return { ok: false, ...failureOf(error) };
    }
  }

  function commit(jobs: Statement[][]): JobResult[] {
    const [only] = jobs;
    const isAlone = jobs.length === 1 && only?.length === 1;
    // A statement by itself is a transaction already.
    if (isAlone && only[0]) return [{ ok: true, results: [run(only[0])] }];
    run(BEGIN);
    try {
      const results = jobs.map(runJob);
      run(COMMIT);
      return results;
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      throw error;
    }
  }

  return { run, commit, close: () => database.close() };
}
