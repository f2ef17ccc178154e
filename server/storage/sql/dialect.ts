/** What differs between the databases; all else is said once, in Kysely. */
import type { CompiledQuery } from 'kysely';

export interface SqlDialect {
  name: 'sqlite' | 'postgres';
  /** Column type of bytes. */
  bytes: 'blob' | 'bytea';
  /**
   * Whether a transaction locks a row with `FOR UPDATE`. SQLite has no row locks: there every transaction begins
   * `IMMEDIATE` and is the only writer.
   */
  rowLocks: boolean;
  /** Runs the queries in one transaction; resolves with the rows of each once all of it is on disk. */
  atomically(queries: CompiledQuery[]): Promise<unknown[][]>;
}
