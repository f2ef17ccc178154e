/**
 * The frames that a hostile client may send, sent to our server and to its peers as each is set up here, while two people
 * write to each other: does the process live, do the two still hear each other, is their text theirs alone? Peers know no
 * roles here, so frames that are hostile only from somebody without the right are left out.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { answerFrame, askFrame, presenceFrame, updateFrame } from '../../server/rooms/frame.ts';
import { HOSTILE_FRAMES, type HostileFrame, type Scene } from '../support/hostile/frames.ts';
import { HOSTILE_UPDATES } from '../support/hostile/updates.ts';
import { ARTICLE } from '../support/syncProcess.ts';

const WORDS = 'Een zin over de haven. ';
/** Whoever has not heard by then does not hear. */
const PATIENCE_MS = 2_000;

interface Contestant {
  name: string;
  script: string;
  /** Each frame has an article of its own where the server takes any name. */
  room(n: number): string;
  path(room: string): string;
  /** Whether frames begin with the name of their document, and the first asks to be let in. */
  isPrefixed: boolean;
}
const CONTESTANTS: Contestant[] = [
  {
    name: 'kantlijn',
    script: './product.ts',
    room: () => ARTICLE,
    path: (room) => `/sync/${room}?schema=1`,
    isPrefixed: false,
  },
  { name: 'hocuspocus', script: './hocuspocus.ts', room: (n) => `room-${n}`, path: () => '/', isPrefixed: true },
  {
    name: 'y-websocket',
    script: './yWebsocketServer.ts',
    room: (n) => `room-${n}`,
    path: (room) => `/${room}`,
    isPrefixed: false,
  },
];

/** A client of any of them. */
class Guest {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText('body');
  readonly socket: WebSocket;
  readonly synced: Promise<void>;
  readonly #prefix: Uint8Array;

  constructor({ path, isPrefixed }: Contestant, port: number, room: string, person: string) {
    const headers = { authorization: `Bearer ${person}` };
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${path(room)}`, { headers });
    this.#prefix = isPrefixed ? encoding.encode((encoder) => encoding.writeVarString(encoder, room)) : new Uint8Array();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.synced = promise;
    this.socket.on('error', () => this.socket.terminate());
    this.socket.on('open', () => {
      if (isPrefixed) this.send(new Uint8Array([2, 0, 1, 0x78]));
      this.send(askFrame(Y.encodeStateVector(this.doc)));
    });
    this.socket.on('message', (data: Buffer) => this.#read(new Uint8Array(data), resolve));
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.send(updateFrame(update));
    });
  }
  #read(data: Uint8Array, synced: () => void): void {
    const decoder = decoding.createDecoder(data);
    if (this.#prefix.length > 0) decoding.readVarString(decoder);
    if (decoding.readVarUint(decoder) !== 0) return;
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === 0) this.send(answerFrame(Y.encodeStateAsUpdate(this.doc, body)));
    else Y.applyUpdate(this.doc, body, this);
    if (step === 1) synced();
  }
  send(frame: Uint8Array | string): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.socket.send(typeof frame === 'string' ? frame : Buffer.concat([this.#prefix, frame]));
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const isInTime = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return isInTime;
}
/** Whether a letter of one reaches the other. */
function hears(one: Guest, other: Guest, letter: string): Promise<boolean> {
  const arrived = new Promise<void>((resolve) => {
    const look = () => other.text.toString().includes(letter) && resolve();
    other.doc.on('update', look);
  });
  one.text.insert(0, letter);
  return within(PATIENCE_MS, arrived);
}

interface Outcome {
  isAlive: boolean;
  isHeard: boolean;
  isIntact: boolean;
  isRefused: boolean;
}

async function suffer(
  contestant: Contestant,
  server: ChildProcess,
  port: number,
  n: number,
  { frame }: HostileFrame,
): Promise<Outcome> {
  const room = contestant.room(n);
  const [one, other, eve] = ['one', 'other', 'eve'].map((person) => new Guest(contestant, port, room, person)) as [
    Guest,
    Guest,
    Guest,
  ];
  await within(PATIENCE_MS, Promise.all([one.synced, other.synced, eve.synced]));
  one.send(presenceFrame([{ client: one.doc.clientID, clock: 1, state: '{"cursor":null}' }]));
  const seen = new Promise<void>((resolve) => eve.doc.on('update', () => resolve()));
  if (!(await hears(one, other, `${n}: ${WORDS}`)))
    return { isAlive: server.exitCode === null, isHeard: false, isIntact: false, isRefused: false };
  await within(PATIENCE_MS, seen);
  const before = one.text.toString();
  const scene: Scene = {
    ...{
      victim: one.doc.clientID,
      anchor: one.doc.clientID,
      letter: [one.doc.clientID, 0],
      fresh: eve.doc.clientID + 1,
    },
    clock: Y.getState(eve.doc.store, one.doc.clientID),
  };
  const closed = once(eve.socket, 'close');
  eve.send(frame(scene));
  const isRefused = await within(PATIENCE_MS / 4, closed);
  const isHeard =
    (await hears(one, other, '!')) &&
    one.socket.readyState === WebSocket.OPEN &&
    other.socket.readyState === WebSocket.OPEN;
  const late = new Guest(contestant, port, room, 'late');
  const isIntact =
    (await within(PATIENCE_MS, late.synced)) &&
    [one, other, late].every(({ text }) => text.toString() === `!${before}`);
  for (const { socket } of [one, other, eve, late]) socket.terminate();
  return { isAlive: server.exitCode === null && server.signalCode === null, isHeard, isIntact, isRefused };
}

async function start(script: string): Promise<{ server: ChildProcess; port: number }> {
  const server = fork(new URL(script, import.meta.url), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const [{ port }] = (await once(server, 'message')) as [{ port: number }];
  return { server, port };
}

/** Prints, for each server, of how many frames nothing was left behind, and what the others did. */
export async function compareHostility(smoke: boolean): Promise<void> {
  const all = [...HOSTILE_FRAMES, ...HOSTILE_UPDATES].filter(({ role }) => role === undefined);
  const frames = smoke ? all.slice(0, 3) : all;
  for (const contestant of CONTESTANTS) {
    let { server, port } = await start(contestant.script);
    const harm: string[] = [];
    const counts = { isAlive: 0, isHeard: 0, isIntact: 0, isRefused: 0 };
    for (const [n, frame] of frames.entries()) {
      const outcome = await suffer(contestant, server, port, n, frame);
      for (const key of Object.keys(counts) as (keyof Outcome)[]) if (outcome[key]) counts[key] += 1;
      const { isAlive, isHeard, isIntact } = outcome;
      if (isAlive && isHeard && isIntact) continue;
      harm.push(
        `${frame.what} (${isAlive ? (isHeard ? 'the text was changed' : 'the others no longer heard each other') : 'the process ended'})`,
      );
      server.kill('SIGKILL');
      ({ server, port } = await start(contestant.script));
    }
    server.kill('SIGKILL');
    process.stdout.write(
      `${contestant.name.padEnd(12)} ${frames.length} frames: ${frames.length - harm.length} survived unharmed; process lived ${counts.isAlive}, others heard ${counts.isHeard}, text theirs ${counts.isIntact}, sender closed ${counts.isRefused}\n`,
    );
    for (const one of harm) process.stdout.write(`  ${one}\n`);
  }
}
