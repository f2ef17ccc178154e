/** Commands on whole blocks: which are selected, what type they are, how deep a list item lies. */
import type { Node, NodeType, Schema } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state';
import { DEEPEST_LEVEL } from '../../../shared/schema/htmlAttributes.ts';
import type { BlockType } from '../../../shared/text/block.ts';

export interface PlacedBlock {
  node: Node;
  /** Position before the block. */
  position: number;
}

/** Blocks that are a thing more than a text: they are never joined with a neighbour, and selected before deleted. */
const THINGS = new Set(['figure', 'embed', 'residue', 'unknown']);
const LISTS = new Set(['bullet', 'ordered']);

export const isThing = (node: Node) => THINGS.has(node.type.name);
export const isListItem = (node: Node) => LISTS.has(node.type.name);

export function blockType(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name];
  if (!type) throw new Error(`the article's schema has no block ${name}`);
  return type;
}

/** The block that the caret is in, or that is selected as a whole. */
export function blockOf({ selection }: EditorState): PlacedBlock | null {
  if (selection instanceof NodeSelection && selection.node.isTextblock) {
    return { node: selection.node, position: selection.from };
  }
  const { $from } = selection;
  return $from.depth === 1 ? { node: $from.parent, position: $from.before() } : null;
}

/** The selected blocks. One of which the selection only touches the start, as a triple click does, is not selected. */
function selectedBlocks({ doc, selection }: EditorState): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  doc.nodesBetween(selection.from, Math.max(selection.to, selection.from + 1), (node, position) => {
    blocks.push({ node, position });
    return false;
  });
  const last = blocks.at(-1);
  if (blocks.length > 1 && last && selection.to === last.position + 1) blocks.pop();
  return blocks;
}

/** What a block takes along when it becomes another type: unknown attributes, and its level from list to list. */
function attributesFor(type: NodeType, node: Node): Record<string, unknown> {
  const level = isListItem(node) && LISTS.has(type.name) ? { level: node.attrs['level'] } : {};
  return { data: node.attrs['data'], ...level };
}

export function setBlock(name: BlockType): Command {
  return (state, dispatch) => {
    const type = blockType(state.schema, name);
    const blocks = selectedBlocks(state).filter(({ node }) => node.isTextblock);
    if (blocks.length === 0) return false;
    const { tr } = state;
    for (const { node, position } of blocks) {
      if (node.type !== type) tr.setNodeMarkup(position, type, attributesFor(type, node));
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Makes the selected blocks this type, or paragraphs if all of them are already. */
export function toggleBlock(name: BlockType): Command {
  return (state, dispatch) => {
    const all = selectedBlocks(state).every(({ node }) => node.type.name === name);
    return setBlock(all ? 'paragraph' : name)(state, dispatch);
  };
}

function deepestAt(doc: Node, position: number): number {
  const before = doc.resolve(position).nodeBefore;
  return before && isListItem(before) ? Math.min(DEEPEST_LEVEL, Number(before.attrs['level']) + 1) : 0;
}

/** Moves list items one level in, at most one deeper than the item above. False outside a list. */
export const indent: Command = (state, dispatch) => {
  const items = selectedBlocks(state).filter(({ node }) => isListItem(node));
  if (items.length === 0) return false;
  const { tr } = state;
  for (const { node, position } of items) {
    const level = Math.min(Number(node.attrs['level']) + 1, deepestAt(tr.doc, position));
    if (level > Number(node.attrs['level'])) tr.setNodeAttribute(position, 'level', level);
  }
  if (tr.docChanged) dispatch?.(tr);
  return true;
};

/** Moves list items one level out; from the outermost they become paragraphs. False outside a list. */
export const outdent: Command = (state, dispatch) => {
  const items = selectedBlocks(state).filter(({ node }) => isListItem(node));
  if (items.length === 0) return false;
  const paragraph = blockType(state.schema, 'paragraph');
  const { tr } = state;
  for (const { node, position } of items) {
    const level = Number(node.attrs['level']);
    if (level > 0) tr.setNodeAttribute(position, 'level', level - 1);
    else tr.setNodeMarkup(position, paragraph, attributesFor(paragraph, node));
  }
  dispatch?.(tr);
  return true;
};
