/** What Enter does, by the kind of block that the caret is in. */
import type { Mark, Node } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { blockOf, blockType, isListItem, isThing, outdent, setBlock } from './blocks.ts';
import { deletedSelection } from './deletion.ts';

/** Blocks of which an article has one, or which say something about another block: the next line is plain text. */
const FOLLOWED_BY_TEXT = new Set(['headline', 'standfirst', 'crosshead', 'caption', 'credit']);
/** Blocks that do not become two by a split: the second half is plain text. */
const UNDIVIDED = new Set(['headline', 'standfirst', 'caption', 'credit']);

function has(doc: Node, type: string): boolean {
  return doc.children.some((block) => block.type.name === type);
}

/** What follows a block: a headline is followed by the standfirst, if there is none yet. */
function typeBehind(doc: Node, block: Node): string {
  return block.type.name === 'headline' && !has(doc, 'standfirst') ? 'standfirst' : 'paragraph';
}

/** Bold and italic go on in the next line; a passage or a link ends with its words. */
function keptMarks({ storedMarks, selection: { $from } }: EditorState): Mark[] {
  const marks = storedMarks ?? ($from.parentOffset > 0 ? $from.marks() : []);
  return marks.filter((mark) => mark.type.name === 'bold' || mark.type.name === 'italic');
}

function insertBehind(tr: Transaction, position: number, name: string): Transaction {
  tr.insert(position, blockType(tr.doc.type.schema, name).create());
  return tr.setSelection(TextSelection.create(tr.doc, position + 1));
}

/** The caret goes to the standfirst where there is one right behind the headline, rather than a line between them. */
function intoStandfirst(tr: Transaction, block: Node, end: number): Transaction | null {
  const next = tr.doc.resolve(end).nodeAfter;
  if (block.type.name !== 'headline' || next?.type.name !== 'standfirst') return null;
  return tr.setSelection(TextSelection.create(tr.doc, end + 1));
}

function splitAtCaret(tr: Transaction): Transaction {
  const { $from } = tr.selection;
  const block = $from.parent;
  const { schema } = block.type;
  const atEnd = $from.parentOffset === block.content.size;
  if (atEnd && (isThing(block) || FOLLOWED_BY_TEXT.has(block.type.name))) {
    const end = $from.after();
    return intoStandfirst(tr, block, end) ?? insertBehind(tr, end, typeBehind(tr.doc, block));
  }
  if ($from.parentOffset === 0 && (isThing(block) || FOLLOWED_BY_TEXT.has(block.type.name))) {
    return tr.insert($from.before(), blockType(schema, 'paragraph').create());
  }
  const divided = isThing(block) || UNDIVIDED.has(block.type.name);
  const type = divided ? blockType(schema, typeBehind(tr.doc, block)) : block.type;
  return tr.split($from.pos, 1, [{ type, attrs: divided ? null : { ...block.attrs, data: null, orphan: null } }]);
}

/** An empty list item or quote is left: a nested item moves out one level, the rest becomes a paragraph. */
const leaveEmpty: Command = (state, dispatch) => {
  const block = blockOf(state);
  if (!block || !state.selection.empty || block.node.content.size > 0) return false;
  if (isListItem(block.node)) return outdent(state, dispatch);
  return block.node.type.name === 'quote' ? setBlock('paragraph')(state, dispatch) : false;
};

export const enter: Command = (state, dispatch) => {
  if (leaveEmpty(state, dispatch)) return true;
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.node.isBlock) {
    dispatch?.(insertBehind(state.tr, selection.to, 'paragraph').scrollIntoView());
    return true;
  }
  if (selection.$from.depth !== 1) return false;
  const marks = keptMarks(state);
  const tr = splitAtCaret(selection.empty ? state.tr : deletedSelection(state));
  if (marks.length > 0 && tr.selection.$from.parent.type === selection.$from.parent.type) tr.ensureMarks(marks);
  dispatch?.(tr.scrollIntoView());
  return true;
};

export const hardBreak: Command = (state, dispatch) => {
  const { hardBreak: type } = state.schema.nodes;
  if (!type || !state.selection.$from.parent.isTextblock) return false;
  dispatch?.(state.tr.replaceSelectionWith(type.create(), true).scrollIntoView());
  return true;
};
