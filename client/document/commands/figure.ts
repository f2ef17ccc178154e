/** Figures with their caption and credit: where one may stand, putting one in, giving it its picture. */
import type { Node, Schema } from '@tiptap/pm/model';
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { blockOf, blockType } from './blocks.ts';

const BELONGS = new Set(['caption', 'credit']);

const isEmptyFigure = (node: Node | null) => node?.type.name === 'figure' && node.attrs['src'] === null;

/** The figure itself, then where its words go. */
function figureBlocks(schema: Schema, src: string | null): Node[] {
  const figure = blockType(schema, 'figure').create({ src });
  return [figure, ...['caption', 'credit'].map((name) => blockType(schema, name).create())];
}

/** Behind the block at `position`; never between another figure and its words. */
function behind(doc: Node, position: number): number {
  let at = position;
  const skip = () => {
    at += doc.nodeAt(at)?.nodeSize ?? 0;
  };
  skip();
  while (BELONGS.has(doc.nodeAt(at)?.type.name ?? '')) skip();
  return at;
}

/** The place nearest to `position` at which a figure may stand. */
export function figurePlaceAt(doc: Node, position: number): number {
  const $position = doc.resolve(Math.min(position, doc.content.size));
  if ($position.depth > 0) return behind(doc, $position.before(1));
  return BELONGS.has($position.nodeAfter?.type.name ?? '') ? behind(doc, $position.pos) : $position.pos;
}

/** Where a figure for this selection goes: its own empty figure, before its empty paragraph, or behind its block. */
export function figurePlace(state: EditorState): number | null {
  const block = blockOf(state);
  if (!block) return null;
  const { node, position } = block;
  const isEmpty = node.content.size === 0 && node.type.name === 'paragraph';
  return isEmpty || isEmptyFigure(node) ? position : behind(state.doc, position);
}

/** Puts a picture at `position`: into the figure that waits for one there, else as a figure of its own. */
export function filledFigure(tr: Transaction, position: number, src: string): Transaction {
  const waiting = tr.doc.resolve(position).depth === 0 ? tr.doc.nodeAt(position) : null;
  if (waiting && isEmptyFigure(waiting)) return tr.setNodeMarkup(position, null, { ...waiting.attrs, src });
  return tr.insert(figurePlaceAt(tr.doc, position), figureBlocks(tr.doc.type.schema, src));
}

/** A figure without a picture yet, with the caret where its alternative text goes. */
export const insertFigure: Command = (state, dispatch) => {
  const block = blockOf(state);
  if (!block) return false;
  const at = isEmptyFigure(block.node) ? behind(state.doc, block.position) : (figurePlace(state) ?? 0);
  const tr = state.tr.insert(at, figureBlocks(state.schema, null));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
  return true;
};
