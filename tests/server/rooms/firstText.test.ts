import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Watcher } from '../../../server/rooms/watcher.ts';
import type { Storage } from '../../../server/storage/ports.ts';
import { textOf } from '../../support/flatText.ts';
import { flush, manualClock, Peer, roomsOver, settle, storageWith } from '../../support/rooms.ts';

const WORDS = 'De brug is 120 meter lang.';
const watcher: Watcher = { changed: () => undefined, unload: () => undefined };

/** Rooms that open when the test lets them. */
async function closedRooms(storage: Storage) {
  const clock = manualClock();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const watchers = [async () => opened.then(() => watcher)];
  const rooms = roomsOver(storage, clock, { watchers, limits: { firstTextBytes: 0 } });
  return { rooms, clock, open };
}

const rowsAfter = async (storage: Storage, words: string) => {
  const clock = manualClock();
  const rooms = roomsOver(storage, clock);
  const anna = new Peer('anna', 'editor');
  await anna.connect(rooms);
  await settle(clock, anna);
  anna.text.insert(0, words);
  anna.text.delete(anna.text.toString().indexOf('lang'), 4);
  await settle(clock, anna);
  anna.disconnect();
};

it('[R-ROOM-25] whoever has nothing has the stored text before the room is there, and what it lacks with the seat', async () => {
  const storage = await storageWith(textOf(WORDS));
  await rowsAfter(storage, 'Ook: ');
  const { rooms, clock, open } = await closedRooms(storage);
  const [anna, bob] = [new Peer('anna', 'editor'), new Peer('bob', 'editor')];
  const joining = [anna.connect(rooms), bob.connect(rooms)];
  await flush(clock);
  anna.pull();
  expect([anna.visit, anna.text.toString()]).toEqual([null, 'Ook: De brug is 120 meter .\n']);
  open();
  await Promise.all(joining);
  await settle(clock, anna, bob);
  bob.text.insert(0, 'Nee: ');
  await settle(clock, anna, bob);
  const texts = [anna, bob].map(({ doc, text }) => JSON.stringify([text.toDelta(), [...Y.encodeStateVector(doc)]]));
  expect(new Set(texts).size).toBe(1);
  expect(anna.text.toString()).toBe('Nee: Ook: De brug is 120 meter .\n');
});

it('[R-ROOM-25] whoever has some of it gets what they lack, and nothing before', async () => {
  const storage = await storageWith(textOf(WORDS));
  const { rooms, clock, open } = await closedRooms(storage);
  const anna = new Peer('anna', 'editor');
  Y.applyUpdate(anna.doc, textOf(WORDS), anna);
  await rowsAfter(storage, 'Ook: ');
  const joining = anna.connect(rooms);
  await flush(clock);
  expect(anna.toPeer).toEqual([]);
  open();
  await joining;
  await settle(clock, anna);
  expect(anna.text.toString()).toContain('Ook: ');
});
