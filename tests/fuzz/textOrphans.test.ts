// @vitest-environment jsdom
import { joinBackward, splitBlock } from '@tiptap/pm/commands';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { readBlocks, textOf } from '../../shared/text/blocks.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { changeOf } from '../../shared/text/change.ts';
import { type OrphanRun, OrphanWatch, setOff } from '../../shared/text/orphans.ts';
import { flatSchema } from '../support/flatSchema.ts';
import { fuzzText } from '../support/textFuzz.ts';
import { paragraphs, serverDoc, syncAll, TextPeer } from '../support/textPeers.ts';

const REPAIR = 'repair';

function watched(server: Y.Doc): OrphanRun[] {
  const text = bodyOf(server);
  const watch = new OrphanWatch(text);
  const found: OrphanRun[] = [];
  text.observe((event, { origin }) => {
    const change = changeOf(event);
    watch.learn(change);
    if (origin === REPAIR) return;
    const orphans = watch.orphansAfter(change);
    if (orphans.length > 0) server.transact(() => setOff(text, orphans), REPAIR);
    found.push(...orphans);
  });
  return found;
}

/** The second of three paragraphs is deleted or moved by one while the other does something in it. */
function apart(deleterFirst: boolean, change: (peer: TextPeer) => void, takeAway: (peer: TextPeer) => void) {
  const server = serverDoc(paragraphs('Alpha one.', 'Beta two words.', 'Gamma three.'));
  const found = watched(server);
  const [deleter, typist] = [new TextPeer(server, 200), new TextPeer(server, 300)];
  takeAway(deleter);
  change(typist);
  syncAll(...(deleterFirst ? [deleter, typist] : [typist, deleter]));
  expect(deleter.shown.eq(typist.shown)).toBe(true);
  return { blocks: readBlocks(bodyOf(server)), found };
}

const secondStarts = 13;
const deleteSecond = (peer: TextPeer) => peer.deleteRange(secondStarts - 1, secondStarts + 16);
const moveSecond = (peer: TextPeer) => {
  const block = peer.shown.child(1);
  const transaction = peer.view.state.tr.delete(secondStarts - 1, secondStarts + 16);
  peer.view.dispatch(transaction.insert(transaction.doc.content.size, block));
};

describe.each([
  ['the deletion arrives first', true],
  ['the words arrive first', false],
])('words typed in a paragraph that another deletes; %s', (_name, deleterFirst) => {
  it.each([0, 5, 15])('[R-TEXT-13] are set off as a paragraph of their own, typed at character %i', (offset) => {
    const { blocks } = apart(deleterFirst, (peer) => peer.type(secondStarts + offset, 'XY'), deleteSecond);
    // At the very start or end of the paragraph they may as well belong to the neighbour.
    if (offset !== 5) expect(blocks.map(textOf).join('¶')).toContain('XY');
    else {
      expect(blocks.map(textOf)).toEqual(['Alpha one.', 'XY', 'Gamma three.']);
      expect(blocks[1]?.attrs).toEqual({ orphan: true });
    }
  });

  it('[R-TEXT-13] also where the paragraph was moved', () => {
    const { blocks } = apart(deleterFirst, (peer) => peer.type(secondStarts + 5, 'XY'), moveSecond);
    expect(blocks.map(textOf)).toEqual(['Alpha one.', 'XY', 'Gamma three.', 'Beta two words.']);
  });

  it('[R-TEXT-13] leaves alone what was typed next door', () => {
    const { found } = apart(deleterFirst, (peer) => peer.type(secondStarts + 20, 'XY'), deleteSecond);
    expect(found).toEqual([]);
  });
});

it('[R-TEXT-13] leaves alone a person who joins, splits, deletes and retypes', () => {
  const server = serverDoc(paragraphs('Alpha one.', 'Beta two words.', 'Gamma three.'));
  const found = watched(server);
  const ann = new TextPeer(server, 200);
  const steps: ((peer: TextPeer) => void)[] = [
    (peer) => peer.deleteRange(secondStarts, secondStarts + 5),
    (peer) => void peer.select(secondStarts + 12).run(joinBackward),
    (peer) => void peer.select(secondStarts + 3).run(splitBlock),
    (peer) => void peer.select(secondStarts).run(joinBackward),
    (peer) => peer.view.dispatch(peer.view.state.tr.insertText('new', 1, secondStarts + 4)),
  ];
  for (const step of steps) {
    step(ann);
    syncAll(ann);
  }
  expect(found).toEqual([]);
});

it.each([61, 62])('[R-TEXT-13] finds none where one person edits alone and online, seed %i', (seed) => {
  let found: OrphanRun[] = [];
  const withServer = (server: Y.Doc) => {
    found = watched(server);
  };
  fuzzText({ seed, edits: 400, network: 'online', schemas: [flatSchema], withServer });
  expect(found).toEqual([]);
});
