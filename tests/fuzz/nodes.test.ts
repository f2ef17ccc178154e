/**
 * Two or three nodes on one store, four people on one article, who write, comment, take claims and change nodes; messages
 * between the nodes are late or lost, commits are slow or fail, nodes die at any moment. After every step: nothing is seen
 * or told saved that is not durable, and the ledger is one chain. At the end, with everything well again: all texts are
 * equal, nobody honest was refused, and each thread stands in the text or is told as detached.
 */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { GENESIS_HASH, verifyChain } from '../../shared/ledger/chain.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import type { Role } from '../../shared/permissions.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';
import { Cluster, type ClusterNode } from '../support/cluster.ts';
import { textOf } from '../support/flatText.ts';
import { seededRandom } from '../support/random.ts';
import {
  ARTICLE,
  articleIn,
  clockOf,
  durableDoc,
  flush,
  type ManualClock,
  manualClock,
  Peer,
  settle,
} from '../support/rooms.ts';

const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 200);
const STEPS = 70;
const PEOPLE: [name: string, role: Role][] = [
  ['anna', 'editor'],
  ['bob', 'checker'],
  ['carl', 'chief'],
  ['dora', 'editor'],
];

class World {
  readonly clock: ManualClock;
  readonly trace: string[] = [];
  private readonly storage: Storage;
  private readonly cluster: Cluster;
  private readonly random: (below: number) => number;
  private readonly peers = PEOPLE.map(([name, role]) => new Peer(name, role));
  private readonly at = new Map<Peer, ClusterNode>();
  private readonly asked: Promise<unknown>[] = [];
  private claims: string[] = [];

  constructor(storage: Storage, clock: ManualClock, seed: number) {
    this.storage = storage;
    this.clock = clock;
    this.cluster = new Cluster(storage, clock, true);
    this.random = seededRandom(seed).below;
  }
  private pick<T>(from: readonly T[]): T {
    return from[this.random(from.length)] as T;
  }
  async open(): Promise<void> {
    for (let count = 2 + this.random(2); count > 0; count -= 1) await this.cluster.start();
    for (const peer of this.peers) await this.come(peer);
    await this.rest();
  }
  private async come(peer: Peer): Promise<void> {
    const node = this.pick(this.cluster.nodes);
    const coming = peer.connect(node.served.rooms);
    this.at.set(peer, node);
    for (let round = 0; round < 3; round += 1) {
      await flush(this.clock);
      for (const { disk } of this.cluster.nodes) disk.go();
    }
    await coming;
  }
  private leave(peer: Peer): void {
    peer.disconnect();
    this.at.delete(peer);
  }
  private edit(peer: Peer): void {
    const { text, role } = peer;
    if (!peer.synced || role === 'checker') return;
    const at = this.random(text.length);
    const what = this.random(6);
    if (what === 0 && text.length > 1) text.delete(at, 1 + this.random(Math.min(6, text.length - at)));
    else if (what === 1) text.format(at, Math.min(3, text.length - at), { bold: this.random(2) === 0 ? true : null });
    else text.insert(at, 'abcdefghij'.slice(0, 1 + this.random(8)));
  }
  private async decide(peer: Peer): Promise<void> {
    const node = this.at.get(peer);
    if (!node) return;
    const { blocks } = await durableDoc(this.storage).then((doc) => ({
      blocks: doc.getText(TEXT_NAME).toString().split('\n'),
    }));
    const words = this.pick(blocks).slice(0, 12);
    const annotation = crypto.randomUUID();
    const open = { annotation, target: { quote: { exact: words || 'x' } } };
    const [known] = this.claims;
    const asked =
      known && this.random(2) === 0
        ? { type: 'claim.take', annotation: known }
        : this.random(2) === 0
          ? { ...open, type: 'thread.open', text: '?' }
          : { ...open, type: 'claim.open', tag: 'c' };
    if (asked.type === 'claim.open') this.claims = [annotation, ...this.claims];
    // On a node that dies meanwhile it is never answered.
    this.asked.push(node.served.run(peer.person, peer.role, asked).catch(() => undefined));
  }
  private async kill(): Promise<void> {
    const node = this.pick(this.cluster.nodes);
    // What was under way to the store got there, or did not.
    if (this.random(2) === 0) node.disk.go();
    this.cluster.kill(node);
    for (const peer of this.peers) if (this.at.get(peer) === node) this.leave(peer);
    await this.cluster.start();
  }
  async step(): Promise<void> {
    const peer = this.pick(this.peers);
    const what = this.random(24);
    this.trace.push(`${peer.person}:${what}`);
    if (what < 8) this.edit(peer);
    else if (what < 11) peer.push(1 + this.random(5));
    else if (what < 13) peer.pull(1 + this.random(5));
    else if (what < 16) this.pick(this.cluster.nodes).disk.go();
    else if (what === 16) this.pick(this.cluster.nodes).disk.fail();
    else if (what === 17) await (this.at.has(peer) ? this.leave(peer) : this.come(peer));
    else if (what === 18) this.clock.advance(100 + this.random(1_500));
    else if (what < 22) this.hear();
    else if (what === 22) await this.decide(peer);
    else if (this.random(5) === 0) await this.kill();
    await flush(this.clock);
    this.comeBack();
    await this.check();
  }
  private hear(): void {
    for (let count = 1 + this.random(8); count > 0; count -= 1) this.cluster.deliver(null, this.random(6) === 0);
  }
  /** A room that was read anew sends everybody back; nobody here does anything that is refused. */
  private comeBack(): void {
    for (const peer of this.peers) {
      if (peer.closedWith === null) continue;
      expect(['server.failed'], `an honest ${peer.role} was refused`).toContain(peer.closedWith);
      this.leave(peer);
    }
  }
  async check(): Promise<void> {
    const disk = await durableDoc(this.storage);
    for (const { doc, saved } of this.peers) {
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
        if (client !== doc.clientID)
          expect(clock, 'seen before it was durable').toBeLessThanOrEqual(clockOf(disk, client));
      }
      for (const [client, clock] of saved) {
        expect(clockOf(disk, client), 'told saved, but lost').toBeGreaterThanOrEqual(clock);
      }
    }
    const events = await this.storage.ledgers.read(ARTICLE, 0);
    expect(verifyChain(events, { seq: 0, hash: GENESIS_HASH }, true).ok, 'the ledger forked').toBe(true);
    disk.destroy();
  }
  private async rest(ms = 0): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      await settle(this.clock, ...this.peers);
      await this.cluster.pass(round === 2 ? ms : 0);
      this.comeBack();
      for (const peer of this.peers) if (!this.at.has(peer)) await this.come(peer);
    }
    await settle(this.clock, ...this.peers);
  }
  /** Everyone comes back, and time goes by until the last duty is taken over and looked after. */
  async finish(): Promise<void> {
    await this.rest(9_000);
    await this.rest(2_000);
    await this.check();
    const disk = await durableDoc(this.storage);
    const texts = [disk, ...this.peers.map(({ doc }) => doc)].map((doc) =>
      JSON.stringify(doc.getText(TEXT_NAME).toDelta()),
    );
    expect(new Set(texts).size, texts.join('\n')).toBe(1);
    const coverage = readCoverage(disk.getText(TEXT_NAME));
    for (const { id, status } of await this.storage.passages.load(ARTICLE)) {
      expect([id, status, coverage.ranges.has(id)]).toEqual([id, status, status === 'anchored']);
    }
    expect(disk.getText(TEXT_NAME).toString().endsWith('\n')).toBe(true);
    disk.destroy();
  }
}

async function play(seed: number): Promise<void> {
  const clock = manualClock();
  const storage = await articleIn(createMemoryStorage({ now: clock.now }), textOf('Alpha beta', 'Gamma delta'), 'en');
  const world = new World(storage, clock, seed);
  try {
    await world.open();
    for (let step = 0; step < STEPS; step += 1) await world.step();
    await world.finish();
  } catch (error) {
    throw new Error(`seed ${seed}: ${world.trace.join(' ')}`, { cause: error });
  }
}

describe('several nodes, whatever happens to them', () => {
  it(`[R-NODE-6] [R-NODE-13] lose nothing that was seen or saved, and end equal (${SEEDS} seeds)`, async () => {
    const first = Number(process.env['FUZZ_SEED'] ?? 1);
    for (let seed = first; seed < first + SEEDS; seed += 1) await play(seed);
  });

  // Where formats of two nodes met, a reader's own copy tidied up first, and the reader was sent away for it.
  it('[R-ROOM-13] seed 1006: no reader is refused for what Yjs does by itself', () => play(1006));
});
