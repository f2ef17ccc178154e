/** People who write in the same article: over sockets of their own, with carets, each in a paragraph of their own. */
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { FRAME } from '../../../shared/protocol/frames.ts';
import { SCHEMA_VERSION } from '../../../shared/schema/version.ts';
import { clientOver, type LiveClient } from '../../support/liveClient.ts';
import type { Newsroom } from './articles.ts';

const PEOPLE = 5;
/** Between two keys of one person, in milliseconds; a quick typist. */
const KEY_EVERY_MS = 200;
/** Between two keys of any of them. */
export const OTHERS_EVERY_MS = KEY_EVERY_MS / PEOPLE;
const SENTENCE = 'meanwhile somebody else goes on writing here, ';

interface Writer {
  client: LiveClient;
  awareness: Awareness;
  place: Y.RelativePosition;
  typed: number;
}

async function join({ origin, cookie }: Newsroom, article: string, n: number): Promise<Writer> {
  const url = `${origin.replace(/^http/, 'ws')}/sync/${article}?schema=${SCHEMA_VERSION}`;
  const client = clientOver(new WebSocket(url, { headers: { cookie, origin } }));
  await client.synced;
  const { text, doc } = client;
  const at = Math.floor((text.length * (n + 1)) / (PEOPLE + 2));
  return { client, awareness: new Awareness(doc), place: Y.createRelativePositionFromTypeIndex(text, at), typed: 0 };
}

/** One key, and the caret that follows it. */
function press(writer: Writer): void {
  const { client, awareness, place } = writer;
  const { text, doc, socket } = client;
  const at = Y.createAbsolutePositionFromRelativePosition(place, doc)?.index ?? 0;
  text.insert(at, SENTENCE[writer.typed % SENTENCE.length] ?? ' ');
  writer.typed += 1;
  const caret = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at + 1, -1));
  awareness.setLocalState({ cursor: { anchor: caret, head: caret } });
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, FRAME.awareness);
  encoding.writeVarUint8Array(frame, encodeAwarenessUpdate(awareness, [doc.clientID]));
  if (socket.readyState === socket.OPEN) socket.send(encoding.toUint8Array(frame));
}

/** Five people write until they are told to stop. */
export async function startOthers(newsroom: Newsroom, article: string): Promise<() => void> {
  const writers = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => join(newsroom, article, n)));
  let turn = 0;
  const timer = setInterval(() => {
    const writer = writers[turn % writers.length];
    if (writer) press(writer);
    turn += 1;
  }, OTHERS_EVERY_MS);
  return () => {
    clearInterval(timer);
    for (const { client, awareness } of writers) {
      awareness.destroy();
      client.socket.terminate();
      client.doc.destroy();
    }
  };
}
