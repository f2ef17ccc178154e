/**
 * A room's place in the article's log. The log is written by every node, numbered without a gap, and whoever has its rows
 * in order has the text. Rows are heard over the bus, or, where a number is missing, read from the log; which of both
 * brings them makes no difference, and twice none either.
 */
import type { TextStore } from '../storage/ports.ts';

/** Rows read at once. */
const PAGE = 1_000;

interface FollowedRow {
  author: string | null;
  update: Uint8Array;
}

export interface Follower {
  /** Number of the last row up to which this room has all. */
  seq(): number;
  /** Rows `after + 1` and on were said to be in the log. */
  heard(after: number, rows: readonly FollowedRow[]): void;
  /** This room wrote `count` rows, the last of them numbered `last`. */
  wrote(count: number, last: number): void;
  /** Resolves once the room has every row that was in the log at the time of the call. @throws when the store does. */
  catchUp(): Promise<void>;
}

export interface FollowerDeps {
  article: string;
  texts: Pick<TextStore, 'history'>;
  /** The last row that the room was loaded with. */
  seq: number;
  /** Takes rows of other nodes into the text, in order; own ones may be among them. */
  take(rows: readonly FollowedRow[]): void;
  /** Rows are missing, and could not be read now. */
  onError(error: unknown): void;
}

export function createFollower({ article, texts, take, onError, ...from }: FollowerDeps): Follower {
  let seq = from.seq;
  let reading: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  function advance(after: number, rows: readonly FollowedRow[]): void {
    const fresh = rows.slice(Math.max(0, seq - after));
    if (fresh.length === 0) return;
    seq = after + rows.length;
    take(fresh);
  }
  async function read(): Promise<void> {
    for (;;) {
      const after = seq;
      const rows = await texts.history(article, after, PAGE);
      advance(after, rows);
      if (rows.length < PAGE) return;
    }
  }
  function begin(): Promise<void> {
    const begun = read().finally(() => {
      if (reading === begun) reading = null;
    });
    reading = begun;
    return begun;
  }
  /** What a reading under way has read already may be older than this call. */
  function catchUp(): Promise<void> {
    if (!reading) return begin();
    next ??= reading
      .catch(() => undefined)
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  }
  const close = () => void catchUp().catch(onError);

  return {
    seq: () => seq,
    catchUp,
    heard(after, rows) {
      if (after > seq) close();
      else advance(after, rows);
    },
    wrote(count, last) {
      if (last <= seq || count === 0) return;
      if (last - count > seq) close();
      else seq = last;
    },
  };
}
