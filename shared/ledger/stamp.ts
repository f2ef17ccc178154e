/** The frame around what happened: who, when, and its place in the chain; the server stamps it. */
interface Stamp {
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
}

/** An event body in its frame. */
export type Stamped<Body> = Body & Stamp;
