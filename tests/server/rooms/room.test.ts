import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createDirectory } from '../../../server/rooms/directory.ts';
import { updateFrame } from '../../../server/rooms/frame.ts';
import type { Storage } from '../../../server/storage/ports.ts';
import { emptyText, textOf } from '../../support/flatText.ts';
import {
  ARTICLE,
  flush,
  heldTexts,
  type ManualClock,
  manualClock,
  Peer,
  roomsOver,
  settle,
  silentLog,
  silentMeasures,
  storageWith,
} from '../../support/rooms.ts';

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

describe('a live article', () => {
  it('[R-ROOM-1] is read once, however many come at the same time', async () => {
    let loads = 0;
    const load = (id: string) => {
      loads += 1;
      return storage.texts.load(id);
    };
    const counting = { ...storage.texts, load };
    const rooms = roomsOver({ ...storage, texts: counting }, clock);
    const peers = [editor('anna'), editor('bob'), editor('cas')];
    await Promise.all(peers.map((peer) => peer.connect(rooms)));
    await settle(clock, ...peers);
    expect([loads, ...peers.map((peer) => peer.text.toString())]).toEqual([1, 'Alpha\n', 'Alpha\n', 'Alpha\n']);
  });

  it('[R-ROOM-2] shows a change only once it is on disk', async () => {
    const { storage: slow, go, held } = heldTexts(storage);
    const rooms = roomsOver(slow, clock);
    const [anna, bob] = [editor('anna'), editor('bob')];
    await join(rooms, anna, bob);
    anna.text.insert(0, 'X');
    await settle(clock, anna, bob);
    expect([held(), bob.text.toString(), anna.savedFrames]).toEqual([1, 'Alpha\n', 1]);
    go();
    await settle(clock, anna, bob);
    expect([bob.text.toString(), anna.saved.get(anna.doc.clientID)]).toEqual(['XAlpha\n', 1]);
  });

  it('[R-ROOM-3] a failed commit keeps the room dirty and is tried again', async () => {
    const { storage: slow, go, fail } = heldTexts(storage);
    const rooms = roomsOver(slow, clock, { limits: { idleMs: 10 } });
    const [anna, bob] = [editor('anna'), editor('bob')];
    await join(rooms, anna, bob);
    anna.text.insert(0, 'X');
    await settle(clock, anna, bob);
    fail();
    await settle(clock, anna, bob);
    expect([bob.text.toString(), anna.saved.get(anna.doc.clientID)]).toEqual(['Alpha\n', undefined]);
    anna.disconnect();
    bob.disconnect();
    clock.advance(150);
    await flush(clock);
    go();
    await flush(clock);
    expect((await storage.texts.load(ARTICLE)).rows.length).toBe(2);
  });

  it('[R-ROOM-4] changes that wait for a commit go together, one row an author, as one frame', async () => {
    const { storage: slow, go } = heldTexts(storage);
    const rooms = roomsOver(slow, clock);
    const [anna, bob, cas] = [editor('anna'), editor('bob'), editor('cas')];
    await join(rooms, anna, bob, cas);
    anna.text.insert(0, 'x');
    await settle(clock, anna, bob, cas);
    for (const letter of 'abc') anna.text.insert(1, letter);
    bob.text.insert(0, 'B');
    await settle(clock, anna, bob, cas);
    go();
    await flush(clock);
    expect(cas.toPeer.length).toBe(1);
    go();
    await flush(clock);
    expect(cas.toPeer.length).toBe(2);
    await settle(clock, anna, bob, cas);
    expect(cas.text.toString()).toBe(anna.text.toString());
    expect((await storage.texts.load(ARTICLE)).rows.map(({ author }) => author)).toEqual([
      'import',
      'anna',
      'anna',
      'bob',
    ]);
  });

  it('[R-ROOM-5] tells an author what is saved, also when there was nothing to save', async () => {
    const rooms = roomsOver(storage, clock);
    const anna = editor('anna');
    await join(rooms, anna);
    expect(anna.savedFrames).toBe(1);
    anna.text.delete(0, 1);
    await settle(clock, anna);
    expect(anna.savedFrames).toBe(2);
  });

  it('[R-ROOM-6] a newcomer waits for the commit under way and misses nothing after it', async () => {
    const { storage: slow, go } = heldTexts(storage);
    const rooms = roomsOver(slow, clock);
    const [anna, bob] = [editor('anna'), editor('bob')];
    await join(rooms, anna);
    anna.text.insert(0, '1');
    await settle(clock, anna);
    anna.text.insert(0, '2');
    await settle(clock, anna);
    await bob.connect(rooms);
    await settle(clock, anna, bob);
    expect([bob.synced, bob.text.toString()]).toEqual([0, '']);
    anna.text.insert(0, '3');
    await settle(clock, anna, bob);
    go();
    await settle(clock, anna, bob);
    expect(bob.synced).toBe(0);
    go();
    await settle(clock, anna, bob);
    expect([bob.synced, bob.text.toString()]).toEqual([1, '321Alpha\n']);
  });

  it('[R-ROOM-10] leaves memory when it is idle and saved, and comes back the same', async () => {
    const watched: string[] = [];
    const watcher = () => ({ changed: () => watched.push('changed'), unload: () => watched.push('unload') });
    const rooms = roomsOver(storage, clock, { watchers: [watcher], limits: { idleMs: 1_000 } });
    const anna = editor('anna');
    await join(rooms, anna);
    anna.text.insert(0, 'Z');
    await settle(clock, anna);
    anna.disconnect();
    clock.advance(2_000);
    expect(watched).toEqual(['changed', 'unload']);
    await rooms.withText(ARTICLE, ({ text }) => expect(text.toString()).toBe('ZAlpha\n'));
  });

  it('[R-ROOM-11] takes a flood in slices and does not read that socket meanwhile', async () => {
    const limits = { framesPerTurn: 10, pauseAtFrames: 50, burstFrames: 1e6 };
    const rooms = roomsOver(storage, clock, { limits });
    const [anna, bob] = [editor('anna'), editor('bob')];
    await join(rooms, anna, bob);
    for (let n = 0; n < 300; n += 1) anna.text.insert(0, 'x');
    anna.push();
    expect([anna.isPaused, anna.toServer.length > 200]).toEqual([true, true]);
    for (let round = 0; round < 10; round += 1) await settle(clock, anna, bob);
    expect(bob.text.length).toBe(306);
  });

  it('[R-ROOM-12] puts back a missing last newline and seeds an empty article', async () => {
    const rooms = roomsOver(storage, clock);
    const anna = editor('anna');
    await join(rooms, anna);
    anna.text.delete(5, 1);
    await settle(clock, anna);
    expect(anna.text.toString()).toBe('Alpha\n');
    anna.text.insert(6, 'tail');
    await settle(clock, anna);
    expect(anna.text.toString()).toBe('Alpha\ntail\n');
    const empty = roomsOver(await storageWith(Y.encodeStateAsUpdate(new Y.Doc())), clock);
    const opening = empty.withText(ARTICLE, ({ text }) => text.toString());
    await flush(clock);
    expect(await opening).toBe('\n');
  });

  it('[R-ROOM-13] [S-28] a commenter may bring nothing new to the text, but may come and go', async () => {
    const rooms = roomsOver(storage, clock);
    const [anna, carl] = [editor('anna'), new Peer('carl', 'commenter')];
    await join(rooms, anna, carl);
    anna.text.delete(0, 2);
    await settle(clock, anna, carl);
    carl.disconnect();
    await carl.connect(rooms);
    await settle(clock, anna, carl);
    expect(carl.closedWith).toBeNull();
    carl.text.delete(0, 1);
    await settle(clock, anna, carl);
    expect([carl.closedWith, anna.text.toString()]).toEqual(['text.forbidden', 'pha\n']);
  });

  it('[R-ROOM-15] tells who joins the head of the ledger, and everyone what is appended', async () => {
    const rooms = roomsOver(storage, clock);
    const [anna, bob] = [editor('anna'), editor('bob')];
    await join(rooms, anna, bob);
    rooms.publish(ARTICLE, 4, []);
    await settle(clock, anna, bob);
    expect([anna.ledgerHeads, bob.ledgerHeads]).toEqual([
      [0, 4],
      [0, 4],
    ]);
  });

  it('[R-ROOM-16] is on disk before the server ends', async () => {
    const { storage: slow, go } = heldTexts(storage);
    const rooms = roomsOver(slow, clock);
    const anna = editor('anna');
    await join(rooms, anna);
    anna.text.insert(0, 'last');
    anna.push();
    let isClosed = false;
    const closing = rooms.close().then(() => {
      isClosed = true;
    });
    await flush(clock);
    expect([anna.closedWith, isClosed]).toEqual(['server.stopping', false]);
    go();
    await flush(clock);
    await closing;
    expect((await storage.texts.load(ARTICLE)).rows.at(-1)?.author).toBe('anna');
  });

  it('[R-ROOM-17] [S-48] lets nobody have too many sockets or send too much', async () => {
    const rooms = roomsOver(storage, clock, { limits: { socketsPerPerson: 2, burstFrames: 20 } });
    const peers = [editor('anna'), editor('anna'), editor('anna')];
    for (const peer of peers) await peer.connect(rooms);
    expect(peers.map(({ visit }) => visit !== null)).toEqual([true, true, false]);
    const [flood] = peers;
    for (let n = 0; n < 30; n += 1) flood?.text.insert(0, 'x');
    flood?.push();
    expect(flood?.closedWith).toBe('rate.exceeded');
  });

  it('[R-ROOM-3] a server edit resolves only once it is durable and shown', async () => {
    const { storage: slow, go } = heldTexts(storage);
    const rooms = createDirectory({ storage: slow, clock, log: silentLog, measures: silentMeasures() });
    const anna = editor('anna');
    await join(rooms, anna);
    let isDone = false;
    const edit = rooms.withText(ARTICLE, ({ edit }) => edit({ from: 'keeper' }, (text) => text.insert(0, 'K')));
    void edit.then(() => {
      isDone = true;
    });
    await flush(clock);
    expect([isDone, anna.toPeer.length]).toEqual([false, 0]);
    go();
    await flush(clock);
    await settle(clock, anna);
    expect([isDone, anna.text.toString()]).toEqual([true, 'KAlpha\n']);
  });

  it('[R-ADMIT-8] a refused update closes its sender alone', async () => {
    const rooms = roomsOver(await storageWith(emptyText()), clock);
    const [anna, eve] = [editor('anna'), editor('eve')];
    await join(rooms, anna, eve);
    eve.visit?.receive(updateFrame(new Uint8Array([1, 2, 3, 255])));
    anna.text.insert(0, 'still here');
    await settle(clock, anna);
    expect([eve.closedWith, anna.closedWith]).toEqual(['update.inadmissible', null]);
  });
});
