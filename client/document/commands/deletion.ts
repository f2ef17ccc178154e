/** What Backspace and Delete do at the edge of a block; within one, the browser and ProseMirror know better. */
import { joinBackward, joinForward } from '@tiptap/pm/commands';
import {
  type Command,
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { blockOf, isListItem, isThing, outdent, type PlacedBlock, setBlock } from './blocks.ts';

/**
 * The selection deleted. Blocks at both ends are joined, unless the first is a figure or the like: words of a paragraph
 * must not become the figure's alternative text.
 */
export function deletedSelection({ tr, selection }: EditorState): Transaction {
  const { $from, $to } = selection;
  if (selection instanceof NodeSelection || $from.sameParent($to) || !isThing($from.parent))
    return tr.deleteSelection();
  const lastStart = $to.start();
  if ($from.parentOffset === 0) {
    tr.delete(lastStart, $to.pos).delete($from.before(), $to.before());
    return tr.setSelection(Selection.near(tr.doc.resolve($from.before())));
  }
  tr.delete(lastStart, $to.pos);
  if ($to.before() > $from.after()) tr.delete($from.after(), $to.before());
  tr.delete($from.pos, $from.end());
  return tr.setSelection(TextSelection.create(tr.doc, $from.pos));
}

/** End of the caption and the credit that stand right behind a figure, each once. */
function endOfFigure({ doc }: EditorState, behind: number): number {
  let end = behind;
  for (const part of ['caption', 'credit']) {
    const next = doc.resolve(end).nodeAfter;
    if (next?.type.name === part) end += next.nodeSize;
  }
  return end;
}

/** A figure goes with its caption and credit, which say nothing without it. */
function deletedFigure(state: EditorState): Transaction | null {
  const { selection, tr } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'figure') return null;
  const end = endOfFigure(state, selection.to);
  // An article is never without a block.
  if (selection.from === 0 && end === state.doc.content.size) return null;
  tr.delete(selection.from, end);
  return tr.setSelection(Selection.near(tr.doc.resolve(selection.from)));
}

const deleteSelected: Command = (state, dispatch) => {
  if (state.selection.empty) return false;
  dispatch?.((deletedFigure(state) ?? deletedSelection(state)).scrollIntoView());
  return true;
};

function selectBlock(tr: Transaction, position: number): Transaction {
  return tr.setSelection(NodeSelection.create(tr.doc, position)).scrollIntoView();
}

/** Selects the thing beside an empty selection; the empty line between goes away. */
function approach(state: EditorState, from: PlacedBlock, thing: PlacedBlock): Transaction {
  const { tr } = state;
  if (from.node.content.size > 0 || isThing(from.node)) return selectBlock(tr, thing.position);
  tr.delete(from.position, from.position + from.node.nodeSize);
  return selectBlock(tr, tr.mapping.map(thing.position));
}

function blockBefore(state: EditorState, { position }: PlacedBlock): PlacedBlock | null {
  const node = state.doc.resolve(position).nodeBefore;
  return node && { node, position: position - node.nodeSize };
}

function blockBehind(state: EditorState, { node, position }: PlacedBlock): PlacedBlock | null {
  const next = state.doc.resolve(position + node.nodeSize).nodeAfter;
  return next && { node: next, position: position + node.nodeSize };
}

/** A list item moves out and becomes a paragraph, a quote becomes one; only then is a block joined with another. */
const leaveKind: Command = (state, dispatch) => {
  const block = blockOf(state);
  if (!block) return false;
  if (isListItem(block.node)) return outdent(state, dispatch);
  const isFirst = block.position === 0;
  const becomesPlain = block.node.type.name === 'quote' || (isFirst && block.node.content.size === 0);
  return becomesPlain && block.node.type.name !== 'paragraph' ? setBlock('paragraph')(state, dispatch) : false;
};

export const backspace: Command = (state, dispatch, view) => {
  if (deleteSelected(state, dispatch)) return true;
  const block = blockOf(state);
  if (!block || state.selection.$from.parentOffset > 0) return false;
  if (isThing(block.node)) {
    dispatch?.(selectBlock(state.tr, block.position));
    return true;
  }
  if (leaveKind(state, dispatch)) return true;
  const before = blockBefore(state, block);
  if (!before) return true;
  if (!isThing(before.node)) return joinBackward(state, dispatch, view);
  dispatch?.(approach(state, block, before));
  return true;
};

export const deleteForward: Command = (state, dispatch, view) => {
  if (deleteSelected(state, dispatch)) return true;
  const block = blockOf(state);
  if (!block || state.selection.$from.parentOffset < block.node.content.size) return false;
  const behind = blockBehind(state, block);
  if (!behind || isThing(block.node)) return true;
  if (!isThing(behind.node)) return joinForward(state, dispatch, view);
  dispatch?.(approach(state, block, behind));
  return true;
};
