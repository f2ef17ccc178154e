/** Of the hundred anchor scenarios, those in which one person edits what was commented on. */
import { indent } from '../../client/document/commands/blocks.ts';
import { clearFormatting } from '../../client/document/commands/formatting.ts';
import { type AnchorScenario, after, inTurn, marked, type Play, redo, selected, undo } from './anchorPlays.ts';
import type { Hand } from './passageHand.ts';
import { PASSAGE } from './passageScene.ts';

const MAYOR = 'The mayor said that the bridge will open in May, according to the records.';
const three: Play = (scene) => scene.select(scene.bob, 'town.', 'Third');
const threeThen =
  (edit: (ann: Hand) => unknown): Play =>
  async (scene) => {
    await three(scene);
    await scene.sync();
    edit(scene.ann);
  };
export const TYPING: readonly AnchorScenario[] = [
  ['type inside', ['bridge new will open'], after((ann) => ann.typeBefore('will open', 'new '))],
  ['type at the start edge', [PASSAGE], after((ann) => ann.typeBefore(PASSAGE, 'old '))],
  ['type at the end edge', [PASSAGE], after((ann) => ann.typeAfter(PASSAGE, ' soon'))],
  ['type its first letter at the start edge', [PASSAGE], after((ann) => ann.typeBefore(PASSAGE, 'b'))],
  ['repeat its first word at the start edge', [PASSAGE], after((ann) => ann.typeBefore(PASSAGE, 'bridge '))],
  ['repeat its last word at the end edge', [PASSAGE], after((ann) => ann.typeAfter(PASSAGE, ' open'))],
  ['delete the first word', ['will open'], after((ann) => ann.remove('bridge '))],
  ['delete the last word', ['bridge will'], after((ann) => ann.remove(' open'))],
  ['delete across the start edge', ['will open'], after((ann) => ann.remove('the bridge '))],
  ['delete the middle', ['bridge open'], after((ann) => ann.remove('will '))],
  ['delete all', [''], after((ann) => ann.remove(PASSAGE))],
  ['delete all, heard, undo', [PASSAGE], inTurn((ann) => ann.remove(PASSAGE), undo)],
  ['delete all, undo before it is heard', [PASSAGE], after((ann) => [ann.remove(PASSAGE), ann.undo()])],
  [
    'delete all while somebody types inside, then undo',
    ['bridge now will open'],
    async (scene) => {
      await marked(scene);
      scene.ann.remove(PASSAGE);
      scene.bob.typeBefore('will open', 'now ');
      await scene.sync();
      scene.ann.undo();
    },
  ],
  [
    'delete all while somebody types inside',
    ['', 'now'],
    async (scene) => {
      await marked(scene);
      scene.ann.remove(PASSAGE);
      scene.bob.typeBefore(' will open', 'now');
    },
  ],
  ['delete the paragraph, heard, undo', [PASSAGE], inTurn((ann) => ann.removeBlock(1), undo)],
  ['delete, undo, redo, undo', [PASSAGE], inTurn((ann) => ann.remove(PASSAGE), undo, redo, undo)],
];

export const BLOCKS: readonly AnchorScenario[] = [
  ['split before', [PASSAGE], after((ann) => ann.split('that the'))],
  ['split at the start edge', [PASSAGE], after((ann) => ann.split(PASSAGE))],
  ['split inside', ['bridge| will open'], after((ann) => ann.split(' will open'))],
  ['split at the end edge', [PASSAGE], after((ann) => ann.splitAfter(PASSAGE))],
  ['split after', [PASSAGE], after((ann) => ann.split('according'))],
  ['split at the paragraph’s start', [PASSAGE], after((ann) => ann.split('The mayor'))],
  ['join with the paragraph before', [PASSAGE], after((ann) => ann.join('The mayor'))],
  ['join the next paragraph to it', [PASSAGE], after((ann) => ann.join('Third'))],
  [
    'split inside, then join',
    [PASSAGE],
    inTurn(
      (ann) => ann.split(' will open'),
      (ann) => ann.join(' will open'),
    ),
  ],
  ['split before, heard, undo', [PASSAGE], inTurn((ann) => ann.split('that the'), undo)],
  ['join with the one before, heard, undo', [PASSAGE], inTurn((ann) => ann.join('The mayor'), undo)],
  ['three paragraphs, untouched', [`town.|${MAYOR}|Third`], three],
  ['three paragraphs, the middle one deleted', ['town.|Third'], threeThen((ann) => ann.removeBlock(1))],
  [
    'three paragraphs, a new one typed in the middle',
    [`town.|${MAYOR}|inserted|Third`, `town.|${MAYOR}|Third`],
    threeThen((ann) => ann.insertBlock(2, 'inserted')),
  ],
  ['three paragraphs, joined', [`town.${MAYOR}Third`], threeThen((ann) => [ann.join('Third'), ann.join('The mayor')])],
  ['bold on half', [PASSAGE], after((ann) => ann.mark('the bridge wi', 'bold'))],
  [
    'bold and italic, bold off by the other',
    [PASSAGE],
    async (scene) => {
      await marked(scene);
      scene.ann.mark('the bridge wi', 'bold');
      scene.ann.mark('dge will open in', 'italic');
      await scene.sync();
      scene.bob.mark('the bridge', 'bold');
    },
  ],
  ['clear formatting', [PASSAGE], after((ann) => ann.run('the bridge will open in', clearFormatting))],
  ['a link on half', [PASSAGE], after((ann) => ann.link('bridge'))],
  ['paragraph to credit', [PASSAGE], after((ann) => ann.setBlock('The mayor', 'credit'))],
  ['paragraph to crosshead', [PASSAGE], after((ann) => ann.setBlock('The mayor', 'crosshead'))],
  ['crosshead, undo', [PASSAGE], inTurn((ann) => ann.setBlock('The mayor', 'crosshead'), undo)],
  ['to a list item', [PASSAGE], after((ann) => ann.setBlock('The mayor', 'bullet'))],
  ['to a quote', [PASSAGE], after((ann) => ann.setBlock('The mayor', 'quote'))],
  [
    'to a quote and back',
    [PASSAGE],
    inTurn(
      (ann) => ann.setBlock('The mayor', 'quote'),
      (ann) => ann.setBlock('The mayor', 'quote'),
    ),
  ],
  ['a list item indented', ['Second item'], selected('Second item', (ann) => ann.run('Second', indent))],
];
