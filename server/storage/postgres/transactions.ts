/**
 * Transactions on PostgreSQL. One that certainly was not done (a deadlock, a connection lost before its commit) is run
 * anew; of one whose commit got no answer it is found out first whether it was done. Row locks make that certain: the next
 * who locks the row waits until the transaction before has ended, one way or the other.
 */
import { DatabaseError } from 'pg';
import { CommitUnknown } from '../failures.ts';
import type { Guard, SqlDialect } from '../sql/dialect.ts';
import type { Database } from '../sql/tables.ts';
import { runAtOnce } from './atOnce.ts';
import { ConnectionLost, type ConnectionPool } from './pool.ts';
import { createSharing } from './sharing.ts';

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
async function runWork<T>(database: Database, work: Work<T>): Promise<T> {
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

/** What an earlier run gave whose end is not known. */
interface Doubt<T> {
  result: T;
}

/**
 * Runs until it is known how it ended, or for as long as it is worthwhile.
 * @param mayTrace whether `run`, given a doubt, finds out what became of it.
 */
async function untilKnown<T>(first: Doubt<T> | null, mayTrace: boolean, run: (doubt: Doubt<T> | null) => Promise<T>) {
  let doubt = first;
  for (let tries = 0; ; tries += 1) {
    try {
      return await run(doubt);
    } catch (error) {
      if (error instanceof CommitUnknown) doubt = { result: error.result as T };
      else if (error instanceof NeverDone) doubt = null;
      const failure = error instanceof NeverDone ? error.cause : error;
      const wait = WAITS_MS[tries];
      const goesOn = failure instanceof CommitUnknown ? mayTrace : isPassing(failure);
      if (goesOn && wait !== undefined) await pause(wait);
      else throw doubt ? new CommitUnknown(doubt.result, { cause: failure }) : failure;
    }
  }
}

/** The doubt is settled: what was in doubt was not done. What came after failed. */
class NeverDone extends Error {
  override name = 'NeverDone';
}

/** Finds out first what became of `doubt`; @throws NeverDone */
async function runAfter<T>(database: Database, work: Work<T>, wasDone: WasDone<T>, doubt: Doubt<T>): Promise<T> {
  let isSettled = false;
  try {
    return await runWork(database, async (transaction) => {
      if (await wasDone(transaction, doubt.result)) return doubt.result;
      isSettled = true;
      return await work(transaction);
    });
  } catch (error) {
    throw isSettled && !(error instanceof CommitUnknown) ? new NeverDone('not done', { cause: error }) : error;
  }
}

export function createTransact(database: Database): SqlDialect['transact'] {
  return <T>(work: Work<T>, wasDone?: WasDone<T>) =>
    untilKnown<T>(null, wasDone !== undefined, (doubt) =>
      doubt && wasDone ? runAfter(database, work, wasDone, doubt) : runWork(database, work),
    );
}

export function createAtomically(pool: ConnectionPool, database: Database): SqlDialect['atomically'] {
  const share = createSharing(pool);
  return (queries, guard?: Guard) => {
    const job = { locks: guard ? [guard.lock] : [], queries };
    const trace = guard?.trace;
    const work = async (transaction: Database) => {
      const answers: unknown[][] = [];
      for (const query of queries) answers.push((await transaction.executeQuery(query)).rows);
      return answers;
    };
    const wasDone = async (transaction: Database, answers: unknown[][]) => {
      if (guard) await transaction.executeQuery(guard.lock);
      return trace !== undefined && (await transaction.executeQuery(trace(answers))).rows.length > 0;
    };
    const first = guard?.doubt ? { result: guard.doubt } : null;
    return untilKnown<unknown[][]>(first, trace !== undefined, (doubt) =>
      // Of a share in a transaction it can be found out what became of it.
      doubt ? runAfter(database, work, wasDone, doubt) : trace ? share(job) : runAtOnce(pool, job),
    );
  };
}
