// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { afterEach, expect, it } from 'vitest';
import { CoverageLine, showLines } from '../../../client/review/coverageLine.ts';
import { docBlocks } from '../../../client/review/docBlocks.ts';
import { sharesOf } from '../../../client/review/shares.ts';
import { coverageOf, type PassageCheck } from '../../../shared/review/coverage.ts';
import { articleExtensions } from '../../../shared/schema/article.ts';

let editor: Editor;
let drawings: number;
afterEach(() => editor.destroy());

const CHECKS = new Map<string, PassageCheck>([
  ['d', { state: 'done', tag: 'n' }],
  ['s', { state: 'stale', tag: 'n' }],
]);

function open(): void {
  const marked = (text: string, id: string) => ({ type: 'text', text, marks: [{ type: 'annotation', attrs: { id } }] });
  const content = [
    { type: 'paragraph', content: [marked('one two three', 'd'), { type: 'text', text: ' four' }] },
    { type: 'paragraph', content: [marked('one', 's'), { type: 'text', text: ' two' }] },
    { type: 'paragraph' },
  ];
  editor = new Editor({ extensions: [...articleExtensions, CoverageLine], content: { type: 'doc', content } });
  drawings = 0;
  editor.on('transaction', ({ transaction }) => {
    if (!transaction.docChanged) drawings += 1;
  });
}

const coverage = () => coverageOf(docBlocks(editor.state.doc), CHECKS, 'en');
const show = () => showLines(editor, coverage());
const lines = () =>
  [...editor.view.dom.children].map((block) => {
    const { style } = block as HTMLElement;
    return ['done', 'stale', 'untouched'].map((state) => style.getPropertyValue(`--line-${state}`).split(' ').at(-1));
  });

it('[R-COVER-6] gives each state its share of the line, from the top, and a block without words none', () => {
  open();
  show();
  expect(lines()).toEqual([
    ['75%', '', '25%'],
    ['', '50%', '50%'],
    ['', '', ''],
  ]);
  expect(sharesOf(coverage().blocks[0] ?? expect.fail())).toMatchObject({
    '--line-done': expect.stringMatching(/^50% 0% /),
    '--line-untouched': expect.stringMatching(/^50% 100% /),
  });
  showLines(editor, null);
  expect(editor.view.dom.querySelector('.coverage-line')).toBeNull();
});

it('[R-COVER-6] draws nothing for letters that change no share, and once where they do', () => {
  open();
  show();
  expect(drawings).toBe(1);
  for (const letter of 'ty') {
    editor.commands.insertContentAt(19, letter);
    show();
  }
  expect(drawings).toBe(1);
  editor.commands.insertContentAt(19, ' five six');
  show();
  show();
  expect([drawings, lines()[0]?.[0]]).toEqual([2, '50%']);
});

it('[R-COVER-6] finds a line again that went with the kind of its paragraph', () => {
  open();
  show();
  const before = lines();
  editor.commands.setTextSelection(22);
  editor.commands.setNode('crosshead');
  show();
  expect(lines()).toEqual(before);
});
