/** Words that the text's own drawing needs, in the reader's language. */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import type { DecorationSet, EditorView } from '@tiptap/pm/view';
import type { TFunction } from 'i18next';

export interface DocumentLabels {
  headline: string;
  standfirst: string;
  alternative: string;
  caption: string;
  credit: string;
  picture: string;
  /** A picture of another host, which is named and not loaded. */
  notLoaded(host: string): string;
  embed: string;
  residue: string;
  removeResidue: string;
  keepResidue: string;
  orphan: string;
  keepOrphan: string;
}

export function documentLabels(t: TFunction<'document'>): DocumentLabels {
  return {
    headline: t('headlinePlaceholder'),
    standfirst: t('standfirstPlaceholder'),
    alternative: t('alternativePlaceholder'),
    caption: t('captionPlaceholder'),
    credit: t('creditPlaceholder'),
    picture: t('picture'),
    notLoaded: (host) => t('notLoaded', { host }),
    embed: t('embed'),
    residue: t('residue'),
    removeResidue: t('removeResidue'),
    keepResidue: t('keepResidue'),
    orphan: t('orphan'),
    keepOrphan: t('keepOrphan'),
  };
}

const labelsKey = new PluginKey<DocumentLabels>('labels');

/** Keeps the words, so that the editor lives on when the reader takes another language. */
export function liveLabels(first: DocumentLabels): Extension {
  const plugin = new Plugin<DocumentLabels>({
    key: labelsKey,
    state: {
      init: () => first,
      apply: (transaction, labels) => (transaction.getMeta(labelsKey) as DocumentLabels | undefined) ?? labels,
    },
  });
  return Extension.create({ name: 'labels', addProseMirrorPlugins: () => [plugin] });
}

/** @throws in an editor without `liveLabels` */
export function labelsOf(state: EditorState): DocumentLabels {
  const labels = labelsKey.getState(state);
  if (!labels) throw new Error('the editor has no labels');
  return labels;
}

/** Draws the text's own words anew; the text, the selection and what can be undone stay. */
export function relabel({ state, dispatch }: Pick<EditorView, 'state' | 'dispatch'>, labels: DocumentLabels): void {
  dispatch(state.tr.setMeta(labelsKey, labels).setMeta('addToHistory', false));
}

/** Decorations of a document in words, made anew only when either changed. */
export function inWords(draw: (doc: Node, labels: DocumentLabels) => DecorationSet) {
  let drawn: { doc: Node; labels: DocumentLabels; decorations: DecorationSet } | null = null;
  return (state: EditorState): DecorationSet => {
    const { doc } = state;
    const labels = labelsOf(state);
    if (drawn?.doc !== doc || drawn.labels !== labels) drawn = { doc, labels, decorations: draw(doc, labels) };
    return drawn.decorations;
  };
}
