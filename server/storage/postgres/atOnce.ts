/** Transactions whose statements are known beforehand: asked in two round trips, one for everything, one for the commit. */
import { CompiledQuery } from 'kysely';
import { CommitUnknown } from '../failures.ts';
import { type Connection, ConnectionLost, type ConnectionPool } from './pool.ts';

/** Queries that are done together or not at all, and the locks that they are done under. */
export interface Job {
  locks: CompiledQuery[];
  queries: CompiledQuery[];
}

const [BEGIN, COMMIT, ROLLBACK] = ['begin', 'commit', 'rollback'].map((text) => CompiledQuery.raw(text)) as [
  CompiledQuery,
  CompiledQuery,
  CompiledQuery,
];

/** All at once; the first that failed is the reason for which those after it did. */
async function sendAll(connection: Connection, queries: CompiledQuery[]): Promise<unknown[][]> {
  const ends = await Promise.allSettled(queries.map((query) => connection.send(query)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return ends.map((end) => (end.status === 'fulfilled' ? end.value : []));
}

async function commit<T>(connection: Connection, answers: T): Promise<T> {
  try {
    await connection.send(COMMIT);
    return answers;
  } catch (error) {
    throw error instanceof ConnectionLost ? new CommitUnknown(answers, { cause: error }) : error;
  }
}

/**
 * Runs the queries of a transaction.
 * @returns the rows of each query
 * @throws CommitUnknown with them, when the commit got no answer
 */
export async function runAtOnce(pool: ConnectionPool, { locks, queries }: Job): Promise<unknown[][]> {
  const connection = await pool.connect();
  try {
    const answers = await sendAll(connection, [BEGIN, ...locks, ...queries]);
    return await commit(connection, answers.slice(1 + locks.length));
  } catch (error) {
    // Where the connection is gone so is the transaction.
    await connection.send(ROLLBACK).catch(() => undefined);
    throw error;
  } finally {
    connection.release();
  }
}
