/**
 * The hundred situations in which the ways to anchor a passage were compared before one was chosen; `|` parts blocks and
 * parts, '' is detached. What a block of our schema does not know is played with its nearest kin: a credit for a code
 * block, a link for inline code, a level for a nested list.
 */
import { BLOCKS, TYPING } from './anchorEdits.ts';
import { type AnchorScenario, after, atOnce, first, inTurn, marked, redo, selected, undo } from './anchorPlays.ts';
import type { Hand } from './passageHand.ts';
import { PASSAGE } from './passageScene.ts';

const CLOSING = 'Closing remarks 😀 go here 🎉 now.';

const MOVES: readonly AnchorScenario[] = [
  [
    'cut and paste',
    [PASSAGE],
    inTurn(
      (ann) => ann.cut(PASSAGE),
      (ann) => ann.paste('remarks'),
    ),
  ],
  [
    'cut and paste half',
    ['bridge| will open', 'will open|bridge'],
    inTurn(
      (ann) => ann.cut('bridge'),
      (ann) => ann.paste('remarks'),
    ),
  ],
  [
    'cut and paste across blocks',
    [PASSAGE],
    inTurn(
      (ann) => ann.cut('mayor', 'paragraph with'),
      (ann) => ann.paste('remarks'),
    ),
  ],
  [
    'cut and paste the paragraph',
    [PASSAGE],
    inTurn(
      (ann) => [ann.cut('The mayor', 'the records.'), ann.removeBlock(1)],
      (ann) => ann.paste('Closing'),
    ),
  ],
  [
    'cut and paste twice',
    [PASSAGE],
    inTurn(
      (ann) => ann.cut(PASSAGE),
      (ann) => ann.paste('remarks'),
      (ann) => ann.paste('words'),
    ),
  ],
  ['copy the paragraph', [PASSAGE], after((ann) => [ann.copy('The mayor', 'the records.'), ann.paste('remarks')])],
  [
    'cut, the other types elsewhere, paste',
    [PASSAGE],
    async (scene) => {
      await marked(scene);
      scene.ann.cut(PASSAGE);
      scene.bob.typeBefore('May', 'early ');
      await scene.sync();
      scene.ann.paste('remarks');
    },
  ],
  [
    'cut and paste as plain text',
    [PASSAGE],
    inTurn(
      (ann) => ann.remove(PASSAGE),
      (ann) => ann.typeBefore('remarks', PASSAGE),
    ),
  ],
  ['drag its block down', [PASSAGE], after((ann) => ann.drag(1, 5))],
  ['drag its block up', [PASSAGE], after((ann) => ann.drag(1, 0))],
  ['drag another block over it', [PASSAGE], after((ann) => ann.drag(4, 0))],
  ['copy and paste', [PASSAGE], after((ann) => [ann.copy(PASSAGE), ann.paste('remarks')])],
  ['copy and paste before it', [PASSAGE], after((ann) => [ann.copy(PASSAGE), ann.paste('paragraph about')])],
  [
    'copy and paste, delete the original',
    ['', PASSAGE],
    inTurn(
      (ann) => [ann.copy(PASSAGE), ann.paste('remarks')],
      (ann) => ann.remove(PASSAGE),
    ),
  ],
  [
    'two replacements around it in one step',
    [PASSAGE],
    after((ann) =>
      ann.replaceAll([
        ['the bridge', 'the', 'a'],
        ['the records', 'the', 'a'],
      ]),
    ),
  ],
  ['a word of it retyped', ['tunnel will open'], after((ann) => ann.retype('bridge', 'tunnel'))],
  ['a word of it autocorrected', ['tunnel will open'], after((ann) => ann.replace('bridge', 'tunnel'))],
  ['the article written anew, the same', [PASSAGE], after((ann) => ann.rewrite((text) => text))],
  [
    'the article written anew, nearly the same',
    [PASSAGE],
    after((ann) => ann.rewrite((text) => text.replace('mayor', 'governor').replace('Lead', 'First'))),
  ],
  [
    'the article written anew, with a paragraph on top',
    [PASSAGE],
    after((ann) => ann.rewrite((text) => text.replace('mayor', 'governor'), ['Brand new intro.'])),
  ],
];

const AT_ONCE: readonly AnchorScenario[] = [
  [
    'both split its paragraph',
    [PASSAGE],
    async (scene) => {
      await marked(scene);
      scene.ann.split('said');
      scene.bob.split('that the');
    },
  ],
  [
    'one splits before, the other makes half bold',
    [PASSAGE],
    async (scene) => {
      await marked(scene);
      scene.ann.split('that the');
      scene.bob.mark('bridge', 'bold');
    },
  ],
  [
    'one splits before, the other types inside',
    ['bridge new will open', PASSAGE],
    async (scene) => {
      await marked(scene);
      scene.ann.split('that the');
      scene.bob.typeBefore('will open', 'new ');
    },
  ],
  [
    'one splits after, the other types inside',
    ['bridge new will open'],
    async (scene) => {
      await marked(scene);
      scene.ann.split('according');
      scene.bob.typeBefore('will open', 'new ');
    },
  ],
  ['comment while it is split before, the split heard first', [PASSAGE], atOnce((ann) => ann.split('that the'), 'ann')],
  ['comment while it is split before, the comment heard first', [PASSAGE], atOnce((ann) => ann.split('that the'))],
  ['comment while it becomes a crosshead', [PASSAGE], atOnce((ann) => ann.setBlock('that the', 'crosshead'))],
  ['comment while it is joined to the one before', [PASSAGE], atOnce((ann) => ann.join('The mayor'))],
  ['comment while somebody types before', [PASSAGE], atOnce((ann) => ann.typeBefore('mayor', 'old grumpy '))],
  ['comment while bold is set across its edge', [PASSAGE], atOnce((ann) => ann.mark('the bridge', 'bold'))],
  ['comment while somebody types at its end', [PASSAGE], atOnce((ann) => ann.typeAfter(PASSAGE, ' soon'))],
  ['comment while somebody types at its start', [PASSAGE], atOnce((ann) => ann.typeBefore(PASSAGE, 'old '))],
  ['comment while it is deleted', [''], atOnce((ann) => ann.remove(PASSAGE))],
  [
    'comment while it is deleted, then undo',
    [PASSAGE],
    async (scene) => {
      await atOnce((ann) => ann.remove(PASSAGE))(scene);
      await scene.sync();
      scene.ann.undo();
    },
  ],
  ['comment while part of it is deleted', ['bridge open'], atOnce((ann) => ann.remove('will '))],
  [
    'the server marks it while its author types in it',
    ['bridge willy open'],
    atOnce((ann) => ann.typeBefore(' open in', 'y')),
  ],
];

const typed = (ann: Hand) => ann.typeBefore('remarks', 'typed words ');

const UNDO: readonly AnchorScenario[] = [
  ['words typed, commented on, undone', [''], first(typed, 'typed words', undo)],
  ['and redone', ['typed words'], first(typed, 'typed words', undo, redo)],
  ['type inside, undo', [PASSAGE], inTurn((ann) => ann.typeBefore('will open', 'new '), undo)],
  [
    'split, comment on the second half, undo the split',
    [PASSAGE],
    first((ann) => ann.split('that the'), PASSAGE, undo),
  ],
  ['join, comment, undo the join', [PASSAGE], first((ann) => ann.join('The mayor'), PASSAGE, undo)],
  [
    'bold, comment on words that overlap, undo the bold',
    [PASSAGE],
    first((ann) => ann.mark('the bridge', 'bold'), PASSAGE, undo),
  ],
  ['crosshead, comment, undo', [PASSAGE], first((ann) => ann.setBlock('The mayor', 'crosshead'), PASSAGE, undo)],
  [
    'block pasted, comment inside, undo and redo',
    ['fresh block'],
    first((ann) => ann.insertBlock(5, 'A fresh block came.'), 'fresh block', undo, redo),
  ],
  ['delete, comment on the word beside, undo', ['in May'], first((ann) => ann.remove(PASSAGE), 'in May', undo)],
  [
    'undo by who commented, having done nothing else',
    [PASSAGE],
    async (scene) => {
      await marked(scene);
      scene.bob.undo();
    },
  ],
  [
    'undo by who commented, having typed elsewhere',
    [PASSAGE],
    async (scene) => {
      scene.bob.typeBefore('remarks', 'more ');
      await marked(scene);
      scene.bob.undo();
    },
  ],
];

const EDGES: readonly AnchorScenario[] = [
  [
    'at the very start, type before',
    ['Lead paragraph'],
    selected('Lead paragraph', (ann) => ann.typeBefore('Lead', 'New ')),
  ],
  ['at the very start, nothing', ['Lead paragraph'], selected('Lead paragraph')],
  ['a whole paragraph, type at its end', [CLOSING], selected(CLOSING, (ann) => ann.typeAfter('🎉 now.', ' Bye.'))],
  ['a whole paragraph, type at its start', [CLOSING], selected(CLOSING, (ann) => ann.typeBefore('Closing', 'So: '))],
  [
    'reload after delete and undo',
    [PASSAGE],
    async (scene) => {
      await inTurn((ann) => ann.remove(PASSAGE), undo)(scene);
      scene.reload();
    },
  ],
  ['all of it retyped', [''], after((ann) => ann.retype(PASSAGE, 'tunnel is closed'))],
  ['its mark taken away by a tampered editor', [PASSAGE], after((ann) => ann.unmark(PASSAGE))],
  [
    'over a hard break, type inside and split',
    ['alpha b|etax|gamma'],
    async (scene) => {
      scene.ann.insertBlock(6, 'one alpha beta', 'break', 'gamma two');
      await scene.sync();
      scene.select(scene.bob, 'alpha', 'gamma');
      await scene.sync();
      scene.ann.typeAfter('beta', 'x');
      scene.ann.split('etax');
    },
  ],
  [
    'emoji at both edges, type next to them',
    ['😀 go here 🎉'],
    selected('😀 go here 🎉', (ann) => [ann.typeBefore('😀', '😁'), ann.typeAfter('🎉', '🎊')]),
  ],
  [
    'three that overlap over two paragraphs, bold, split, join',
    ['bridge will| open'],
    async (scene) => {
      await marked(scene);
      scene.select(scene.bob, 'the bridge will', 'the bridge will', 'y');
      scene.select(scene.bob, 'will open in May', 'Third', 'z');
      await scene.sync();
      scene.ann.mark('e bridge will open', 'bold');
      scene.ann.split(' open in');
      await scene.sync();
      scene.bob.join('Third');
    },
  ],
];

export const ANCHOR_SCENARIOS = [...TYPING, ...BLOCKS, ...MOVES, ...AT_ONCE, ...UNDO, ...EDGES];
