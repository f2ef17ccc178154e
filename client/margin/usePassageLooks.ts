/** Tells the editor which passages have a note, which are active, and where comments still on their way stand. */
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo } from 'react';
import type * as Y from 'yjs';
import { takeMovedSelection } from '../document/binding/movedSelection.ts';
import { type AnnotationView, isClosed } from './annotationViews.ts';
import type { NewThread } from './marginModel.ts';
import { type PassageLooks, type PendingPassage, setLooks } from './passages.ts';
import { placeOfRange } from './selection.ts';

/** The passage id under which the words of the composer are drawn. */
export const COMPOSER = 'new';

export interface LooksOf {
  annotations: readonly AnnotationView[];
  active: string | null;
  composing: NewThread | null;
  /** The text that the passages stand in; it changes when one has arrived in which waiting comments find their words. */
  arrival: 'none' | 'local' | 'shared';
}

/** Draws the passages anew when annotations, the active one or the composer change; never for a keystroke. */
export function usePassageLooks(
  editor: Editor | null,
  text: Y.Text,
  { annotations, active, composing, arrival }: LooksOf,
): void {
  const open = useMemo(() => idsOf(annotations.filter((one) => !isClosed(one))), [annotations]);
  const activeIds = useMemo(
    () => new Set([...idsOf(annotations.filter(({ id }) => id === active)), ...(composing ? [COMPOSER] : [])]),
    [annotations, active, composing],
  );
  useEffect(() => {
    if (!editor || editor.isDestroyed || arrival === 'none') return;
    const looks: PassageLooks = {
      open,
      active: activeIds,
      pending: pendingPlaces(editor, text, annotations, composing),
    };
    takeMovedSelection(editor.view);
    editor.view.dispatch(setLooks(editor.state.tr, looks));
  }, [editor, text, open, activeIds, annotations, composing, arrival]);
}

function idsOf(annotations: readonly AnnotationView[]): Set<string> {
  return new Set(annotations.flatMap(({ passages }) => passages.map(({ id }) => id)));
}

function pendingPlaces(
  editor: Editor,
  text: Y.Text,
  annotations: readonly AnnotationView[],
  composing: NewThread | null,
): PendingPassage[] {
  const waiting = annotations.flatMap(({ id, pendingRange }) => (pendingRange ? [{ id, range: pendingRange }] : []));
  const ranges = composing ? [...waiting, { id: COMPOSER, range: composing.range }] : waiting;
  return ranges.flatMap(({ id, range }) => {
    const place = placeOfRange(editor, text, range);
    return place ? [{ id, ...place }] : [];
  });
}
