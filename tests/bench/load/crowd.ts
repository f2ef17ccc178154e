/**
 * People on many articles, in a process of their own: each types into a copy of its own, and notes how long every edit
 * takes to reach each other person. It does what it is told by messages (`CrowdTask`) and answers with figures.
 */
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { answerFrame, askFrame, readFrame, updateFrame } from '../../../server/rooms/frame.ts';
import { FRAME } from '../../../shared/protocol/frames.ts';
import { TEXT_NAME } from '../../../shared/text/block.ts';
import { articleId } from '../../support/syncProcess.ts';
import { DIALECTS, type DialectName } from './dialect.ts';

export interface CrowdPlan {
  port: number;
  dialect: DialectName;
  articles: number;
  /** On each article. */
  people: number;
}
export type CrowdTask =
  | { do: 'gather'; plan: CrowdPlan }
  /** More people on each article. */
  | { do: 'add'; people: number }
  /** Edits in all at this rate until told otherwise. */
  | { do: 'type'; perSecond: number }
  | { do: 'count' };
export interface Counted {
  made: number;
  delivered: number;
  /** Milliseconds from being typed to being read by somebody else; null where nothing was delivered. */
  p50: number | null;
  p99: number | null;
}

const AT_ONCE = 50;
/** Sockets that are opened at the same time. */
const OPENING = 40;
/** Latencies kept a count: enough for a percentile, and bounded. */
const MOST_SAMPLES = 400_000;

interface Typist {
  type(): void;
}
/** When the edits of a Yjs client were made, by clock from its first. */
const madeAt = new Map<number, { first: number; times: number[] }>();
let latencies: number[] = [];
let delivered = 0;
let made = 0;
const cache = { frame: Buffer.alloc(0) as Buffer, runs: [] as [client: number, clock: number, length: number][] };

type Runs = typeof cache.runs;
const NO_RUNS: Runs = [];

/**
 * The edits in a frame. All on an article get the same updates, so that one look serves many; what one person alone is
 * told lies between them and must not push them out.
 */
function runsIn(data: Buffer, unwrap: (data: Uint8Array) => Uint8Array): Runs {
  if (data.equals(cache.frame)) return cache.runs;
  const decoder = decoding.createDecoder(unwrap(data));
  if (decoding.readVarUint(decoder) !== FRAME.sync || decoding.readVarUint(decoder) !== 2) return NO_RUNS;
  const { structs } = Y.decodeUpdate(decoding.readVarUint8Array(decoder));
  cache.frame = data;
  cache.runs = structs.map(({ id, length }) => [id.client, id.clock, length]);
  return cache.runs;
}

function receive(own: number, data: Buffer, unwrap: (data: Uint8Array) => Uint8Array): void {
  const now = performance.now();
  for (const [client, clock, length] of runsIn(data, unwrap)) {
    const edits = client === own ? undefined : madeAt.get(client);
    if (!edits) continue;
    delivered += length;
    for (let at = clock - edits.first; at < clock - edits.first + length; at += 1) {
      const sent = edits.times[at];
      if (sent !== undefined && latencies.length < MOST_SAMPLES) latencies.push(now - sent);
    }
  }
}

async function join({ port, dialect }: CrowdPlan, article: string, person: string): Promise<Typist> {
  const { url, greeting, wrap, unwrap } = DIALECTS[dialect];
  const headers = { authorization: `Bearer ${person}` };
  const socket = new WebSocket(url(port, article), { headers, perMessageDeflate: false });
  const doc = new Y.Doc();
  const send = (frame: Uint8Array) => socket.send(wrap(article, frame));
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`a socket was closed with ${code}`)));
    socket.on('open', () => {
      const first = greeting(article);
      if (first) socket.send(first);
      send(askFrame(Y.encodeStateVector(doc)));
    });
    let isIn = false;
    socket.on('message', (data: Buffer) => {
      if (isIn) return receive(doc.clientID, data, unwrap);
      const frame = readFrame(unwrap(data));
      if (frame?.kind !== 'update' || !frame.isAnswer) return;
      isIn = true;
      Y.applyUpdate(doc, frame.update);
      send(answerFrame(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc))));
      resolve();
    });
  });
  const text = doc.getText(TEXT_NAME);
  const edits = { first: Y.getState(doc.store, doc.clientID), times: [] as number[] };
  madeAt.set(doc.clientID, edits);
  doc.on('update', (update: Uint8Array) => {
    edits.times.push(performance.now());
    send(updateFrame(update));
  });
  return { type: () => text.insert(text.length - 1, 'x') };
}

const typists: Typist[] = [];
let seated = 0;
let plan: CrowdPlan | null = null;

async function add(people: number): Promise<void> {
  const given = plan;
  if (!given) throw new Error('nobody has gathered yet');
  const wanted = Array.from({ length: people * given.articles }, (_, n) => n);
  const next = async (): Promise<void> => {
    for (let n = wanted.pop(); n !== undefined; n = wanted.pop()) {
      seated += 1;
      typists.push(await join(given, articleId(1 + (n % given.articles)), `person${seated}:editor`));
    }
  };
  await Promise.all(Array.from({ length: OPENING }, next));
}

let perSecond = 0;
let next = 0;
/** Between two looks at whether there is anything to type. */
const IDLE_MS = 20;
function beat(): void {
  const now = performance.now();
  for (let done = 0; perSecond > 0 && next <= now && done < AT_ONCE; done += 1, next += 1_000 / perSecond) {
    typists[Math.floor(Math.random() * typists.length)]?.type();
    made += 1;
  }
  // Whoever cannot keep up with the rate at least reads what comes.
  if (perSecond > 0 && next <= now) setImmediate(beat);
  else setTimeout(beat, perSecond > 0 ? Math.max(1, next - performance.now()) : IDLE_MS);
}
beat();
function setPace(rate: number): void {
  perSecond = rate;
  next = performance.now();
}

function count(): Counted {
  latencies.sort((a, b) => a - b);
  const at = (part: number) => latencies[Math.floor(latencies.length * part)] ?? null;
  const counted = { made, delivered, p50: at(0.5), p99: at(0.99) };
  latencies = [];
  delivered = 0;
  made = 0;
  return counted;
}

async function handle(task: CrowdTask): Promise<Counted | null> {
  if (task.do === 'gather') {
    plan = task.plan;
    await add(plan.people);
  } else if (task.do === 'add') await add(task.people);
  else if (task.do === 'type') setPace(task.perSecond);
  else return count();
  return null;
}

process.on('message', (task: CrowdTask) => {
  handle(task).then(
    (answer) => process.send?.({ answer }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
