import * as Y from 'yjs';

/** A document's state vector: how many characters and markers it has of each client. */
export function vectorOf(doc: Y.Doc): Map<number, number> {
  const vector = new Map<number, number>();
  for (const client of doc.store.clients.keys()) vector.set(client, Y.getState(doc.store, client));
  return vector;
}
