/**
 * Two frames of reference for one place. A *position* is ProseMirror's; a *text index* is the `Y.Text`'s. The schema is
 * flat, so position = text index + number of the block + 1: a block costs ProseMirror two tokens and the text one newline.
 */
import type { Node } from '@tiptap/pm/model';

export interface PlacedBlock {
  node: Node;
  /** Which child of the document it is. */
  number: number;
  /** Position before the block. */
  position: number;
  /** Text index of the block's first character. */
  index: number;
}

function* blocksFrom(doc: Node): Generator<PlacedBlock> {
  let position = 0;
  let index = 0;
  for (let number = 0; number < doc.childCount; number += 1) {
    const node = doc.child(number);
    yield { node, number, position, index };
    position += node.nodeSize;
    index += node.nodeSize - 1;
  }
}

/** How long the text of `doc` is, with a newline behind each block. */
export function textLengthOf(doc: Node): number {
  return doc.content.size - doc.childCount;
}

/** The text index of `position`. A position between two blocks gives the start of the second. */
export function textIndexOf(doc: Node, position: number): number {
  for (const block of blocksFrom(doc)) {
    if (position <= block.position) return block.index;
    if (position < block.position + block.node.nodeSize) return block.index + position - block.position - 1;
  }
  return textLengthOf(doc);
}

/** The block whose characters or newline stand at `index`; null behind the last newline. */
export function blockAt(doc: Node, index: number): PlacedBlock | null {
  for (const block of blocksFrom(doc)) {
    if (index < block.index + block.node.nodeSize - 1) return block;
  }
  return null;
}

/** The position inside a block that shows `index`; behind the last newline, the end of the document. */
export function positionOf(doc: Node, index: number): number {
  const block = blockAt(doc, index);
  return block ? block.position + 1 + index - block.index : doc.content.size;
}

/** The block whose inside or end holds `position`, or null between blocks. */
export function blockAround(doc: Node, position: number): PlacedBlock | null {
  for (const block of blocksFrom(doc)) {
    if (position <= block.position) return null;
    if (position < block.position + block.node.nodeSize) return block;
  }
  return null;
}
