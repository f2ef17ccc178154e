/** The document on screen as checking sees it: the same blocks that the server makes of the same text. */
import type { Node } from '@tiptap/pm/model';
import type { ReviewBlock } from '../../shared/review/reviewBlock.ts';
import { LINE_SEPARATOR } from '../../shared/text/block.ts';
import { EMBED_CHARACTER } from '../../shared/text/blocks.ts';
import { stretchesIn } from '../margin/stretches.ts';

const known = new WeakMap<Node, ReviewBlock>();

function reviewBlock(node: Node): ReviewBlock {
  const before = known.get(node);
  if (before) return before;
  const leaf = (each: Node) => (each.type.name === 'hardBreak' ? LINE_SEPARATOR : EMBED_CHARACTER);
  const block = {
    type: node.type.name === 'unknown' ? String(node.attrs['type']) : node.type.name,
    text: node.textBetween(0, node.content.size, '', leaf),
    stretches: stretchesIn(node),
  };
  known.set(node, block);
  return block;
}

/** A block that did not change is the very same object. */
export function docBlocks(doc: Node): ReviewBlock[] {
  return doc.children.map(reviewBlock);
}
