/** Which person each Yjs client id belongs to, and what else admission asks of the text. */
import * as Y from 'yjs';
import { TEXT_NAME } from '../../shared/text/block.ts';
import type { KnownText } from './admission.ts';
import { isCheap } from './gaps.ts';
import { marksIn } from './marking.ts';

export interface Authorship extends KnownText {
  bind(client: number, person: string): void;
  addMarks(keys: readonly string[]): void;
}

/** Whether each part of a known range `isSo`. */
function isEach(
  doc: Y.Doc,
  { client, clock, length }: { client: number; clock: number; length: number },
  isSo: (part: Y.Item | Y.GC) => boolean,
): boolean {
  const structs = doc.store.clients.get(client);
  if (!structs || length < 1) return false;
  for (let place = Y.findIndexSS(structs, clock); place < structs.length; place += 1) {
    const struct = structs[place];
    if (!struct || struct.id.clock >= clock + length) return true;
    if (!isSo(struct)) return false;
  }
  return true;
}

const isDeleted = (part: Y.Item | Y.GC) => part.deleted;
const isMarker = (part: Y.Item | Y.GC) =>
  part.deleted || (part instanceof Y.Item && part.content instanceof Y.ContentFormat);

/** Client ids that the log holds and nobody owns were the server's (an import, the keeper of an earlier day). */
export function createAuthorship(doc: Y.Doc, owners: Map<number, string>): Authorship {
  const clockOf = (client: number) => Y.getState(doc.store, client);
  const text = doc.getText(TEXT_NAME);
  const marks = marksIn([...doc.store.clients.values()].flat());
  return {
    marks,
    length: () => text.length,
    isCheap: (structs) => isCheap(structs, text, doc),
    clockOf,
    ownerOf(client) {
      const owner = owners.get(client);
      if (owner !== undefined) return owner;
      return client === doc.clientID || clockOf(client) > 0 ? null : undefined;
    },
    isDeleted: (client, clock, length) => isEach(doc, { client, clock, length }, isDeleted),
    isMarkers: (client, clock, length) => isEach(doc, { client, clock, length }, isMarker),
    addMarks: (keys) => {
      for (const key of keys) marks.add(key);
    },
    bind: (client, person) => void owners.set(client, person),
  };
}
