/** Signs at the start of a paragraph that make it another block: `- `, `1. `, `> `, `## `. Backspace takes it back. */
import { Extension, InputRule } from '@tiptap/core';
import type { BlockType } from '../../shared/text/block.ts';
import { blockType } from './commands/blocks.ts';

const RULES: readonly [find: RegExp, type: BlockType][] = [
  [/^\s*[-*]\s$/, 'bullet'],
  [/^\s*1[.)]\s$/, 'ordered'],
  [/^\s*>\s$/, 'quote'],
  [/^\s*##\s$/, 'crosshead'],
];

function blockRule(find: RegExp, name: BlockType): InputRule {
  return new InputRule({
    find,
    handler({ state, range }) {
      const $from = state.doc.resolve(range.from);
      if ($from.parent.type.name !== 'paragraph') return null;
      const position = $from.before();
      const { data } = $from.parent.attrs;
      state.tr.delete(range.from, range.to).setNodeMarkup(position, blockType(state.schema, name), { data });
      return undefined;
    },
  });
}

export const ArticleInputRules = Extension.create({
  name: 'articleInputRules',
  addInputRules: () => RULES.map(([find, type]) => blockRule(find, type)),
});
