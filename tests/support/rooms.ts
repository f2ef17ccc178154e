/** A room core in one process: memory store, a clock and a network that move only when the test says so. */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Clock } from '../../server/rooms/clock.ts';
import { createDirectory, type Directory, type DirectoryDeps, type Visit } from '../../server/rooms/directory.ts';
import { answerFrame, askFrame, readPresence, updateFrame } from '../../server/rooms/frame.ts';
import { documentFrom } from '../../server/rooms/liveText.ts';
import type { Measures } from '../../server/rooms/measures.ts';
import type { Connection } from '../../server/rooms/seat.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { Storage } from '../../server/storage/ports.ts';
import type { Role } from '../../shared/permissions.ts';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { FRAME, readLedger, readSaved } from '../../shared/protocol/frames.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';

export const ARTICLE = '00000000-0000-4000-8000-000000000001';

export interface ManualClock extends Clock {
  /** Runs what waits for the end of this turn, until nothing does. */
  turn(): void;
  advance(ms: number): void;
}

export function manualClock(start = 1_000_000): ManualClock {
  let now = start;
  const soon: (() => void)[] = [];
  let timers: { at: number; task: () => void }[] = [];
  const turn = () => {
    while (soon.length > 0) for (const task of soon.splice(0)) task();
  };
  return {
    now: () => now,
    soon: (task) => void soon.push(task),
    after(ms, task) {
      const timer = { at: now + ms, task };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    turn,
    advance(ms) {
      turn();
      const end = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.task();
        turn();
      }
      now = end;
    },
  };
}

/** Lets every promise that can settle do so. */
export async function flush(clock: ManualClock): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    clock.turn();
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

export const silentMeasures = (): Measures & { refused: CloseReason[] } => {
  const refused: CloseReason[] = [];
  const nothing = () => undefined;
  return {
    refused,
    frameRefused: (reason) => void refused.push(reason),
    ...{ roomOpened: nothing, roomClosed: nothing, socketOpened: nothing, socketClosed: nothing },
    ...{ committed: nothing, commitFailed: nothing },
  };
};

export const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Puts the one article into an empty store, and gives that. */
export async function articleIn(storage: Storage, state: Uint8Array, language: string): Promise<Storage> {
  await storage.desks.createDesk({ id: 'desk', slug: 'newsroom', name: 'Newsroom' });
  const fields = { id: ARTICLE, desk: 'desk', slug: 'one', headline: '', words: 0, language, deadline: null };
  await storage.articles.create({ ...fields, createdBy: 'import', createdAt: 1, updatedAt: 1, deletedAt: null }, state);
  return storage;
}

export function storageWith(state: Uint8Array, language = 'nl'): Promise<Storage> {
  return articleIn(createMemoryStorage({ now: () => 1 }), state, language);
}

/** A store whose commits wait until the test lets them go on, or makes them fail. */
export function heldTexts(storage: Storage): { storage: Storage; go(): void; fail(): void; held(): number } {
  const held: { go(): void; fail(): void }[] = [];
  const texts: Storage['texts'] = {
    ...storage.texts,
    append: (...request) =>
      new Promise((resolve, reject) => {
        const go = () => storage.texts.append(...request).then(resolve, reject);
        held.push({ go, fail: () => reject(new Error('the disk is full')) });
      }),
  };
  return {
    storage: { ...storage, texts },
    go() {
      for (const one of held.splice(0)) one.go();
    },
    fail() {
      for (const one of held.splice(0)) one.fail();
    },
    held: () => held.length,
  };
}

export function roomsOver(storage: Storage, clock: ManualClock, more: Partial<DirectoryDeps> = {}): Directory {
  return createDirectory({ storage, clock, log: silentLog, measures: silentMeasures(), ...more });
}

/** A stock client over a network in the test's hand: what either side sends waits until it is delivered. */
export class Peer {
  readonly person: string;
  readonly role: Role;
  doc: Y.Doc;
  toServer: Uint8Array[] = [];
  toPeer: Uint8Array[] = [];
  visit: Visit | null = null;
  closedWith: CloseReason | null = null;
  isPaused = false;
  /** What the peer pretends not to have read. */
  buffered = 0;
  saved = new Map<number, number>();
  savedFrames = 0;
  synced = 0;
  ledgerHeads: number[] = [];
  presence = new Map<number, string>();
  #wireClosed = false;

  constructor(person: string, role: Role, doc = new Y.Doc()) {
    this.person = person;
    this.role = role;
    this.doc = doc;
    this.#listen();
  }
  get text(): Y.Text {
    return this.doc.getText(TEXT_NAME);
  }
  get isOnline(): boolean {
    return this.visit !== null && this.closedWith === null;
  }
  #listen(): void {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isOnline) this.toServer.push(updateFrame(update));
    });
  }
  /** Throws the local copy away, as a page that is reloaded without an offline copy. */
  reset(): void {
    this.doc = new Y.Doc();
    this.#listen();
  }
  async connect(rooms: Directory): Promise<void> {
    this.closedWith = null;
    this.#wireClosed = false;
    this.toPeer = [];
    this.toServer = [askFrame(Y.encodeStateVector(this.doc))];
    const wire = this.toPeer;
    const connection: Connection = {
      send: (frame) => void (this.#wireClosed || wire.push(frame)),
      buffered: () => this.buffered,
      pause: () => this.#pause(true),
      resume: () => this.#pause(false),
      close: (reason) => {
        this.#wireClosed = true;
        this.closedWith = reason;
      },
    };
    const { person, role } = this;
    const guest = { person, name: person, role, credential: person };
    this.visit = await rooms.join(ARTICLE, guest, connection, this.doc.store.clients.size === 0);
  }
  #pause(isPaused: boolean): void {
    this.isPaused = isPaused;
  }
  disconnect(): void {
    this.#wireClosed = true;
    this.visit?.leave();
    this.visit = null;
    this.toServer = [];
    this.toPeer = [];
  }
  /** Delivers up to `count` frames to the server. */
  push(count = Number.POSITIVE_INFINITY): void {
    for (let sent = 0; sent < count && this.toServer.length > 0 && !this.isPaused && this.isOnline; sent += 1) {
      const frame = this.toServer.shift();
      if (frame) this.visit?.receive(frame);
    }
  }
  pull(count = Number.POSITIVE_INFINITY): void {
    for (const frame of this.toPeer.splice(0, count)) this.#read(frame);
  }
  #read(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === FRAME.sync) this.#readSync(decoder);
    if (type === FRAME.ledger) this.ledgerHeads.push(readLedger(decoder).after);
    if (type === FRAME.awareness) this.#readPresence(decoding.readVarUint8Array(decoder));
    if (type !== FRAME.saved) return;
    this.savedFrames += 1;
    for (const [client, clock] of Y.decodeStateVector(readSaved(decoder))) this.saved.set(client, clock);
  }
  #readPresence(update: Uint8Array): void {
    for (const { client, state } of readPresence(update) ?? []) this.presence.set(client, state);
  }
  #readSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === 0) this.toServer.push(answerFrame(Y.encodeStateAsUpdate(this.doc, body)));
    else Y.applyUpdate(this.doc, body, this);
    if (step === 1) this.synced += 1;
  }
}

/** Delivers everything both ways until nothing moves. */
export async function settle(clock: ManualClock, ...peers: Peer[]): Promise<void> {
  const isMoving = () => peers.some((peer) => peer.isOnline && (peer.toServer.length > 0 || peer.toPeer.length > 0));
  for (let round = 0; round < 50; round += 1) {
    for (const peer of peers) peer.push();
    await flush(clock);
    for (const peer of peers) peer.pull();
    if (!isMoving()) return;
  }
  throw new Error('the network does not come to rest');
}

/** The text as its log has it. @throws where the log has a hole */
export async function durableDoc(storage: Pick<Storage, 'texts'>): Promise<Y.Doc> {
  return documentFrom(ARTICLE, await storage.texts.load(ARTICLE));
}

/** How far a Yjs client has come in it. */
export const clockOf = (doc: Y.Doc, client: number) => Y.getState(doc.store, client);
