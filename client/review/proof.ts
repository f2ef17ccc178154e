/**
 * Proof view: what is done or needs no checking is struck, so that what is not struck is the work left. Decorations, made of
 * the coverage of each block; of a block whose coverage did not change they are kept.
 */
import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { ArticleCoverage, BlockCoverage } from '../../shared/review/coverage.ts';
import type { SentencePlace } from '../../shared/review/version.ts';
import './proof.css';

interface ProofState {
  /** By block, in order; null while the view is off. */
  blocks: readonly BlockCoverage[] | null;
  drawn: DecorationSet;
}

const key = new PluginKey<ProofState>('proof');
const OFF: ProofState = { blocks: null, drawn: DecorationSet.empty };

function decorationsOf({ stretches }: BlockCoverage, start: number, size: number): Decoration[] {
  return stretches
    .filter(({ state, end }) => state !== 'untouched' && end <= size)
    .map(({ start: from, end: to, state }) =>
      Decoration.inline(start + from, start + to, { class: `proof proof-${state}` }),
    );
}

function proofPlugin(): Plugin<ProofState> {
  return new Plugin<ProofState>({
    key,
    state: {
      init: () => OFF,
      apply(tr, before) {
        const meta = tr.getMeta(key) as { coverage: ArticleCoverage | null } | undefined;
        if (!meta) return before.blocks ? { ...before, drawn: before.drawn.map(tr.mapping, tr.doc) } : before;
        const blocks = meta.coverage?.blocks;
        if (!blocks || blocks.length !== tr.doc.childCount) return OFF;
        let drawn = before.drawn.map(tr.mapping, tr.doc);
        const isSameDoc = before.blocks?.length === blocks.length;
        tr.doc.forEach((block, position, index) => {
          const now = blocks[index];
          if (!now || (isSameDoc && before.blocks?.[index] === now)) return;
          const end = position + block.nodeSize;
          const stale = drawn.find(position, end).filter(({ from, to }) => from > position && to < end);
          drawn = drawn.remove(stale).add(tr.doc, decorationsOf(now, position + 1, block.content.size));
        });
        return { blocks, drawn };
      },
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
  view.dispatch(state.tr.setMeta(key, { coverage }).setMeta('addToHistory', false));
}
