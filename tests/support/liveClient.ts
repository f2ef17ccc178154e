/** A client of the real server in a few lines: it syncs, remembers what it saw of others and what it was told is saved. */
import * as decoding from 'lib0/decoding';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { answerFrame, askFrame, updateFrame } from '../../server/rooms/frame.ts';
import { FRAME, readSaved } from '../../shared/protocol/frames.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';
import { dial } from './syncProcess.ts';

export interface LiveClient {
  doc: Y.Doc;
  text: Y.Text;
  socket: WebSocket;
  saved: Map<number, number>;
  synced: Promise<void>;
  /** Resolves with the close code. */
  closed: Promise<number>;
}

export function openClient(port: number, person: string, doc = new Y.Doc()): LiveClient {
  return clientOver(dial(port, person), doc);
}

/** A client over a socket that is being opened. */
export function clientOver(socket: WebSocket, doc = new Y.Doc()): LiveClient {
  const saved = new Map<number, number>();
  const remote = {};
  let tellSynced: () => void = () => undefined;
  const synced = new Promise<void>((resolve) => {
    tellSynced = resolve;
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const send = (frame: Uint8Array) => {
    if (socket.readyState === socket.OPEN) socket.send(frame);
  };
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== remote) send(updateFrame(update));
  });
  socket.on('error', () => socket.terminate());
  socket.on('open', () => send(askFrame(Y.encodeStateVector(doc))));
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    const type = decoding.readVarUint(decoder);
    if (type === FRAME.saved) {
      for (const [client, clock] of Y.decodeStateVector(readSaved(decoder))) saved.set(client, clock);
    }
    if (type !== FRAME.sync) return;
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === 0) send(answerFrame(Y.encodeStateAsUpdate(doc, body)));
    else Y.applyUpdate(doc, body, remote);
    if (step === 1) tellSynced();
  });
  return { doc, text: doc.getText(TEXT_NAME), socket, saved, synced, closed };
}
