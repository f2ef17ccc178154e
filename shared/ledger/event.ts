/**
 * Events: what the ledger of an article records, one after another without a gap. `body` says what happened; the frame
 * around it (who, when, where in the chain) is stamped by the server. `hash` = sha256 of the previous event's hash and
 * the canonical JSON of this event without its `hash`.
 */
import type { QuoteSelector } from './command.ts';

export type EventBody =
  | {
      type: 'thread.opened';
      annotation: string;
      comment: string;
      text: string;
      /** Exactly one for a thread; several are possible for a claim. The quote is the server's, taken from its text. */
      passages: { id: string; quote: QuoteSelector }[];
    }
  | { type: 'thread.replied'; annotation: string; comment: string; text: string }
  | { type: 'thread.resolved'; annotation: string; outcome: 'done' | 'wontfix' | 'claim'; reason?: string }
  | { type: 'thread.reopened'; annotation: string }
  | { type: 'comment.edited'; annotation: string; comment: string; text: string }
  | { type: 'comment.deleted'; annotation: string; comment: string };

export type LedgerEvent = EventBody & {
  /** Counts from 1, without a gap, per article. */
  seq: number;
  /** The command that asked for it. */
  command: string;
  /** Person id; names live in the people table, never in the ledger. */
  actor: string;
  /** Server time, ISO 8601 in UTC with milliseconds. */
  at: string;
  /** Hex sha-256, chained. */
  hash: string;
};
