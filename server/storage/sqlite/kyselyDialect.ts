/** Kysely over the database threads: reads go to the reader, writes take their turn at the writer. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { SqlValue, Statement, StatementResult } from './messages.ts';
import type { SqliteThread } from './thread.ts';
import type { SqliteWriter } from './writer.ts';

/** SQLite has neither booleans nor dates: 0 and 1, and ISO 8601 as better-auth writes and reads them. */
function toSqlValue(value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value;
  return JSON.stringify(value);
}

export function toStatement(query: CompiledQuery): Statement {
  return { sql: query.sql, values: query.parameters.map(toSqlValue) };
}

const toQueryResult = <R>({ rows, changes, insertId }: StatementResult): QueryResult<R> => ({
  rows: rows as R[],
  numAffectedRows: BigInt(changes),
  insertId: BigInt(insertId),
});

const hasEnded = (error: unknown) => error instanceof Error && error.message.includes('no transaction is active');

class SqliteDialectConnection implements DatabaseConnection {
  readonly #reader: SqliteThread;
  readonly #writer: SqliteWriter;
  #unlock: (() => void) | null = null;

  constructor(reader: SqliteThread, writer: SqliteWriter) {
    this.#reader = reader;
    this.#writer = writer;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = toStatement(query);
    if (this.#unlock) return toQueryResult(await this.#writer.run(statement));
    if (SelectQueryNode.is(query.query)) return toQueryResult(await this.#reader.run(statement));
    const unlock = await this.#writer.lock();
    try {
      return toQueryResult(await this.#writer.run(statement));
    } finally {
      unlock();
    }
  }

  // biome-ignore lint/correctness/useYield: the port asks for a generator; this database answers whole.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('SQLite answers are not streamed');
  }

  async begin(): Promise<void> {
    this.#unlock = await this.#writer.lock();
    try {
      await this.#writer.run({ sql: 'begin immediate', values: [] });
    } catch (error) {
      this.#handOn();
      throw error;
    }
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    try {
      await this.#writer.run({ sql: how, values: [] });
    } catch (error) {
      // A full disk ends a transaction by itself; what whoever asked must hear is that.
      if (how === 'commit' || !hasEnded(error)) throw error;
    }
    this.#handOn();
  }

  /** A commit that failed has left its transaction open; nobody may get the writer in that state. */
  async abandon(): Promise<void> {
    if (!this.#unlock) return;
    await this.#writer.run({ sql: 'rollback', values: [] }).catch(() => null);
    this.#handOn();
  }

  #handOn(): void {
    this.#unlock?.();
    this.#unlock = null;
  }
}

function createDriver(reader: SqliteThread, writer: SqliteWriter): Driver {
  const ours = (connection: DatabaseConnection) => connection as SqliteDialectConnection;
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(new SqliteDialectConnection(reader, writer)),
    beginTransaction: (connection) => ours(connection).begin(),
    commitTransaction: (connection) => ours(connection).end('commit'),
    rollbackTransaction: (connection) => ours(connection).end('rollback'),
    releaseConnection: (connection) => ours(connection).abandon(),
    async savepoint(connection, name) {
      await connection.executeQuery(CompiledQuery.raw(`savepoint "${name}"`));
    },
    async rollbackToSavepoint(connection, name) {
      await connection.executeQuery(CompiledQuery.raw(`rollback to "${name}"`));
    },
    async releaseSavepoint(connection, name) {
      await connection.executeQuery(CompiledQuery.raw(`release "${name}"`));
    },
    destroy: () => Promise.resolve(),
  };
}

export function createThreadDialect(reader: SqliteThread, writer: SqliteWriter): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(reader, writer),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
