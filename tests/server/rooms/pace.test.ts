/** How often a full room commits. */
import { beforeEach, describe, expect, it } from 'vitest';
import { pauseMsFor } from '../../../server/rooms/pace.ts';
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

/** A room of sixteen pauses for two milliseconds. */
const FULL = 16;
const PAUSE_MS = 2;

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
const frameCounts = (peers: Peer[]) => peers.map(({ toPeer }) => toPeer.length);
const authors = async () => (await storage.texts.load(ARTICLE)).rows.slice(1).map(({ author }) => author);

describe('the pace of a room', () => {
  it.each([
    [1, 0],
    [7, 0],
    [8, 1],
    [50, 6],
    [80, 10],
    [5_000, 10],
  ])('[R-ROOM-22] %i readers make a pause of %i ms', (readers, ms) => {
    expect(pauseMsFor(readers)).toBe(ms);
  });

  it('[R-ROOM-22] the first keystroke after a rest waits for nothing, and those right behind it share a commit', async () => {
    const [anna, bob, ...others] = await roomOf(FULL);
    await type(anna);
    expect(new Set(frameCounts(others))).toEqual(new Set([1]));
    await type(anna);
    clock.advance(PAUSE_MS - 1);
    await type(bob);
    expect([await authors(), ...new Set(frameCounts(others))]).toEqual([['p0'], 1]);
    clock.advance(1);
    await flush(clock);
    expect([await authors(), ...new Set(frameCounts(others))]).toEqual([['p0', 'p0', 'p1'], 2]);
    await settle(clock, anna, bob, ...others);
    expect(new Set([anna, bob, ...others].map(({ text }) => text.toString())).size).toBe(1);
  });

  it('[R-ROOM-22] nobody waits in a room of a few', async () => {
    const [anna, bob] = await roomOf(7);
    for (let round = 0; round < 3; round += 1) await type(anna, bob);
    expect((await authors()).length).toBe(6);
  });

  it('[R-ROOM-22] a clock that is set back lengthens no pause', async () => {
    let setBack = 0;
    const shaken = { ...clock, now: () => clock.now() - setBack };
    const [anna, bob] = await roomOf(FULL, roomsOver(storage, shaken));
    await type(anna);
    setBack = 3_600_000;
    await type(bob);
    clock.advance(PAUSE_MS);
    await flush(clock);
    expect(await authors()).toEqual(['p0', 'p1']);
  });

  it('[R-ROOM-6] a newcomer in a pause waits for the commit that ends it', async () => {
    const rooms = roomsOver(storage, clock);
    const [anna] = await roomOf(FULL, rooms);
    await type(anna);
    await type(anna);
    const late = new Peer('late', 'editor');
    await late.connect(rooms);
    await settle(clock, late);
    expect(late.synced).toBe(0);
    clock.advance(PAUSE_MS);
    await settle(clock, late);
    expect([late.synced, late.text.toString()]).toEqual([1, 'p0p0Alpha\n']);
  });

  it('[R-ROOM-16] the end of the server waits for a pause and the commit after it', async () => {
    const rooms = roomsOver(storage, clock);
    const [anna] = await roomOf(FULL, rooms);
    await type(anna);
    await type(anna);
    let isClosed = false;
    const closing = rooms.close().then(() => {
      isClosed = true;
    });
    await flush(clock);
    expect(isClosed).toBe(false);
    clock.advance(PAUSE_MS);
    await flush(clock);
    await closing;
    expect(await authors()).toEqual(['p0', 'p0']);
  });
});
