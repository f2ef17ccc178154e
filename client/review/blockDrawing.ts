/** Decorations made of the coverage of each block; of a block whose coverage did not change they are kept. */
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { type Decoration, DecorationSet } from '@tiptap/pm/view';
import type { ArticleCoverage, BlockCoverage } from '../../shared/review/coverage.ts';

export interface BlockDrawing {
  /** By block, in order; null while nothing is drawn. */
  blocks: readonly BlockCoverage[] | null;
  drawn: DecorationSet;
}

export const NOTHING_DRAWN: BlockDrawing = { blocks: null, drawn: DecorationSet.empty };

/** What a transaction brings that draws anew; null takes the drawing away. */
export interface CoverageMeta {
  coverage: ArticleCoverage | null;
}

/**
 * The drawing after a transaction.
 * @param decorationsOf those of one block, which stands at `position` of the document.
 */
export function drawingAfter(
  tr: Transaction,
  before: BlockDrawing,
  meta: CoverageMeta | undefined,
  decorationsOf: (coverage: BlockCoverage, block: Node, position: number) => Decoration[],
): BlockDrawing {
  if (!meta) return before.blocks ? { ...before, drawn: before.drawn.map(tr.mapping, tr.doc) } : before;
  const blocks = meta.coverage?.blocks;
  if (!blocks || blocks.length !== tr.doc.childCount) return NOTHING_DRAWN;
  let drawn = before.drawn.map(tr.mapping, tr.doc);
  const isAsLong = before.blocks?.length === blocks.length;
  tr.doc.forEach((block, position, index) => {
    const now = blocks[index];
    if (!now || (isAsLong && before.blocks?.[index] === now)) return;
    const end = position + block.nodeSize;
    const stale = drawn.find(position, end).filter(({ from, to }) => from >= position && to <= end);
    drawn = drawn.remove(stale).add(tr.doc, decorationsOf(now, block, position));
  });
  return { blocks, drawn };
}
