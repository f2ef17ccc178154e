/** Puts a figure with its caption and credit behind the block that the caret is in. */
import { type Command, TextSelection } from '@tiptap/pm/state';
import { blockOf, blockType } from './blocks.ts';

const PARTS = ['figure', 'caption', 'credit'] as const;

export const insertFigure: Command = (state, dispatch) => {
  const block = blockOf(state);
  if (!block) return false;
  const { tr, schema } = state;
  const end = block.position + block.node.nodeSize;
  const isEmpty = block.node.content.size === 0 && block.node.type.name === 'paragraph';
  const at = isEmpty ? block.position : end;
  tr.insert(
    at,
    PARTS.map((name) => blockType(schema, name).create()),
  );
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
  return true;
};
