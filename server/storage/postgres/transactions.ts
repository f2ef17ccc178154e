/**
 * Transactions on PostgreSQL. One that certainly was not done (a deadlock, a connection lost before its commit) is run
 * anew; of one whose commit got no answer it is found out first whether it was done. Row locks make that certain: the next
 * who locks the row waits until the transaction before has ended, one way or the other.
 */
import { DatabaseError } from 'pg';
import { CommitUnknown } from '../failures.ts';
import type { Guard, SqlDialect } from '../sql/dialect.ts';
import type { Database } from '../sql/tables.ts';
import { ConnectionLost } from './pool.ts';

/** Waits before a transaction is run again; a server that is away longer is its caller's to wait for. */
const WAITS_MS = [20, 50, 100, 200, 400];
/** serialization_failure, deadlock_detected. */
const UNDONE = new Set(['40001', '40P01']);

type Work<T> = (transaction: Database) => Promise<T>;
type WasDone<T> = (transaction: Database, result: T) => Promise<boolean>;

const isPassing = (error: unknown) =>
  error instanceof ConnectionLost || (error instanceof DatabaseError && UNDONE.has(error.code ?? ''));

const pause = (ms: number) => new Promise<void>((go) => void setTimeout(go, ms));

/** @throws CommitUnknown where the connection was lost once the work was through. */
async function runOnce<T>(database: Database, work: Work<T>): Promise<T> {
  let through: { result: T } | null = null;
  try {
    return await database.transaction().execute(async (transaction) => {
      const result = await work(transaction);
      through = { result };
      return result;
    });
  } catch (error) {
    const done = through as { result: T } | null;
    throw done && error instanceof ConnectionLost ? new CommitUnknown(done.result, { cause: error }) : error;
  }
}

export function createTransact(database: Database): SqlDialect['transact'] {
  return <T>(work: Work<T>, wasDone?: WasDone<T>) => transact(database, work, wasDone, null);
}

/** @param doubt what an earlier run gave whose end is not known. */
async function transact<T>(
  database: Database,
  work: Work<T>,
  wasDone: WasDone<T> | undefined,
  doubt: { result: T } | null,
): Promise<T> {
  let unknown = doubt;
  const step = async (transaction: Database) => {
    if (unknown && wasDone && (await wasDone(transaction, unknown.result))) return unknown.result;
    unknown = null;
    return work(transaction);
  };
  for (let tries = 0; ; tries += 1) {
    try {
      return await runOnce(database, step);
    } catch (error) {
      if (error instanceof CommitUnknown) unknown = { result: error.result as T };
      const wait = WAITS_MS[tries];
      const goesOn = error instanceof CommitUnknown ? wasDone !== undefined : isPassing(error);
      if (!goesOn || wait === undefined) throw unknown ? new CommitUnknown(unknown.result, { cause: error }) : error;
      await pause(wait);
    }
  }
}

export function createAtomically(database: Database): SqlDialect['atomically'] {
  return (queries, guard?: Guard) => {
    const work = async (transaction: Database) => {
      if (guard) await transaction.executeQuery(guard.lock);
      const answers: unknown[][] = [];
      for (const query of queries) answers.push((await transaction.executeQuery(query)).rows);
      return answers;
    };
    const trace = guard?.trace;
    if (!guard || !trace) return transact(database, work, undefined, null);
    const wasDone = async (transaction: Database, answers: unknown[][]) => {
      await transaction.executeQuery(guard.lock);
      return (await transaction.executeQuery(trace(answers))).rows.length > 0;
    };
    return transact(database, work, wasDone, guard.doubt ? { result: guard.doubt } : null);
  };
}
