/** Tells the editor which passages have a note, which are active, and where comments still on their way stand. */
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo } from 'react';
import type * as Y from 'yjs';
import { takeMovedSelection } from '../document/binding/movedSelection.ts';
import type { NewThread } from './marginModel.ts';
import { type PassageLooks, type PendingPassage, setLooks } from './passages.ts';
import { placeOfRange } from './selection.ts';
import type { ThreadView } from './threadViews.ts';

/** The passage id under which the words of the composer are drawn. */
export const COMPOSER = 'new';

export interface LooksOf {
  threads: readonly ThreadView[];
  active: string | null;
  composing: NewThread | null;
  /** The text that the passages stand in; it changes when one has arrived in which waiting comments find their words. */
  arrival: 'none' | 'local' | 'shared';
}

/** Draws the passages anew when threads, the active one or the composer change; never for a keystroke. */
export function usePassageLooks(
  editor: Editor | null,
  text: Y.Text,
  { threads, active, composing, arrival }: LooksOf,
): void {
  const open = useMemo(() => idsOf(threads.filter((thread) => !thread.resolution)), [threads]);
  const activeIds = useMemo(
    () => new Set([...idsOf(threads.filter(({ id }) => id === active)), ...(composing ? [COMPOSER] : [])]),
    [threads, active, composing],
  );
  useEffect(() => {
    if (!editor || editor.isDestroyed || arrival === 'none') return;
    const looks: PassageLooks = { open, active: activeIds, pending: pendingPlaces(editor, text, threads, composing) };
    takeMovedSelection(editor.view);
    editor.view.dispatch(setLooks(editor.state.tr, looks));
  }, [editor, text, open, activeIds, threads, composing, arrival]);
}

function idsOf(threads: readonly ThreadView[]): Set<string> {
  return new Set(threads.flatMap(({ passages }) => passages.map(({ id }) => id)));
}

function pendingPlaces(
  editor: Editor,
  text: Y.Text,
  threads: readonly ThreadView[],
  composing: NewThread | null,
): PendingPassage[] {
  const waiting = threads.flatMap(({ id, pendingRange }) => (pendingRange ? [{ id, range: pendingRange }] : []));
  const ranges = composing ? [...waiting, { id: COMPOSER, range: composing.range }] : waiting;
  return ranges.flatMap(({ id, range }) => {
    const place = placeOfRange(editor, text, range);
    return place ? [{ id, ...place }] : [];
  });
}
