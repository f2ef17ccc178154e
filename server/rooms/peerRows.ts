/** Rows of the log that other nodes wrote, on their way into the live text. Each was admitted where it was written. */
import * as Y from 'yjs';
import type { Authorship } from './authorship.ts';
import { isWhole, type RoomOrigin } from './liveText.ts';
import { marksIn } from './marking.ts';

export interface PeerRow {
  /** Null for the server itself. */
  author: string | null;
  update: Uint8Array;
}

/** Bytes. */
export const sizeOf = (rows: readonly PeerRow[]) => rows.reduce((sum, { update }) => sum + update.byteLength, 0);

/** Leaves it to the node that wrote them to tidy up markers: it did, in rows that follow. */
export function leaveTidying(doc: Y.Doc): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    const origin = transaction.origin as RoomOrigin | null;
    if (origin?.from === 'peer') transaction._needFormattingCleanup = false;
  });
}

/** What a row says of its clients: how far each is in the log with it. */
function learn({ author, update }: PeerRow, authorship: Authorship): Map<number, number> {
  const reach = new Map<number, number>();
  const { structs } = Y.decodeUpdate(update);
  for (const { id, length } of structs) reach.set(id.client, Math.max(reach.get(id.client) ?? 0, id.clock + length));
  for (const client of reach.keys()) {
    if (author !== null && authorship.ownerOf(client) === undefined) authorship.bind(client, author);
  }
  authorship.addMarks([...marksIn(structs)]);
  return reach;
}

/**
 * Puts a row into the text.
 * @returns up to where the log has each of its clients now.
 * @throws when it does not fit: then this text is not what the log says.
 */
export function takeRow(doc: Y.Doc, authorship: Authorship, row: PeerRow): Map<number, number> {
  const reach = learn(row, authorship);
  const origin: RoomOrigin = row.author === null ? { from: 'peer' } : { from: 'peer', person: row.author };
  Y.applyUpdate(doc, row.update, origin);
  if (!isWhole(doc)) throw new Error('a row of the log does not fit the text');
  return reach;
}
