/**
 * Three to six people, roles mixed, on one article, over a network that delays, drops and reorders who is heard first,
 * with commits that are slow or fail and a server that dies. After every step: nothing is seen that is not durable,
 * nothing that was told saved is lost, a reader without the right has changed nothing. At the end all texts are equal.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createDirectory, type Directory } from '../../server/rooms/directory.ts';
import type { Storage } from '../../server/storage/ports.ts';
import type { Role } from '../../shared/permissions.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';
import { textOf } from '../support/flatText.ts';
import { seededRandom } from '../support/random.ts';
import {
  clockOf,
  durableDoc,
  flush,
  heldTexts,
  manualClock,
  Peer,
  settle,
  silentLog,
  silentMeasures,
  storageWith,
} from '../support/rooms.ts';

const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 200);
const STEPS = 150;

class World {
  readonly clock = manualClock();
  readonly peers: Peer[] = [];
  readonly trace: string[] = [];
  readonly random: (below: number) => number;
  #disk: Storage;
  #held: ReturnType<typeof heldTexts>;
  #rooms: Directory;

  constructor(disk: Storage, seed: number) {
    this.random = seededRandom(seed).below;
    this.#disk = disk;
    this.#held = heldTexts(disk);
    this.#rooms = this.#start();
    const roles: Role[] = ['editor', 'viewer', 'editor', 'commenter', 'chief', 'editor'];
    const count = 3 + this.random(4);
    for (let n = 0; n < count; n += 1) this.peers.push(new Peer(`p${n}`, roles[n] ?? 'editor'));
  }
  #start(): Directory {
    const limits = { idleMs: 50, compactRows: 7, firstTextBytes: 0 };
    const { clock } = this;
    return createDirectory({ storage: this.#held.storage, clock, log: silentLog, measures: silentMeasures(), limits });
  }
  /** The process dies: what it had in memory and every connection are gone, commits under way are not written. */
  #crash(): void {
    for (const peer of this.peers) peer.disconnect();
    this.#held = heldTexts(this.#disk);
    this.#rooms = this.#start();
  }
  async open(): Promise<void> {
    for (const peer of this.peers) await this.#connect(peer);
    for (let round = 0; round < 2; round += 1) {
      await settle(this.clock, ...this.peers);
      this.#held.go();
    }
  }
  async #toggle(peer: Peer): Promise<void> {
    if (peer.visit) peer.disconnect();
    else await this.#connect(peer);
  }
  async #connect(peer: Peer): Promise<void> {
    const joining = peer.connect(this.#rooms);
    for (let round = 0; round < 3; round += 1) {
      await flush(this.clock);
      this.#held.go();
    }
    await joining;
  }
  #edit(peer: Peer): void {
    const { text } = peer;
    const isHonest = peer.role === 'editor' || peer.role === 'chief';
    if (!peer.synced || (!isHonest && this.random(4) > 0)) return;
    const at = this.random(text.length);
    const what = this.random(5);
    if (what === 0 && text.length > 1) text.delete(at, 1 + this.random(Math.min(6, text.length - at)));
    else if (what === 1) text.format(at, Math.min(3, text.length - at), { bold: this.random(2) === 0 ? true : null });
    else text.insert(at, 'abcdefghij'.slice(0, 1 + this.random(8)));
  }
  async step(): Promise<void> {
    const peer = this.peers[this.random(this.peers.length)];
    if (!peer) return;
    const what = this.random(20);
    this.trace.push(`${peer.person}:${what}`);
    if (what < 8) this.#edit(peer);
    else if (what < 11) peer.push(1 + this.random(5));
    else if (what < 14) peer.pull(1 + this.random(5));
    else if (what < 16) this.#held.go();
    else if (what === 16) this.#held.fail();
    else if (what === 17) await this.#toggle(peer);
    else if (what === 18) this.clock.advance(100 + this.random(300));
    else if (this.random(6) === 0) this.#crash();
    await flush(this.clock);
    this.#afterRefusal();
    await this.check();
  }
  /** A refused client throws its copy away and comes back, as ours does. */
  #afterRefusal(): void {
    for (const peer of this.peers) {
      if (peer.closedWith === null || peer.visit === null) continue;
      const mayBe = peer.role === 'viewer' || peer.role === 'commenter' ? 'text.forbidden' : null;
      expect(peer.closedWith, `an honest ${peer.role} was refused`).toBe(mayBe);
      peer.disconnect();
      peer.reset();
      peer.synced = 0;
    }
  }
  async check(): Promise<void> {
    const disk = await durableDoc(this.#disk);
    const writers = new Map(this.peers.map((peer) => [peer.doc.clientID, peer]));
    for (const peer of this.peers) {
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(peer.doc))) {
        if (client !== peer.doc.clientID)
          expect(clock, 'seen before it was durable').toBeLessThanOrEqual(clockOf(disk, client));
      }
      for (const [client, clock] of peer.saved) {
        expect(clockOf(disk, client), 'told saved, but lost').toBeGreaterThanOrEqual(clock);
      }
    }
    for (const [client, { role }] of writers) {
      if (role === 'viewer' || role === 'commenter') expect(clockOf(disk, client), 'a reader wrote').toBe(0);
    }
    disk.destroy();
  }
  /** Everyone comes back, the disk is well again, all is delivered. */
  async finish(): Promise<string[]> {
    for (const peer of this.peers) {
      if (peer.role === 'viewer' || peer.role === 'commenter') peer.reset();
      peer.disconnect();
      const joining = peer.connect(this.#rooms);
      await this.#recover();
      await joining;
    }
    for (let round = 0; round < 12; round += 1) {
      await settle(this.clock, ...this.peers);
      await this.#recover();
    }
    await this.check();
    const disk = await durableDoc(this.#disk);
    const texts = [disk, ...this.peers.map(({ doc }) => doc)].map((doc) =>
      JSON.stringify(doc.getText(TEXT_NAME).toDelta()),
    );
    return texts;
  }
  async #recover(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      this.#held.go();
      this.clock.advance(200);
      await flush(this.clock);
    }
  }
}

async function play(seed: number): Promise<void> {
  const world = new World(await storageWith(textOf('Alpha beta', 'Gamma delta')), seed);
  try {
    await world.open();
    for (let step = 0; step < STEPS; step += 1) await world.step();
    const texts = await world.finish();
    expect(new Set(texts).size, `${texts.join('\n')}`).toBe(1);
  } catch (error) {
    throw new Error(`seed ${seed}: ${world.trace.join(' ')}`, { cause: error });
  }
}

describe('people on a bad network', () => {
  it(`[R-ROOM-2] [R-ROOM-3] [R-ROOM-6] [R-ROOM-13] see only what is durable, lose nothing and end equal (${SEEDS} seeds)`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) await play(seed);
  });
});
