/** Draws faintly where a lost passage would be put, without touching the text. */
import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import type { KeptRange } from '../../session/target.ts';
import { placeOfRange } from '../selection.ts';

const key = new PluginKey<DecorationSet>('candidate');
const CLASS = 'passage-candidate';

interface Place {
  from: number;
  to: number;
}

function previewPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, shown) {
        const place = tr.getMeta(key) as { at: Place | null } | undefined;
        if (!place) return shown.map(tr.mapping, tr.doc);
        if (!place.at) return DecorationSet.empty;
        return DecorationSet.create(tr.doc, [Decoration.inline(place.at.from, place.at.to, { class: CLASS })]);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

export const CandidatePreview = Extension.create({
  name: 'candidatePreview',
  addProseMirrorPlugins: () => [previewPlugin()],
});

/** Shows the words of `range` and brings them into view; null shows none. */
export function preview(editor: Editor, text: Y.Text, range: KeptRange | null): void {
  const at = range && placeOfRange(editor, text, range);
  editor.view.dispatch(editor.state.tr.setMeta(key, { at }).setMeta('addToHistory', false));
  if (at) editor.view.dom.querySelector(`.${CLASS}`)?.scrollIntoView({ block: 'center' });
}
