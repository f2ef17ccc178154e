/** What a room does when something under it fails: Yjs, the store, a handler. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { askFrame } from '../../../server/rooms/frame.ts';
import type { LiveText } from '../../../server/rooms/port.ts';
import type { Storage } from '../../../server/storage/ports.ts';
import { textOf } from '../../support/flatText.ts';
import {
  ARTICLE,
  flush,
  heldTexts,
  type ManualClock,
  manualClock,
  Peer,
  roomsOver,
  settle,
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
const storedText = async () => {
  const { snapshot, rows } = await storage.texts.load(ARTICLE);
  const doc = new Y.Doc();
  if (snapshot) Y.applyUpdate(doc, snapshot.state);
  for (const { update } of rows) Y.applyUpdate(doc, update);
  return doc.getText('body').toString();
};

describe('a room in which Yjs throws', () => {
  /** The live text of the next room throws at its next change. */
  async function trapped(rooms: ReturnType<typeof roomsOver>): Promise<LiveText> {
    let live: LiveText | null = null;
    const opened = rooms.withText(ARTICLE, (each) => {
      live = each;
    });
    await flush(clock);
    await opened;
    if (!live) throw new Error('the article was not opened');
    return live;
  }

  it('[R-ADMIT-8] [R-ROOM-18] is read anew from the log, where the update has left no trace', async () => {
    const measures = silentMeasures();
    const rooms = roomsOver(storage, clock, { measures });
    const [anna, bob, eve] = [editor('anna'), editor('bob'), editor('eve')];
    await join(rooms, anna, bob, eve);
    anna.text.insert(0, 'kept ');
    await settle(clock, anna, bob, eve);
    const live = await trapped(rooms);
    live.text.observe(() => {
      throw new Error('a fault of Yjs');
    });
    eve.text.insert(0, 'TRACE ');
    eve.push();
    await flush(clock);
    expect([eve.closedWith, anna.closedWith, bob.closedWith]).toEqual([
      'update.inadmissible',
      'server.failed',
      'server.failed',
    ]);
    expect(measures.refused).toEqual(['update.inadmissible']);
    await expect(live.edit({ from: 'keeper' }, (text) => text.insert(0, 'lost'))).rejects.toThrow('loaded anew');
    await anna.connect(rooms);
    await bob.connect(rooms);
    await settle(clock, anna, bob);
    bob.text.insert(0, 'on ');
    await settle(clock, anna, bob);
    expect([anna.text.toString(), await storedText()]).toEqual(Array(2).fill('on kept Alpha\n'));
    const { owners } = await storage.texts.load(ARTICLE);
    expect([...owners.values()].sort()).toEqual(['anna', 'bob']);
  });

  it('[R-ROOM-18] keeps what was admitted before the fault and waits for its commit', async () => {
    const { storage: slow, go } = heldTexts(storage);
    const rooms = roomsOver(slow, clock);
    const [anna, eve] = [editor('anna'), editor('eve')];
    await join(rooms, anna, eve);
    const live = await trapped(rooms);
    anna.text.insert(0, 'kept ');
    anna.push();
    live.text.observe(() => {
      throw new Error('a fault of Yjs');
    });
    eve.text.insert(0, 'TRACE ');
    eve.push();
    const bob = editor('bob');
    const joined = bob.connect(rooms);
    await flush(clock);
    expect(bob.visit).toBeNull();
    go();
    await flush(clock);
    await joined;
    await settle(clock, bob);
    expect([bob.text.toString(), await storedText()]).toEqual(Array(2).fill('kept Alpha\n'));
  });
});

describe('a room whose store fails', () => {
  it('[R-ROOM-3] tries again until the store answers, and shows all of it then', async () => {
    const { storage: slow, go, fail, held } = heldTexts(storage);
    const rooms = roomsOver(slow, clock);
    const [anna, bob] = [editor('anna'), editor('bob')];
    await join(rooms, anna, bob);
    for (let round = 0; round < 5; round += 1) {
      anna.text.insert(0, `${round}`);
      await settle(clock, anna, bob);
      expect([held(), bob.text.toString(), anna.savedFrames]).toEqual([1, 'Alpha\n', 1]);
      fail();
      await flush(clock);
      clock.advance(5_000);
      await flush(clock);
    }
    go();
    await settle(clock, anna, bob);
    go();
    await settle(clock, anna, bob);
    expect([bob.text.toString(), anna.saved.get(anna.doc.clientID)]).toEqual(['43210Alpha\n', 5]);
    expect(await storedText()).toBe('43210Alpha\n');
  });

  it('[R-ROOM-3] [R-ROOM-19] for good shows nobody anything, and reads no more of who writes on', async () => {
    const broken = { ...storage.texts, append: () => Promise.reject(new Error('the disk is full')) };
    const measures = silentMeasures();
    let failed = 0;
    const commitFailed = () => {
      failed += 1;
    };
    const counting = { ...measures, commitFailed };
    const rooms = roomsOver({ ...storage, texts: broken }, clock, {
      measures: counting,
      limits: { uncommittedBytes: 2_000, pauseAtFrames: 3 },
    });
    const [anna, bob, cas] = [editor('anna'), editor('bob'), editor('cas')];
    await join(rooms, anna, bob);
    for (let n = 0; n < 30; n += 1) anna.text.insert(0, 'x'.repeat(100));
    anna.push();
    for (let round = 0; round < 5; round += 1) {
      clock.advance(5_000);
      await flush(clock);
    }
    await cas.connect(rooms);
    cas.push();
    await flush(clock);
    cas.pull();
    expect([bob.text.toString(), cas.text.toString(), anna.savedFrames]).toEqual(['Alpha\n', '', 1]);
    expect([anna.isPaused, anna.closedWith, failed > 3]).toEqual([true, null, true]);
    const reading = rooms.withText(ARTICLE, ({ text }) => text.toString());
    const refused = expect(reading).rejects.toThrow('not durable');
    await flush(clock);
    clock.advance(15_000);
    await refused;
  });
});

describe('a room whose handler throws', () => {
  it('[R-ROOM-18] closes that socket and nobody else, at once and in the turn of a flood', async () => {
    const counted: string[] = [];
    const frameRefused = (reason: string) => {
      counted.push(reason);
      if (reason === 'frame.malformed') throw new Error('a fault of the meter');
    };
    const measures = { ...silentMeasures(), frameRefused };
    const rooms = roomsOver(storage, clock, { measures, limits: { framesPerTurn: 2 } });
    const [anna, bob, eve] = [editor('anna'), editor('bob'), editor('eve')];
    await join(rooms, anna, bob, eve);
    anna.visit?.receive(new Uint8Array([99]));
    for (const type of [3, 3, 3, 3, 99]) eve.visit?.receive(new Uint8Array([type]));
    await flush(clock);
    expect([anna.closedWith, eve.closedWith, bob.closedWith]).toEqual(['server.failed', 'server.failed', null]);
    expect(counted).toEqual(['frame.malformed', 'server.failed', 'frame.malformed', 'server.failed']);
  });

  it('[R-ROOM-18] a connection that throws is closed, and what was committed is neither written again nor kept from others', async () => {
    const rooms = roomsOver(storage, clock);
    const [anna, bob] = [editor('anna'), editor('bob')];
    await join(rooms, anna, bob);
    let closedWith: string | null = null;
    const guest = { person: 'eve', name: 'eve', role: 'editor', credential: 'eve' } as const;
    let isBroken = false;
    const visit = await rooms.join(ARTICLE, guest, {
      send: () => {
        if (isBroken) throw new Error('a fault of the socket');
      },
      ...{ buffered: () => 0, pause: () => undefined, resume: () => undefined },
      close: (reason) => {
        closedWith = reason;
      },
    });
    visit?.receive(askFrame(new Uint8Array([0])));
    isBroken = true;
    anna.text.insert(0, 'on ');
    await settle(clock, anna, bob);
    expect([closedWith, bob.text.toString()]).toEqual(['server.failed', 'on Alpha\n']);
    expect((await storage.texts.load(ARTICLE)).rows.length).toBe(2);
  });
});

describe('a reader who does not read', () => {
  it('[R-ROOM-21] is not heard either, until it has taken what it asked for', async () => {
    const rooms = roomsOver(storage, clock, { limits: { stallBytes: 10, pauseAtFrames: 5 } });
    const [anna, mute] = [editor('anna'), editor('mute')];
    await join(rooms, anna, mute);
    mute.buffered = 11;
    const before = mute.toPeer.length;
    for (let n = 0; n < 8; n += 1) mute.visit?.receive(askFrame(new Uint8Array([1, n, 1])));
    await flush(clock);
    expect([mute.toPeer.length - before, mute.isPaused]).toEqual([0, true]);
    mute.buffered = 0;
    clock.advance(50);
    await flush(clock);
    expect([mute.toPeer.length - before, mute.isPaused]).toEqual([8, false]);
  });

  it('[R-ROOM-21] nor may it ask for the text again and again', async () => {
    const rooms = roomsOver(storage, clock);
    const [anna, eve] = [editor('anna'), new Peer('eve', 'viewer')];
    await join(rooms, anna, eve);
    for (let n = 0; n < 25; n += 1) eve.visit?.receive(askFrame(new Uint8Array([1, n, 1])));
    await flush(clock);
    expect([eve.closedWith, anna.closedWith]).toEqual(['rate.exceeded', null]);
  });
});

describe('compaction', () => {
  const limits = { compactRows: 3, idleMs: 1_000 };
  async function written(rooms: ReturnType<typeof roomsOver>, words: string): Promise<Peer> {
    const anna = editor('anna');
    await join(rooms, anna);
    for (const word of words) {
      anna.text.insert(0, word);
      await settle(clock, anna);
    }
    return anna;
  }

  it('[R-STORE-3] [R-ROOM-20] a snapshot and the rows after it are the document, and the history stays whole', async () => {
    const anna = await written(roomsOver(storage, clock, { limits }), 'abcdefgh');
    const stored = await storage.texts.load(ARTICLE);
    expect([(stored.snapshot?.seq ?? 0) > 3, stored.rows.length < 4]).toEqual([true, true]);
    expect([await storedText(), anna.text.toString()]).toEqual(Array(2).fill('hgfedcbaAlpha\n'));
    expect((await storage.texts.history(ARTICLE, 0, 100)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const bob = editor('bob');
    await join(roomsOver(storage, clock), bob);
    expect(bob.text.toString()).toBe(anna.text.toString());
  });

  it('[R-ROOM-20] that fails or never ends loses nothing: the rows are still there', async () => {
    for (const compact of [() => Promise.reject(new Error('killed')), () => new Promise<void>(() => undefined)]) {
      storage = await storageWith(textOf('Alpha'));
      const rooms = roomsOver({ ...storage, texts: { ...storage.texts, compact } }, clock, { limits });
      const anna = await written(rooms, 'abcdefgh');
      expect([(await storage.texts.load(ARTICLE)).snapshot, await storedText()]).toEqual([null, anna.text.toString()]);
      expect(anna.closedWith).toBeNull();
    }
  });
});
