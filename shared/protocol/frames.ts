/**
 * The frames of `GET /sync/:articleId`: y-websocket's own (0 to 3) and ours. A frame is a varuint type and its body.
 * 64 *saved*: the durable state vector (varuint8array, Yjs encoding), sent to an author after the commit; then, if the
 *    server counts them, a varuint: how many text frames (sync steps 2 and updates) of this socket the commit covers,
 *    because a deletion moves no clock.
 * 65 *ledger*: varstring JSON `{after, events}`; on joining, `{after: head, events: [], now}` so that the reader can catch up,
 *    and knows the server's clock.
 * 67 *passages*: varstring JSON `{all, passages}`: those that do not simply stand in the text; `all` on joining, otherwise
 *    what became of single ones, those among them that stand again.
 * 66 *refused*: varstring JSON `{reason}`, sent right before the socket closes with that reason's code.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { LedgerEvent } from '../ledger/event.ts';
import type { PassageState } from '../passage/passageState.ts';
import type { CloseReason } from './closeCodes.ts';

export const FRAME = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  saved: 64,
  ledger: 65,
  refused: 66,
  passages: 67,
} as const;

/** Largest frame a client may send, in bytes; `ws` closes a longer one with 1009 before reading it. */
export const MAX_FRAME_BYTES = 1024 * 1024;

export interface LedgerFrame {
  /** Sequence number of the event before the first of `events`. */
  after: number;
  events: LedgerEvent[];
  /** On joining: the server's clock, milliseconds since the epoch. */
  now?: number;
}

function frame(type: number, body: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  body(encoder);
  return encoding.toUint8Array(encoder);
}

/** `frames`: text frames of the addressed socket, counted from its opening, that are durable now. */
export function savedFrame(stateVector: Uint8Array, frames?: number): Uint8Array {
  return frame(FRAME.saved, (encoder) => {
    encoding.writeVarUint8Array(encoder, stateVector);
    if (frames !== undefined) encoding.writeVarUint(encoder, frames);
  });
}

/** Reads the body of a *saved* frame: a state vector in Yjs encoding. */
export function readSaved(decoder: decoding.Decoder): Uint8Array {
  return decoding.readVarUint8Array(decoder);
}

/** Reads what follows the state vector of a *saved* frame: text frames covered, or null where the server does not count. */
export function readSavedFrames(decoder: decoding.Decoder): number | null {
  return decoding.hasContent(decoder) ? decoding.readVarUint(decoder) : null;
}

export function ledgerFrame(ledger: LedgerFrame): Uint8Array {
  return frame(FRAME.ledger, (encoder) => encoding.writeVarString(encoder, JSON.stringify(ledger)));
}

/** Reads the body of a *ledger* frame as sent by our own server. */
export function readLedger(decoder: decoding.Decoder): LedgerFrame {
  return JSON.parse(decoding.readVarString(decoder)) as LedgerFrame;
}

export interface PassagesFrame {
  /** Whether a passage that is not among them stands in the text. */
  all: boolean;
  passages: PassageState[];
}

export function passagesFrame(passages: PassagesFrame): Uint8Array {
  return frame(FRAME.passages, (encoder) => encoding.writeVarString(encoder, JSON.stringify(passages)));
}

/** Reads the body of a *passages* frame as sent by our own server. */
export function readPassages(decoder: decoding.Decoder): PassagesFrame {
  return JSON.parse(decoding.readVarString(decoder)) as PassagesFrame;
}

export function refusedFrame(reason: CloseReason): Uint8Array {
  return frame(FRAME.refused, (encoder) => encoding.writeVarString(encoder, JSON.stringify({ reason })));
}

export function readRefused(decoder: decoding.Decoder): { reason: CloseReason } {
  return JSON.parse(decoding.readVarString(decoder)) as { reason: CloseReason };
}
