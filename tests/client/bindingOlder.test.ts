// @vitest-environment jsdom
import { joinBackward, splitBlock } from '@tiptap/pm/commands';
import { expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { Attributes } from '../../shared/text/block.ts';
import { readBlocks, textOf } from '../../shared/text/blocks.ts';
import { bodyOf } from '../../shared/text/body.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { flatSchema, olderSchema } from '../support/flatSchema.ts';
import { toggleBlock } from '../support/textOperations.ts';
import { serverDoc, syncAll, TextPeer } from '../support/textPeers.ts';

const block = (type: string, text: string, attrs: Attributes = {}): NewBlock => ({ type, attrs, runs: [{ text }] });

function newerArticle(): Y.Doc {
  const server = serverDoc([
    block('headline', 'Head'),
    block('paragraph', 'The bridge will open in May.'),
    block('residue', 'What is left over', { share: 0.4, note: { a: 1 } }),
    block('figure', 'Seen from above', { src: 'x.jpg', focal: [1, 2] }),
  ]);
  const text = bodyOf(server);
  text.format(9, 16, { 'a:x': true });
  text.format(12, 6, { newer: { level: 1 } });
  text.insertEmbed(7, { chart: { id: 7 } }, {});
  return server;
}

function openedByOlder() {
  const server = newerArticle();
  const text = bodyOf(server);
  const older = new TextPeer(server, 200, olderSchema);
  const newer = new TextPeer(server, 300, flatSchema);
  const placeOf = (words: string) => {
    const found = older.shown.children.findIndex((each) => each.textContent.includes(words));
    const before = older.shown.children.slice(0, found).reduce((sum, each) => sum + each.nodeSize, 0);
    const child = older.shown.child(found);
    return before + 1 + child.textBetween(0, child.content.size, '', '\ufffc').indexOf(words);
  };
  const covered = (key: string) =>
    readBlocks(text)
      .flatMap((each) => each.runs)
      .filter((run) => run.attributes[key])
      .map((run) => run.text)
      .join('');
  const blockNamed = (type: string) => readBlocks(text).filter((each) => each.type === type);
  return { server, text, older, newer, placeOf, covered, blockNamed };
}

it('[R-TEXT-6] writes nothing by opening', () => {
  const { server, older } = openedByOlder();
  expect([...older.doc.store.clients.keys()]).toEqual([1]);
  expect(older.text.toDelta()).toEqual(bodyOf(server).toDelta());
});

it('[R-TEXT-7] an older editor types, splits and joins, and loses neither block, mark nor embed', () => {
  const { older, newer, placeOf, covered, blockNamed } = openedByOlder();
  const [passage, mark] = [covered('a:x'), covered('newer')];
  older.type(placeOf('left'), 'really ');
  older.select(placeOf('over'));
  older.run(splitBlock);
  syncAll(older, newer);
  const residue = blockNamed('residue');
  expect(residue.map(textOf)).toEqual(['What is really left ', 'over']);
  expect(residue.map((each) => each.attrs)).toEqual(Array(2).fill({ share: 0.4, note: { a: 1 } }));
  older.select(placeOf('over'));
  older.run(joinBackward);
  older.type(placeOf('will') + 1, 'X');
  syncAll(older, newer);
  expect(blockNamed('residue').map(textOf)).toEqual(['What is really left over']);
  expect(covered('a:x').replace('X', '')).toBe(passage);
  expect(covered('newer').replace('X', '')).toBe(mark);
  expect(
    bodyOf(older.doc)
      .toDelta()
      .filter((run: { insert: unknown }) => typeof run.insert === 'object'),
  ).toHaveLength(1);
});

it('[R-TEXT-7] an older editor moves, undoes and retypes, and keeps what it cannot show', () => {
  const { older, newer, placeOf, covered, blockNamed } = openedByOlder();
  const before = [covered('a:x'), covered('newer')];
  const from = placeOf('bridge will') - 4;
  const slice = older.shown.slice(from, from + 24);
  older.deleteRange(from, from + 24);
  older.view.dispatch(older.view.state.tr.replaceRange(3, 3, slice));
  syncAll(older, newer);
  expect([covered('a:x'), covered('newer')]).toEqual(before);
  older.binding.endUndoGroup();
  older.binding.undo();
  older.binding.undo();
  syncAll(older, newer);
  expect([covered('a:x'), covered('newer')]).toEqual(before);
  const figure = placeOf('Seen from');
  older.select(figure);
  older.run(toggleBlock('quote'));
  older.binding.undo();
  syncAll(older, newer);
  expect(blockNamed('figure').map((each) => each.attrs)).toEqual([{ src: 'x.jpg', focal: [1, 2] }]);
});
