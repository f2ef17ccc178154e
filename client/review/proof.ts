/**
 * Proof view: what is done or needs no checking is struck, so that what is not struck is the work left.
 */
import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { ArticleCoverage, BlockCoverage } from '../../shared/review/coverage.ts';
import type { SentencePlace } from '../../shared/review/version.ts';
import { type BlockDrawing, type CoverageMeta, drawingAfter, NOTHING_DRAWN } from './blockDrawing.ts';
import './proof.css';

const key = new PluginKey<BlockDrawing>('proof');

function strikesOf({ stretches }: BlockCoverage, block: Node, position: number): Decoration[] {
  const start = position + 1;
  return stretches
    .filter(({ state, end }) => state !== 'untouched' && end <= block.content.size)
    .map(({ start: from, end: to, state }) =>
      Decoration.inline(start + from, start + to, { class: `proof proof-${state}` }),
    );
}

function proofPlugin(): Plugin<BlockDrawing> {
  return new Plugin<BlockDrawing>({
    key,
    state: {
      init: () => NOTHING_DRAWN,
      apply: (tr, before) => drawingAfter(tr, before, tr.getMeta(key) as CoverageMeta | undefined, strikesOf),
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  });
}

const touchedKey = new PluginKey<DecorationSet>('touchedSentences');

/** Sentences that were changed since the article was cleared. */
function touchedPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: touchedKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, drawn) {
        const places = tr.getMeta(touchedKey) as readonly SentencePlace[] | undefined;
        if (!places) return drawn.map(tr.mapping, tr.doc);
        const starts: number[] = [];
        tr.doc.forEach((_block, position) => void starts.push(position + 1));
        const decorations = places.flatMap(({ block, start, end }) => {
          const from = starts[block];
          return from === undefined || from + end > tr.doc.content.size
            ? []
            : [Decoration.inline(from + start, from + end, { class: 'touched-sentence' })];
        });
        return DecorationSet.create(tr.doc, decorations);
      },
    },
    props: { decorations: (state) => touchedKey.getState(state) },
  });
}

export const ProofView = Extension.create({
  name: 'proofView',
  addProseMirrorPlugins: () => [proofPlugin(), touchedPlugin()],
});

/** Marks these sentences as changed since the article was cleared; no step of the text. */
export function showTouched({ view, state }: Editor, places: readonly SentencePlace[]): void {
  const shown = touchedKey.getState(state);
  if (!shown || (places.length === 0 && shown === DecorationSet.empty)) return;
  view.dispatch(state.tr.setMeta(touchedKey, places).setMeta('addToHistory', false));
}

/** Shows this coverage in the text; null shows none. Outside everybody's history, and no step of the text. */
export function showProof({ view, state }: Editor, coverage: ArticleCoverage | null): void {
  const shown = key.getState(state);
  if (!shown || (coverage === null && shown.blocks === null)) return;
  view.dispatch(state.tr.setMeta(key, { coverage } satisfies CoverageMeta).setMeta('addToHistory', false));
}
