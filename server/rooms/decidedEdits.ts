/** Client ids of edits that the ledger decides before they are written: the text has an id exactly when it was written. */
import * as Y from 'yjs';
import type { LiveText } from './port.ts';

/** Yjs takes its client ids from 32 bits. */
const CLIENT_IDS = 2 ** 32;

export function isUsed({ doc }: LiveText, client: number): boolean {
  return Y.getState(doc.store, client) > 0;
}

/** An id that nobody writes under. @param random from 0 to below 1 */
export function freshClient(live: LiveText, random: () => number): number {
  let client = 0;
  do client = Math.floor(random() * CLIENT_IDS);
  while (client === 0 || client === live.doc.clientID || isUsed(live, client));
  return client;
}
