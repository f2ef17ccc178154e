/**
 * The text as it is stored, for whoever has nothing of it yet, before a room is made of it: that takes longer than to
 * send it. What the room knows beyond it comes with the seat.
 */
import * as Y from 'yjs';
import type { StoredText } from '../storage/ports.ts';
import type { Clock } from './clock.ts';
import { answerFrame, updateFrame } from './frame.ts';
import type { Limits } from './limits.ts';
import type { Connection } from './seat.ts';

export interface FirstText {
  /** A connection that has nothing waits for its seat. */
  wait(connection: Connection): void;
  /** Sends it to those who wait; resolves once it is on its way. */
  give(stored: StoredText): Promise<void>;
  /** Whether this connection was given it. */
  had(connection: Connection): boolean;
}

/** More rows behind a snapshot than a room leaves there are not worth putting together. */
const MOST_ROWS = 50;
/** Milliseconds that a room waits for slow readers. */
const WAITED_MS = 20;

/** None for a text that is a room at once. */
function framesOf({ snapshot, rows }: StoredText, least: number): Uint8Array[] {
  const [first, ...rest] = [...(snapshot ? [snapshot.state] : []), ...rows.map(({ update }) => update)];
  if (!first || first.byteLength < least || rows.length > MOST_ROWS) return [];
  return rest.length === 0 ? [answerFrame(first)] : [updateFrame(first), answerFrame(Y.mergeUpdates(rest))];
}

export function createFirstText(clock: Clock, limits: Pick<Limits, 'firstTextBytes'>): FirstText {
  /** Null once it was given. */
  let waiting: Connection[] | null = [];
  const given = new WeakSet<Connection>();
  return {
    wait(connection) {
      waiting?.push(connection);
    },
    async give(stored) {
      const readers = waiting ?? [];
      waiting = null;
      const frames = readers.length > 0 ? framesOf(stored, limits.firstTextBytes) : [];
      if (frames.length === 0) return;
      for (const connection of readers) {
        given.add(connection);
        for (const frame of frames) connection.send(frame);
      }
      const until = clock.now() + WAITED_MS;
      while (clock.now() < until && readers.some((connection) => connection.buffered() > 0)) {
        await new Promise<void>((resolve) => clock.soon(resolve));
      }
    },
    had: (connection) => given.has(connection),
  };
}
