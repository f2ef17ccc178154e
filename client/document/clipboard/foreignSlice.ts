/** Tidies blocks read from another page: two line breaks part paragraphs, and empty blocks go. */
import { Fragment, type Node, Slice } from '@tiptap/pm/model';

const isBreak = (node: Node | undefined) => node?.type.name === 'hardBreak';

/** Inline nodes in groups, parted where two or more breaks follow one another; breaks at the edges go. */
function paragraphsOf(block: Node): Node[][] {
  const groups: Node[][] = [[]];
  const { children } = block;
  for (const [place, node] of children.entries()) {
    const atEdge = place === 0 || place === children.length - 1;
    const doubled = isBreak(node) && (isBreak(children[place - 1]) || isBreak(children[place + 1]));
    if (doubled) groups.push([]);
    else if (!(isBreak(node) && atEdge)) groups.at(-1)?.push(node);
  }
  return groups.filter((group) => group.length > 0);
}

function isBlank(block: Node): boolean {
  return block.isTextblock && block.type.name !== 'figure' && block.textContent.trim() === '';
}

/** Words and breaks that stand between blocks, in paragraphs of their own. */
function wrapped(nodes: readonly Node[]): Node[] {
  const blocks: Node[] = [];
  let loose: Node[] = [];
  const close = () => {
    const schema = loose[0]?.type.schema;
    if (schema) blocks.push(schema.node('paragraph', null, loose));
    loose = [];
  };
  for (const node of nodes) {
    if (node.isInline) loose.push(node);
    else {
      close();
      blocks.push(node);
    }
  }
  close();
  return blocks;
}

export function tidiedSlice(slice: Slice): Slice {
  const nodes = slice.content.content;
  if (nodes.every((node) => node.isInline)) return slice;
  const blocks = wrapped(nodes).flatMap((block) =>
    block.content.size === 0 ? [block] : paragraphsOf(block).map((group) => block.copy(Fragment.fromArray(group))),
  );
  const kept = blocks.filter((block) => !isBlank(block));
  return kept.length === 0 ? Slice.empty : Slice.maxOpen(Fragment.fromArray(kept), true);
}
