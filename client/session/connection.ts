/**
 * One document on one socket: y-websocket's provider with our frames added, and the facts that the save state is made
 * from. It knows nothing of roles, refusals' consequences or the screen.
 */
import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { messageYjsSyncStep1 } from 'y-protocols/sync';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type CloseReason, closeReasonOf } from '../../shared/protocol/closeCodes.ts';
import {
  FRAME,
  type LedgerFrame,
  type PassagesFrame,
  readLedger,
  readPassages,
  readRefused,
  readSaved,
  readSavedFrames,
} from '../../shared/protocol/frames.ts';
import { countingSocket } from './countingSocket.ts';
import { pauseAfter } from './pause.ts';
import { carried, changed, compared, interrupted, NOTHING_WAITING, saved } from './saveProgress.ts';
import type { Link } from './saveState.ts';
import { createStore, type Readable } from './store.ts';

export interface ConnectionParts {
  /** Address of the sync endpoint, without the article: `wss://host/sync`. */
  url: string;
  article: string;
  doc: Y.Doc;
  awareness: Awareness;
  schemaVersion: number;
  /** From 0 to 1, spreads the return of many clients after a restart. */
  random(): number;
  onLedger(frame: LedgerFrame): void;
  onPassages(frame: PassagesFrame): void;
  /** The server closed for good, with the name of its reason. */
  onFinal(reason: CloseReason): void;
  /** The socket closed with a code to come back on, or could not be opened (`null`). */
  onLost(reason: CloseReason | null): void;
}

export interface Connection {
  readonly link: Readable<Link>;
  readonly synced: Readable<boolean>;
  /** Changes of this editor that are not known to be durable. */
  readonly unsaved: Readable<number>;
  /** What is known to be durable: client id → clock. */
  durable(): Map<number, number>;
  connect(): void;
  /** Tries the link anew at once, without the pause between attempts. */
  retry(): void;
  close(): void;
}

/** Failed attempts after which the reader is told that they are offline, not only reconnecting. */
const ATTEMPTS_UNTIL_OFFLINE = 3;

export function createConnection(parts: ConnectionParts): Connection {
  const { doc } = parts;
  const link = createStore<Link>('connecting');
  const synced = createStore(false);
  const unsaved = createStore(0);
  const durable = new Map<number, number>();
  let progress = NOTHING_WAITING;
  const advance = (next: typeof progress) => {
    progress = next;
    unsaved.set(next.waiting.length);
  };

  const socket = countingSocket((isAnswer, frame) => {
    if (isAnswer) advance(carried(progress, frame));
  });
  const provider = new WebsocketProvider(parts.url, parts.article, doc, {
    connect: false,
    awareness: parts.awareness,
    disableBc: true,
    // Read anew for each attempt: whoever has nothing is sent the text before there is a room of it.
    params: {
      schema: String(parts.schemaVersion),
      get has() {
        return doc.store.clients.size === 0 ? 'nothing' : 'some';
      },
    },
    WebSocketPolyfill: socket.Socket,
  });

  // The provider would send everything back that it hears of others; only what is one's own is news to the server.
  parts.awareness.off('update', provider._awarenessUpdateHandler);
  const tellPresence = (change: { added: number[]; updated: number[]; removed: number[] }) => {
    const isOwn = Object.values(change).some((clients) => clients.includes(doc.clientID));
    if (isOwn && provider.ws?.readyState === WebSocket.OPEN) provider.ws.send(presenceFrame(parts.awareness));
  };
  parts.awareness.on('update', tellPresence);

  /** The server's own state vector opens its side of the talk: what we have beyond it waits. */
  const readSync = provider.messageHandlers[FRAME.sync];
  provider.messageHandlers[FRAME.sync] = (encoder, decoder, from, emitSynced, type) => {
    const server = peekStateVector(decoder);
    if (server) {
      raise(durable, server);
      advance(compared(progress, Y.decodeStateVector(Y.encodeStateVector(doc)), server));
    }
    readSync?.(encoder, decoder, from, emitSynced, type);
  };
  provider.messageHandlers[FRAME.saved] = (_encoder, decoder) => {
    const vector = Y.decodeStateVector(readSaved(decoder));
    raise(durable, vector);
    advance(saved(progress, vector, readSavedFrames(decoder)));
  };
  provider.messageHandlers[FRAME.ledger] = (_encoder, decoder) => parts.onLedger(readLedger(decoder));
  provider.messageHandlers[FRAME.passages] = (_encoder, decoder) => parts.onPassages(readPassages(decoder));
  provider.messageHandlers[FRAME.refused] = (_encoder, decoder) => void readRefused(decoder);

  // Registered after the provider's own handler, so that the frame of this change has been counted.
  const onUpdate = (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (origin === provider) raise(durable, advancedBy(transaction));
    else if (transaction.local) advance(changed(progress, changeOf(transaction, socket.sent())));
  };
  doc.on('update', onUpdate);

  provider.on('sync', (now) => {
    if (!now) return;
    synced.set(true);
    link.set('connected');
  });
  provider.on('connection-close', (event) => {
    advance(interrupted(progress));
    const attempts = provider.wsUnsuccessfulReconnects + 1;
    link.set(attempts > ATTEMPTS_UNTIL_OFFLINE ? 'offline' : 'reconnecting');
    const reason = event ? closeReasonOf(event.code) : null;
    const { cap, failures } = pauseAfter(reason, provider.wsUnsuccessfulReconnects, parts.random());
    provider.wsUnsuccessfulReconnects = failures;
    provider.maxBackoffTime = cap;
    if (event === null || provider.shouldReconnect(event, provider)) parts.onLost(reason);
  });
  provider.on('closed', ({ code }) => parts.onFinal(closeReasonOf(code) ?? 'frame.malformed'));
  return {
    link,
    synced,
    unsaved,
    durable: () => new Map(durable),
    connect: () => provider.connect(),
    retry() {
      if (!provider.shouldConnect) return;
      provider.disconnect();
      provider.wsUnsuccessfulReconnects = 0;
      provider.connect();
    },
    close() {
      doc.off('update', onUpdate);
      provider.destroy();
      parts.awareness.off('update', tellPresence);
    },
  };
}

/** One's own presence, as it goes to the server. */
function presenceFrame(awareness: Awareness): Uint8Array<ArrayBuffer> {
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, FRAME.awareness);
  encoding.writeVarUint8Array(frame, encodeAwarenessUpdate(awareness, [awareness.clientID]));
  return encoding.toUint8Array(frame).slice();
}

/** Reads a sync step 1 without moving the decoder; null for the other sync messages. */
function peekStateVector(decoder: decoding.Decoder): Map<number, number> | null {
  if (decoder.arr[decoder.pos] !== messageYjsSyncStep1) return null;
  const body = decoder.arr.subarray(decoder.pos + 1);
  return Y.decodeStateVector(body.subarray(varintLength(body)));
}

/** Bytes of the length prefix that `bytes` begins with. */
function varintLength(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte < 128) + 1;
}

function raise(durable: Map<number, number>, vector: Map<number, number>): void {
  for (const [client, clock] of vector) durable.set(client, Math.max(durable.get(client) ?? 0, clock));
}

/** Clients whose clocks a transaction moved. */
function advancedBy({ beforeState, afterState }: Y.Transaction): Map<number, number> {
  return new Map([...afterState].filter(([client, clock]) => clock > (beforeState.get(client) ?? 0)));
}

function changeOf(transaction: Y.Transaction, frame: number | null) {
  const client = transaction.doc.clientID;
  return { client, clock: transaction.afterState.get(client) ?? 0, frame };
}
