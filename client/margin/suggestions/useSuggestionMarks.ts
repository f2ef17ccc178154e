/** Tells the editor which suggestions are open, so that it shows them in the text. */
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { takeMovedSelection } from '../../document/binding/movedSelection.ts';
import type { AnnotationView } from '../annotationViews.ts';
import { showSuggestions } from './suggestionMarks.ts';
import type { ShownSuggestion } from './wordings.ts';

/** @param written ids of those that the editor's own text has already. */
export function useSuggestionMarks(
  editor: Editor | null,
  annotations: readonly AnnotationView[],
  written: ReadonlySet<string>,
): void {
  const shown = useMemo(
    () => annotations.filter(({ id }) => !written.has(id)).flatMap(shownOf),
    [annotations, written],
  );
  const { t } = useTranslation('margin');
  const named = JSON.stringify(shown);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect runs when what is shown changed, not the array
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const words = { in: t('wordingIn'), out: t('wordingOut'), look: t('wordingLook') };
    takeMovedSelection(editor.view);
    editor.view.dispatch(showSuggestions(editor.state.tr, { suggestions: shown, words }));
  }, [editor, named, t]);
}

function shownOf(view: AnnotationView): ShownSuggestion[] {
  if (view.kind !== 'suggestion' || view.outcome !== null || view.pendingRange !== null) return [];
  const { id, was, text, format, passages } = view;
  return passages[0] ? [{ id, passage: passages[0].id, was, text, format }] : [];
}
