/** What the event loop and the database threads say to one another, one request and one reply at a time. */
import type { Handover } from './handover.ts';

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
  | { kind: 'run'; statement: Statement }
  /** Runs every job in its own savepoint of one transaction, with one fsync. */
  | { kind: 'commit'; jobs: Statement[][] }
  | { kind: 'close' };

export type SqlReply = { kind: 'done'; results: JobResult[] } | { kind: 'failed'; message: string; code: string };

export interface ConnectionSetup {
  file: string;
  mode: 'write' | 'read';
}

export interface WorkerSetup extends ConnectionSetup {
  handover: Handover;
}
