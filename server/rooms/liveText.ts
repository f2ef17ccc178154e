/** The live document of one article: read from the log once, its every change handed to the journal. */
import * as Y from 'yjs';
import { bodyOf } from '../../shared/text/body.ts';
import type { StoredText } from '../storage/ports.ts';
import type { Clock } from './clock.ts';
import type { TransactionOrigin } from './port.ts';
import type { Seat } from './seat.ts';

/** Where a change came from; the seat is known for one that came over a socket. */
export type RoomOrigin = TransactionOrigin & { seat?: Seat };

/** @throws when the log has a hole: better no text than half of one. */
export function documentFrom(article: string, stored: StoredText): Y.Doc {
  const doc = new Y.Doc();
  const origin: RoomOrigin = { from: 'log' };
  doc.transact(() => {
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
    for (const { update } of stored.rows) Y.applyUpdate(doc, update);
  }, origin);
  bodyOf(doc);
  if (!isWhole(doc)) throw new Error(`the log of article ${article} has a hole`);
  return doc;
}

/** Number of the last row of the log that was read. */
export const lastSeqOf = ({ rows, snapshot }: StoredText) => rows.at(-1)?.seq ?? snapshot?.seq ?? 0;

/** Whether Yjs is waiting for nothing. */
export function isWhole(doc: Y.Doc): boolean {
  return doc.store.pendingStructs === null && doc.store.pendingDs === null;
}

/** The person behind a change; null for the server, and for Yjs itself when it tidies markers. */
export function authorOf(origin: RoomOrigin | null): string | null {
  return origin && 'person' in origin ? origin.person : null;
}

/**
 * Makes a change of the server's. One that is a person's decision is written under a client id of theirs, so that the
 * text itself says whose words these are.
 */
export function changeAs(doc: Y.Doc, origin: RoomOrigin, change: () => void): void {
  const own = doc.clientID;
  if (origin.from === 'decision') doc.clientID = origin.client;
  try {
    doc.transact(change, origin);
  } finally {
    doc.clientID = own;
  }
}

/** Looks after every change whether it is so; false when `ms` went by. */
export function changesUntil(doc: Y.Doc, clock: Clock, isSo: () => boolean, ms: number): Promise<boolean> {
  if (isSo()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (answer: boolean) => {
      doc.off('afterTransaction', look);
      callOff();
      resolve(answer);
    };
    const look = () => isSo() && end(true);
    const callOff = clock.after(ms, () => end(false));
    doc.on('afterTransaction', look);
  });
}
