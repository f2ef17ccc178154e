/** Reading what a client sends, and writing what y-websocket's provider reads. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { FRAME } from '../../shared/protocol/frames.ts';

const SYNC = { step1: 0, step2: 1, update: 2 } as const;

export type ClientFrame =
  | { kind: 'step1'; vector: Uint8Array }
  | { kind: 'update'; update: Uint8Array; isAnswer: boolean }
  | { kind: 'presence'; update: Uint8Array }
  | { kind: 'askPresence' };

function readSync(decoder: decoding.Decoder): ClientFrame | null {
  const step = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  if (decoding.hasContent(decoder)) return null;
  if (step === SYNC.step2 || step === SYNC.update)
    return { kind: 'update', update: body, isAnswer: step === SYNC.step2 };
  if (step !== SYNC.step1) return null;
  Y.decodeStateVector(body);
  return { kind: 'step1', vector: body };
}

/** Null for whatever is not a frame of the protocol: truncated, too long for its length, or of an unknown type. */
export function readFrame(bytes: Uint8Array): ClientFrame | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    switch (decoding.readVarUint(decoder)) {
      case FRAME.sync:
        return readSync(decoder);
      case FRAME.awareness:
        return { kind: 'presence', update: decoding.readVarUint8Array(decoder) };
      case FRAME.queryAwareness:
        return { kind: 'askPresence' };
      default:
        return null;
    }
  } catch {
    return null;
  }
}

function syncFrame(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** Asks a client for what we lack. */
export const askFrame = (vector: Uint8Array) => syncFrame(SYNC.step1, vector);
/** Answers a client's question; its provider counts as synced after it. */
export const answerFrame = (update: Uint8Array) => syncFrame(SYNC.step2, update);
export const updateFrame = (update: Uint8Array) => syncFrame(SYNC.update, update);

export interface PresenceEntry {
  client: number;
  clock: number;
  /** JSON; `null` when that client is gone. */
  state: string;
}

export function presenceFrame(entries: PresenceEntry[]): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, entries.length);
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(body, client);
    encoding.writeVarUint(body, clock);
    encoding.writeVarString(body, state);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  return encoding.toUint8Array(encoder);
}

/** People in one presence frame; a room remembers fewer. */
const MOST_PRESENT = 2_500;

/** Reads the body of a presence frame; null when it is not one. */
export function readPresence(update: Uint8Array): PresenceEntry[] | null {
  try {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    if (count > MOST_PRESENT) return null;
    const entries: PresenceEntry[] = [];
    for (let place = 0; place < count; place += 1) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      entries.push({ client, clock, state: decoding.readVarString(decoder) });
    }
    return entries;
  } catch {
    return null;
  }
}
