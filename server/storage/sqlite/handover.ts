/**
 * How the event loop and a database thread hand each other one message at a time: in memory that both see, with a
 * signal to wake the other. A message between threads in the usual way costs several times as much, for it is cloned
 * and goes through two event loops; and a keystroke in a room takes two of them.
 */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What both ends hold. The port carries what does not fit into `area`. */
export interface Handover {
  signals: Int32Array<SharedArrayBuffer>;
  area: Uint8Array<SharedArrayBuffer>;
  port: MessagePort;
}

const REQUESTS = 0;
const REPLIES = 1;
/** Bytes of the message in the area, or that it came by the port. */
const LENGTH = 2;
const BY_PORT = -1;
const AREA_BYTES = 64 * 1024;

export function createHandover(port: MessagePort): Handover {
  return {
    signals: new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT)),
    area: new Uint8Array(new SharedArrayBuffer(AREA_BYTES)),
    port,
  };
}

function put({ signals, area, port }: Handover, message: object): void {
  const bytes = encoding.encode((encoder) => encoding.writeAny(encoder, message as encoding.AnyEncodable));
  const fits = bytes.byteLength <= area.byteLength;
  if (fits) area.set(bytes);
  else port.postMessage(bytes);
  Atomics.store(signals, LENGTH, fits ? bytes.byteLength : BY_PORT);
}

function take({ signals, area, port }: Handover): unknown {
  const length = Atomics.load(signals, LENGTH);
  const bytes = length === BY_PORT ? receiveMessageOnPort(port)?.message : area.slice(0, length);
  return decoding.readAny(decoding.createDecoder(bytes));
}

function signal({ signals }: Handover, which: number): void {
  Atomics.add(signals, which, 1);
  Atomics.notify(signals, which);
}

/**
 * True while the count is still what `seen` counts, as the memory's 32 bits hold it. A waiter asks again whenever it is
 * woken: the signal of the message before may come late, after that message was already found without waiting.
 */
function isStill({ signals }: Handover, which: number, seen: number): boolean {
  return Atomics.load(signals, which) === (seen | 0);
}

/** Resolves with the reply after those that `seen` counts; a thread that has just opened gives its first unasked. */
export async function nextReply(handover: Handover, seen: number): Promise<unknown> {
  while (isStill(handover, REPLIES, seen)) {
    const waiting = Atomics.waitAsync(handover.signals, REPLIES, seen | 0);
    if (waiting.async) await waiting.value;
  }
  return take(handover);
}

/** Only once the reply to the last request has been taken. */
export function sendRequest(handover: Handover, request: object): void {
  put(handover, request);
  signal(handover, REQUESTS);
}

/** Blocks the thread until there is a request beyond those that `seen` counts. */
export function awaitRequest(handover: Handover, seen: number): unknown {
  while (isStill(handover, REQUESTS, seen)) Atomics.wait(handover.signals, REQUESTS, seen | 0);
  return take(handover);
}

export function sendReply(handover: Handover, reply: object): void {
  put(handover, reply);
  signal(handover, REPLIES);
}
