/** Commands on inline marks. Passages and unknown attributes are never set or cleared by a person's formatting. */
import { toggleMark } from '@tiptap/pm/commands';
import type { MarkType, Node } from '@tiptap/pm/model';
import { type Command, type EditorState, TextSelection } from '@tiptap/pm/state';
import { FORMATTING_MARKS } from '../../../shared/schema/marks.ts';

export type Formatting = (typeof FORMATTING_MARKS)[number];

export interface TextRange {
  from: number;
  to: number;
}

function markType({ schema }: EditorState, name: Formatting): MarkType {
  const type = schema.marks[name];
  if (!type) throw new Error(`the article's schema has no mark ${name}`);
  return type;
}

/** Words partly bold become bold, not plain. */
export function toggleFormatting(name: 'bold' | 'italic'): Command {
  return (state, dispatch) => toggleMark(markType(state, name), null, { removeWhenPresent: false })(state, dispatch);
}

/** Whether all the selected text, or what is typed next, has the mark. */
export function hasFormatting(state: EditorState, name: Formatting): boolean {
  const type = markType(state, name);
  const { from, to, empty, $from } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  let all = true;
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isText && !type.isInSet(node.marks)) all = false;
    return all;
  });
  return all && state.doc.rangeHasMark(from, to, type);
}

/** Clears bold, italic and links of the selection, and of what is typed next. */
export const clearFormatting: Command = (state, dispatch) => {
  const { from, to, $from } = state.selection;
  const { tr } = state;
  const types = FORMATTING_MARKS.map((name) => markType(state, name));
  for (const type of types) tr.removeMark(from, to, type);
  const typed = state.storedMarks ?? $from.marks();
  tr.setStoredMarks(typed.filter((mark) => !types.includes(mark.type)));
  dispatch?.(tr);
  return true;
};

export interface LinkAt extends TextRange {
  href: string;
}

function linkIn(node: Node): string | null {
  const mark = node.marks.find(({ type }) => type.name === 'link');
  return mark ? String(mark.attrs['href'] ?? '') : null;
}

/** The links of a block, each with all its words, though they be partly bold. */
function linksOf(block: Node, start: number): LinkAt[] {
  const links: LinkAt[] = [];
  let from = start;
  for (const node of block.children) {
    const to = from + node.nodeSize;
    const href = linkIn(node);
    const last = links.at(-1);
    if (last && last.href === href && last.to === from) last.to = to;
    else if (href !== null) links.push({ from, to, href });
    from = to;
  }
  return links;
}

/** The link around the caret, or around the start of the selection. */
export function linkAt({ selection: { $from } }: EditorState): LinkAt | null {
  if (!$from.parent.isTextblock) return null;
  return linksOf($from.parent, $from.start()).findLast(({ from, to }) => from <= $from.pos && $from.pos <= to) ?? null;
}

/** What a link would be put on: the link around the caret, the selection, or the caret itself. */
export function linkRange(state: EditorState): TextRange {
  const { from, to, empty } = state.selection;
  const link = linkAt(state);
  return link && (empty || (link.from <= from && to <= link.to)) ? link : { from, to };
}

/** Links the range; an empty one gets the address itself as its words. The caret goes behind it. */
export function setLink({ from, to }: TextRange, href: string): Command {
  return (state, dispatch) => {
    const type = markType(state, 'link');
    const { tr } = state;
    const words = from === to ? href.replace(/^mailto:/, '') : null;
    if (words !== null) tr.insertText(words, from);
    const end = words === null ? to : from + words.length;
    tr.removeMark(from, end, type).addMark(from, end, type.create({ href }));
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).removeStoredMark(type));
    return true;
  };
}

export function removeLink({ from, to }: TextRange): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.removeMark(from, to, markType(state, 'link')));
    return true;
  };
}
