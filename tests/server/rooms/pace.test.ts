/** How often a full room commits. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createPace, distanceMsFor } from '../../../server/rooms/pace.ts';
import type { Storage } from '../../../server/storage/ports.ts';
import { textOf } from '../../support/flatText.ts';
import {
  ARTICLE,
  flush,
  type ManualClock,
  manualClock,
  Peer,
  roomsOver,
  settle,
  storageWith,
} from '../../support/rooms.ts';

/** The commits of a room of twelve keep a distance of two milliseconds, but for three after a rest. */
const FULL = 12;
const DISTANCE_MS = 2;
const AT_ONCE = 3;

let clock: ManualClock;
let storage: Storage;
beforeEach(async () => {
  clock = manualClock();
  storage = await storageWith(textOf('Alpha'));
});
async function roomOf(count: number, rooms = roomsOver(storage, clock)): Promise<[Peer, Peer, ...Peer[]]> {
  const peers = Array.from({ length: count }, (_, n) => new Peer(`p${n}`, 'editor'));
  for (const peer of peers) await peer.connect(rooms);
  await settle(clock, ...peers);
  clock.advance(100);
  return peers as [Peer, Peer, ...Peer[]];
}
async function type(...peers: Peer[]): Promise<void> {
  for (const peer of peers) {
    peer.text.insert(0, peer.person);
    peer.push();
  }
  await flush(clock);
}
/** As many keystrokes as a rested room takes at once. */
async function burst(peer: Peer): Promise<void> {
  for (let n = 0; n < AT_ONCE; n += 1) await type(peer);
}
const authors = async () => (await storage.texts.load(ARTICLE)).rows.slice(1).map(({ author }) => author);

describe('the pace of a room', () => {
  it.each([
    [1, 0],
    [5, 0],
    [6, 1],
    [50, 8],
    [60, 10],
    [5_000, 10],
  ])('[R-ROOM-22] %i readers make a distance of %i ms', (readers, ms) => {
    expect(distanceMsFor(readers)).toBe(ms);
  });

  it('[R-ROOM-22] three keystrokes after a rest wait for nothing, and those right behind them share a commit', async () => {
    const [anna, bob, ...others] = await roomOf(FULL);
    const seen = async () => [(await authors()).length, ...new Set(others.map(({ toPeer }) => toPeer.length))];
    await burst(anna);
    expect(await seen()).toEqual([AT_ONCE, AT_ONCE]);
    await type(anna);
    clock.advance(DISTANCE_MS - 1);
    await type(bob);
    expect(await seen()).toEqual([AT_ONCE, AT_ONCE]);
    clock.advance(1);
    await flush(clock);
    expect(await seen()).toEqual([AT_ONCE + 2, AT_ONCE + 1]);
    await settle(clock, anna, bob, ...others);
    expect(new Set([anna, bob, ...others].map(({ text }) => text.toString())).size).toBe(1);
  });

  it('[R-ROOM-22] one edit every 25 ms waits for nothing in a room of fifty, one every 2 ms for the next commit', () => {
    const pace = createPace(clock, () => 50);
    const beginAfter = (ms: number) => {
      clock.advance(ms);
      const rest = Math.max(0, pace.restMs());
      clock.advance(rest);
      pace.began();
      return rest;
    };
    expect([25, 25, 1, 1, 48, 1].map(beginAfter)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(Array.from({ length: 6 }, () => beginAfter(2))).toEqual([0, 3, 6, 6, 6, 6]);
  });

  it('[R-ROOM-22] nobody waits in a room of a few', async () => {
    const [anna, bob] = await roomOf(5);
    for (let round = 0; round < 5; round += 1) await type(anna, bob);
    expect((await authors()).length).toBe(10);
  });

  it('[R-ROOM-22] a clock that is set back keeps nobody waiting', async () => {
    let setBack = 0;
    const shaken = { ...clock, now: () => clock.now() - setBack };
    const [anna, bob] = await roomOf(FULL, roomsOver(storage, shaken));
    await burst(anna);
    setBack = 3_600_000;
    await type(bob);
    clock.advance(DISTANCE_MS);
    await flush(clock);
    expect((await authors()).at(-1)).toBe('p1');
    clock.advance(100);
    await burst(anna);
    expect((await authors()).length).toBe(AT_ONCE + 1 + AT_ONCE);
  });

  it('[R-ROOM-6] a newcomer between two commits waits for the one that covers what it is told', async () => {
    const rooms = roomsOver(storage, clock);
    const [anna] = await roomOf(FULL, rooms);
    await burst(anna);
    await type(anna);
    const late = new Peer('late', 'editor');
    await late.connect(rooms);
    await settle(clock, late);
    expect(late.synced).toBe(0);
    clock.advance(DISTANCE_MS);
    await settle(clock, late);
    expect([late.synced, late.text.toString()]).toEqual([1, 'p0p0p0p0Alpha\n']);
  });

  it('[R-ROOM-16] the end of the server waits for a commit that is not due yet', async () => {
    const rooms = roomsOver(storage, clock);
    const [anna] = await roomOf(FULL, rooms);
    await burst(anna);
    await type(anna);
    let isClosed = false;
    const closing = rooms.close().then(() => {
      isClosed = true;
    });
    await flush(clock);
    expect(isClosed).toBe(false);
    clock.advance(DISTANCE_MS);
    await flush(clock);
    await closing;
    expect((await authors()).length).toBe(AT_ONCE + 1);
  });
});
