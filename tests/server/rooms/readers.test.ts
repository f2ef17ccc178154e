import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../../server/storage/ports.ts';
import { textOf } from '../../support/flatText.ts';
import { flush, type ManualClock, manualClock, Peer, roomsOver, settle, storageWith } from '../../support/rooms.ts';

let clock: ManualClock;
let storage: Storage;
beforeEach(async () => {
  clock = manualClock();
  storage = await storageWith(textOf('Alpha'));
});
const editor = (name: string) => new Peer(name, 'editor');
async function join(rooms: ReturnType<typeof roomsOver>, ...peers: Peer[]): Promise<void> {
  for (const peer of peers) await peer.connect(rooms);
  await settle(clock, ...peers);
}

describe('readers of a live article', () => {
  it('[R-ROOM-7] encodes once for newcomers that have the same', async () => {
    const rooms = roomsOver(storage, clock);
    const peers = Array.from({ length: 5 }, (_, n) => editor(`p${n}`));
    for (const peer of peers) await peer.connect(rooms);
    for (const peer of peers) peer.push();
    await flush(clock);
    const answers = peers.map((peer) => peer.toPeer.find((frame) => frame[1] === 1));
    expect(new Set(answers).size).toBe(1);
  });

  it('[R-ROOM-8] a reader that stalls is left out, caught up with one diff, or closed', async () => {
    const rooms = roomsOver(storage, clock, { limits: { stallBytes: 10, drainedBytes: 0, stallMs: 1_000 } });
    const [anna, slow, dead] = [editor('anna'), editor('slow'), editor('dead')];
    await join(rooms, anna, slow, dead);
    slow.buffered = 11;
    dead.buffered = 11;
    for (const letter of 'abc') {
      anna.text.insert(0, letter);
      await settle(clock, anna);
    }
    expect([slow.toPeer.length, dead.toPeer.length]).toEqual([0, 0]);
    slow.buffered = 0;
    clock.advance(300);
    await flush(clock);
    expect(slow.toPeer.length).toBe(1);
    await settle(clock, anna, slow);
    expect(slow.text.toString()).toBe('cbaAlpha\n');
    clock.advance(1_000);
    expect([slow.closedWith, dead.closedWith]).toEqual([null, 'reader.stalled']);
  });

  it('[R-ROOM-9] says something to a silent socket every 15 seconds', async () => {
    const rooms = roomsOver(storage, clock);
    const anna = editor('anna');
    await join(rooms, anna);
    for (let round = 0; round < 4; round += 1) {
      clock.advance(15_000);
      expect(anna.toPeer.splice(0).length).toBeGreaterThan(0);
    }
  });
});
