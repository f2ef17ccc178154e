/** What the event loop and the database threads say to one another. */

export type SqlValue = null | number | bigint | string | Uint8Array;

export interface Statement {
  sql: string;
  values: SqlValue[];
}

export interface StatementResult {
  rows: unknown[];
  changes: number;
  insertId: number;
}

/** One part of a transaction: stands or falls by itself. */
export type JobResult = { ok: true; results: StatementResult[] } | { ok: false; message: string; code: string };

export type SqlRequest =
  | { id: number; kind: 'run'; statement: Statement }
  /** Runs every job in its own savepoint of one transaction, with one fsync. */
  | { id: number; kind: 'commit'; jobs: Statement[][] }
  | { id: number; kind: 'close' };

export type SqlReply =
  | { id: number; kind: 'done'; results: JobResult[] }
  | { id: number; kind: 'failed'; message: string; code: string };

export interface WorkerSetup {
  file: string;
  mode: 'write' | 'read';
}
