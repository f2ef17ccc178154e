/** What a server that is killed has lost of what others had read already, or of what it had called saved. */
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { askFrame, readFrame, updateFrame } from '../../../server/rooms/frame.ts';
import { FRAME, readSaved } from '../../../shared/protocol/frames.ts';
import { TEXT_NAME } from '../../../shared/text/block.ts';
import { ARTICLE } from '../../support/syncProcess.ts';
import { CONTESTANTS, type ContestantName, scratchFolder, start } from './contestant.ts';
import { pass } from './crowdProcess.ts';
import { DIALECTS } from './dialect.ts';

const WRITERS = 8;
const EVERY_MS = 25;
/** A kill comes after this long, and up to as long again. */
const LEAST_SECONDS = 0.6;

interface Reader {
  socket: WebSocket;
  doc: Y.Doc;
  /** By Yjs client: how far the server said that it is saved. */
  saved: Map<number, number>;
}

async function enter(name: ContestantName, port: number, person: number): Promise<Reader> {
  const { url, greeting, wrap, unwrap } = DIALECTS[CONTESTANTS[name].dialect];
  const headers = { authorization: `Bearer person${person}:editor` };
  const socket = new WebSocket(url(port, ARTICLE), { headers, perMessageDeflate: false });
  const doc = new Y.Doc();
  const saved = new Map<number, number>();
  await new Promise<void>((resolve) => {
    socket.on('error', () => socket.terminate());
    socket.on('open', () => {
      const first = greeting(ARTICLE);
      if (first) socket.send(first);
      socket.send(wrap(ARTICLE, askFrame(Y.encodeStateVector(doc))));
    });
    socket.on('message', (data: Buffer) => {
      const bytes = unwrap(data);
      const frame = readFrame(bytes);
      if (frame?.kind === 'update') Y.applyUpdate(doc, frame.update, 'server');
      if (frame?.kind === 'update' && frame.isAnswer) resolve();
      const decoder = decoding.createDecoder(bytes);
      if (decoding.readVarUint(decoder) !== FRAME.saved) return;
      for (const [client, clock] of Y.decodeStateVector(readSaved(decoder))) saved.set(client, clock);
    });
  });
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server' && socket.readyState === socket.OPEN) socket.send(wrap(ARTICLE, updateFrame(update)));
  });
  return { socket, doc, saved };
}

export interface Lost {
  kills: number;
  /** Edits that somebody else had read, and those of them that were gone. */
  read: number;
  readAndLost: number;
  /** The same for what a server said was saved; nothing where it says no such thing. */
  saved: number;
  savedAndLost: number;
}

/** Kills it under load again and again, on the same data. */
export async function lostInKills(name: ContestantName, kills: number): Promise<Lost> {
  const folder = scratchFolder();
  const lost: Lost = { kills, read: 0, readAndLost: 0, saved: 0, savedAndLost: 0 };
  let server = await start(name, folder);
  for (let kill = 0; kill < kills; kill += 1) {
    const reader = await enter(name, server.port, 0);
    const writers: Reader[] = [];
    for (let n = 1; n <= WRITERS; n += 1) writers.push(await enter(name, server.port, n));
    const typing = setInterval(() => {
      for (const { doc } of writers) {
        const text = doc.getText(TEXT_NAME);
        text.insert(text.length - 1, 'x');
      }
    }, EVERY_MS);
    await pass(LEAST_SECONDS * (1 + Math.random()));
    await server.kill();
    clearInterval(typing);
    for (const { socket } of [reader, ...writers]) socket.terminate();
    server = await start(name, folder);
    const after = await enter(name, server.port, 99);
    // y-websocket-server answers before it has read what it kept.
    await pass(1);
    for (const writer of writers) {
      const client = writer.doc.clientID;
      const kept = Y.getState(after.doc.store, client);
      const read = Y.getState(reader.doc.store, client);
      const saved = writer.saved.get(client) ?? 0;
      lost.read += read;
      lost.readAndLost += Math.max(0, read - kept);
      lost.saved += saved;
      lost.savedAndLost += Math.max(0, saved - kept);
    }
    after.socket.terminate();
  }
  await server.kill();
  return lost;
}
