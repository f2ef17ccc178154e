/** What differs between the databases; all else is said once, in Kysely. */
import type { CompiledQuery } from 'kysely';
import type { Database } from './tables.ts';

/** What queries need beside themselves where others write at the same time, and where an answer may be lost. */
export interface Guard {
  /** Locks the row at which others who do the same wait. Run first. */
  lock: CompiledQuery;
  /** Finds a row if the queries, which gave these rows before a commit without an answer, were done. Asked under the lock. */
  trace?(answers: unknown[][]): CompiledQuery;
  /** What they gave in an earlier call of which it is not known whether it was done. */
  doubt?: unknown[][] | undefined;
}

export interface SqlDialect {
  name: 'sqlite' | 'postgres';
  /** Column type of bytes. */
  bytes: 'blob' | 'bytea';
  /**
   * Whether a transaction locks a row with `FOR UPDATE`. SQLite has no row locks: there every transaction begins
   * `IMMEDIATE` and is the only writer, and a guard has nothing to do.
   */
  rowLocks: boolean;
  /**
   * Runs the queries in one transaction; resolves with the rows of each once all of it is on disk.
   * @throws CommitUnknown with the rows, when it is not known whether it is
   */
  atomically(queries: CompiledQuery[], guard?: Guard): Promise<unknown[][]>;
  /**
   * Runs `work` in one transaction, perhaps more than once: anew after a deadlock or a lost connection.
   * @param wasDone whether the work that gave `result` is in the database: asked first, after a commit without an answer.
   * @throws CommitUnknown with the result, when it is not known whether it was done
   */
  transact<T>(
    work: (transaction: Database) => Promise<T>,
    wasDone?: (transaction: Database, result: T) => Promise<boolean>,
  ): Promise<T>;
}
