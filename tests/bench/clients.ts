/**
 * Fifty people on one article, in a process of their own: they type at a given rate in all, and note how long each edit
 * takes to reach each other person. Receiving costs the same whichever server is measured.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { answerFrame, askFrame, readFrame, updateFrame } from '../../server/rooms/frame.ts';
import { FRAME } from '../../shared/protocol/frames.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';
import { ARTICLE } from '../support/syncProcess.ts';

const PEOPLE = 50;
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '' },
    rate: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '10' },
    /** Before the measurement both servers run hot, as one does that has been up for an hour. */
    'warm-up': { type: 'string', default: '12' },
    /** Edits come at even distances instead of as fifty people's who know nothing of each other. */
    even: { type: 'boolean', default: false },
  },
});
const rate = Number(values.rate);
const WARM_UP_RATE = 600;
/** Edits made in one go by people who are late, so that they read what they are sent, however late they are. */
const AT_ONCE = 20;
/** The same for every server, so that all get the same edits at the same times. */
const SEED = 20_261_123;

interface Typist {
  socket: WebSocket;
  doc: Y.Doc;
}
const sentAt = new Map<string, number>();
const latencies: number[] = [];
let isMeasuring = false;
let delivered = 0;
const cache = { frame: Buffer.alloc(0), edits: [] as [client: number, clock: number][] };

/** The edits in a frame; each is one character. All get the same frames, so one look serves many. */
function editsIn(data: Buffer): [client: number, clock: number][] {
  if (data.equals(cache.frame)) return cache.edits;
  const decoder = decoding.createDecoder(new Uint8Array(data));
  const isUpdate = decoding.readVarUint(decoder) === FRAME.sync && decoding.readVarUint(decoder) === 2;
  const edits: [client: number, clock: number][] = [];
  if (isUpdate) {
    for (const { id, length } of Y.decodeUpdate(decoding.readVarUint8Array(decoder)).structs) {
      for (let clock = id.clock; clock < id.clock + length; clock += 1) edits.push([id.client, clock]);
    }
  }
  Object.assign(cache, { frame: Buffer.from(data), edits });
  return edits;
}
function receive(doc: Y.Doc, data: Buffer): void {
  const now = performance.now();
  for (const [client, clock] of editsIn(data)) {
    const sent = sentAt.get(`${client} ${clock}`);
    if (client === doc.clientID || sent === undefined) continue;
    delivered += 1;
    if (isMeasuring) latencies.push(now - sent);
  }
}
async function join(n: number): Promise<Typist> {
  const headers = { authorization: `Bearer person${n}` };
  const socket = new WebSocket(`ws://127.0.0.1:${values.port}/sync/${ARTICLE}`, { headers, perMessageDeflate: false });
  const doc = new Y.Doc();
  const text = new Promise<Uint8Array>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const frame = readFrame(data);
      if (frame?.kind === 'update' && frame.isAnswer) resolve(frame.update);
      else receive(doc, data);
    });
  });
  await once(socket, 'open');
  socket.send(askFrame(Y.encodeStateVector(doc)));
  Y.applyUpdate(doc, await text);
  socket.send(answerFrame(Y.encodeStateAsUpdate(doc)));
  doc.on('update', (update: Uint8Array) => {
    sentAt.set(`${doc.clientID} ${Y.getState(doc.store, doc.clientID) - 1}`, performance.now());
    socket.send(updateFrame(update));
  });
  return { socket, doc };
}
const askCpu = () =>
  new Promise<void>((resolve) => {
    process.once('message', () => resolve());
    process.send?.({ mark: true });
  });

const typists = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => join(n)));
let currentRate = WARM_UP_RATE;
let random = SEED;
/** The minimal standard generator: between 0 and 1, without its ends. */
function nextRandom(): number {
  random = (random * 48_271) % 2_147_483_647;
  return random / 2_147_483_647;
}
function gap(): number {
  return (values.even ? 1 : -Math.log(nextRandom())) * (1_000 / currentRate);
}

let next = performance.now();
let timer: NodeJS.Timeout | null = null;
function type(): void {
  for (let made = 0; next <= performance.now() && made < AT_ONCE; made += 1, next += gap()) {
    const text = typists[Math.floor(nextRandom() * PEOPLE)]?.doc.getText(TEXT_NAME);
    text?.insert(text.length - 1, 'x');
  }
  timer = setTimeout(type, Math.max(1, next - performance.now()));
}
type();
setTimeout(() => {
  currentRate = rate;
  setTimeout(() => void measure(), 500);
}, Number(values['warm-up']) * 1_000);

async function measure(): Promise<void> {
  await askCpu();
  const before = delivered;
  isMeasuring = true;
  setTimeout(() => void finish(before), Number(values.seconds) * 1_000);
}
async function finish(before: number): Promise<void> {
  await askCpu();
  if (timer) clearTimeout(timer);
  latencies.sort((a, b) => a - b);
  const at = (part: number) => latencies[Math.floor(latencies.length * part)] ?? Number.NaN;
  process.send?.({ delivered: delivered - before, p50: at(0.5), p99: at(0.99) });
  for (const { socket } of typists) socket.terminate();
  process.disconnect?.();
}
