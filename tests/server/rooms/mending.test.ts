import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Directory } from '../../../server/rooms/directory.ts';
import { readBlocks, textOf } from '../../../shared/text/blocks.ts';
import { bodyOf } from '../../../shared/text/body.ts';
import { insertBlocks } from '../../../shared/text/build.ts';
import {
  ARTICLE,
  flush,
  heldTexts,
  type ManualClock,
  manualClock,
  Peer,
  roomsOver,
  settle,
  storageWith,
} from '../../support/rooms.ts';

const BOLD = { bold: true };

/** The second block starts at index 11; `some` of it, at index 13, are bold. */
function article(): Uint8Array {
  const doc = new Y.Doc();
  insertBlocks(bodyOf(doc), 0, [
    { type: 'paragraph', runs: [{ text: 'Alpha one.' }] },
    { type: 'quote', runs: [{ text: 'Be' }, { text: 'ta some ', marks: BOLD }, { text: 'words.' }] },
    { type: 'quote', runs: [{ text: 'Gamma three.' }] },
    { type: 'paragraph', runs: [{ text: 'Delta.' }] },
  ]);
  return Y.encodeStateAsUpdate(doc);
}

interface Scene {
  clock: ManualClock;
  disk: ReturnType<typeof heldTexts>;
  rooms: Directory;
  ann: Peer;
  bob: Peer;
  /** Lets commits through until nothing moves. */
  rest(): Promise<void>;
}

async function scene(): Promise<Scene> {
  const clock = manualClock();
  const disk = heldTexts(await storageWith(article()));
  const rooms = roomsOver(disk.storage, clock);
  const [ann, bob] = [new Peer('ann', 'editor'), new Peer('bob', 'editor')];
  const rest = async () => {
    for (let round = 0; round < 6; round += 1) {
      await settle(clock, ann, bob);
      disk.go();
    }
  };
  for (const peer of [ann, bob]) {
    peer.doc.clientID = peer === ann ? 200 : 300;
    bodyOf(peer.doc);
    await peer.connect(rooms);
  }
  await rest();
  return { clock, disk, rooms, ann, bob, rest };
}

const blocksOf = ({ text }: Peer) => readBlocks(text).map((block) => [textOf(block), block.attrs]);

describe('what a merge leaves behind', () => {
  it.each([
    ['first', true],
    ['second', false],
  ])(
    '[R-TEXT-13] words in a paragraph that another deletes are set off for both, the deletion %s',
    async (_, first) => {
      const { ann, bob, rest } = await scene();
      ann.text.delete(11, 17);
      bob.text.insert(16, 'typed');
      const [sooner, later] = first ? [ann, bob] : [bob, ann];
      sooner.push();
      later.push();
      await rest();
      expect(blocksOf(ann)).toEqual([
        ['Alpha one.', {}],
        ['typed', { orphan: true }],
        ['Gamma three.', {}],
        ['Delta.', {}],
      ]);
      expect(blocksOf(bob)).toEqual(blocksOf(ann));
    },
  );

  it('[R-TEXT-12] bold that ran on into other blocks is gone for everyone, newcomers too', async () => {
    const { ann, bob, rooms, rest } = await scene();
    ann.text.delete(11, 17);
    bob.text.insert(17, '\n', { ...BOLD, $: { t: 'quote', '#': 'b' } });
    bob.text.insert(17, 'XY', {});
    bob.push();
    ann.push();
    await rest();
    const cas = new Peer('cas', 'viewer');
    bodyOf(cas.doc);
    await cas.connect(rooms);
    for (const peer of [ann, bob, cas]) {
      peer.push();
      await rest();
      peer.pull();
    }
    for (const peer of [ann, bob, cas]) {
      const bold = readBlocks(peer.text).flatMap(({ runs }) => runs.filter(({ attributes }) => attributes['bold']));
      expect(bold.map(({ text }) => text).join('')).not.toMatch(/Gamma|Delta/);
    }
  });

  it('[R-TEXT-14] [R-ROOM-2] is mended in the commit that brings it, and seen only once that is on disk', async () => {
    const { clock, disk, ann, bob, rest } = await scene();
    ann.text.delete(11, 17);
    bob.text.insert(16, 'typed');
    for (const peer of [ann, bob]) peer.push();
    await flush(clock);
    for (const peer of [ann, bob]) peer.pull();
    expect([disk.held(), ann.text.toString()]).toEqual([1, 'Alpha one.\nGamma three.\nDelta.\n']);
    disk.go();
    await flush(clock);
    expect(disk.held()).toBe(0);
    ann.pull();
    expect(blocksOf(ann)[1]).toEqual(['typed', { orphan: true }]);
    await rest();
    const { snapshot, rows } = await disk.storage.texts.load(ARTICLE);
    const stored = new Y.Doc();
    const text = bodyOf(stored);
    for (const update of [snapshot?.state, ...rows.map((row) => row.update)]) if (update) Y.applyUpdate(stored, update);
    expect([text.toString(), rows.at(-1)?.author]).toEqual([ann.text.toString(), null]);
  });
});
