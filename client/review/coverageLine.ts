/**
 * A line beside each paragraph that shows how far its words are. A decoration of the block itself, so it moves with it and
 * no layout is read; a block is drawn anew only when the shares of its words are others. What the lines say is told in
 * words by the list of paragraphs (ParagraphRows.tsx).
 */
import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration } from '@tiptap/pm/view';
import type { ArticleCoverage } from '../../shared/review/coverage.ts';
import { type BlockDrawing, type CoverageMeta, drawingAfter, NOTHING_DRAWN } from './blockDrawing.ts';
import { shareStyle } from './shares.ts';

const key = new PluginKey<BlockDrawing>('coverageLine');

function linePlugin(): Plugin<BlockDrawing> {
  return new Plugin<BlockDrawing>({
    key,
    state: {
      init: () => NOTHING_DRAWN,
      apply: (tr, before) =>
        drawingAfter(tr, before, tr.getMeta(key) as CoverageMeta | undefined, (coverage, block, position) => {
          const style = shareStyle(coverage);
          if (style === '') return [];
          const attributes = { class: 'coverage-line', style };
          return [Decoration.node(position, position + block.nodeSize, attributes, { style })];
        }),
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  });
}

export const CoverageLine = Extension.create({ name: 'coverageLine', addProseMirrorPlugins: () => [linePlugin()] });

/** Whether the lines on screen are those of `coverage` already; looked up only where a block is another one. */
function isShown({ blocks, drawn }: BlockDrawing, { state }: Editor, coverage: ArticleCoverage): boolean {
  const now = coverage.blocks;
  if (blocks?.length !== now.length || state.doc.childCount !== now.length) return false;
  let position = 0;
  return now.every((block, index) => {
    const end = position + state.doc.child(index).nodeSize;
    const start = position;
    position = end;
    if (block === blocks[index]) return true;
    const style = shareStyle(block);
    const lines = drawn.find(start, end).filter(({ from, to }) => from === start && to === end);
    return style === '' ? lines.length === 0 : lines.length === 1 && lines[0]?.spec.style === style;
  });
}

/** Shows how far each paragraph is; null shows nothing. Outside everybody's history, and no step of the text. */
export function showLines(editor: Editor, coverage: ArticleCoverage | null): void {
  const { view, state } = editor;
  const shown = key.getState(state);
  if (!shown || (coverage ? isShown(shown, editor, coverage) : shown.blocks === null)) return;
  view.dispatch(state.tr.setMeta(key, { coverage } satisfies CoverageMeta).setMeta('addToHistory', false));
}
