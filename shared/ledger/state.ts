/** What an article's ledger amounts to: the same events give the same state on the server and on every screen. */

import { GENESIS_HASH } from './chain.ts';
import type { QuoteSelector } from './command.ts';

export interface Comment {
  id: string;
  /** Person id. */
  author: string;
  /** ISO 8601, server time. */
  at: string;
  /** '' once deleted. */
  text: string;
  /** Earlier wordings, oldest first; `at` is when each was replaced. Empty once deleted. */
  edits: readonly { text: string; at: string }[];
  deleted: boolean;
}

export type Outcome = 'done' | 'wontfix' | 'claim';

export interface Resolution {
  outcome: Outcome;
  reason?: string;
  by: string;
  at: string;
}

export interface Thread {
  id: string;
  /** As they were when the thread was opened; where they are now is told by the text. */
  passages: readonly { id: string; quote: QuoteSelector }[];
  opener: string;
  openedAt: string;
  /** In the order written; the first opened the thread. */
  comments: readonly Comment[];
  /** Null while the thread is open. */
  resolution: Resolution | null;
}

export interface LedgerState {
  /** Of the last event; 0 before the first. */
  seq: number;
  hash: string;
  /** By annotation id, in the order opened. */
  threads: ReadonlyMap<string, Thread>;
}

export function emptyLedger(): LedgerState {
  return { seq: 0, hash: GENESIS_HASH, threads: new Map() };
}

/** True when every comment of the thread was deleted: nothing is left to show. */
export function isEmptied(thread: Thread): boolean {
  return thread.comments.every((comment) => comment.deleted);
}
