/**
 * Tells the editor which passages have a note, which are active, where comments still on their way stand, and what a
 * screen reader says where each begins: the card that tells of it, or, where no card is beside the text, its kind.
 */
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { takeMovedSelection } from '../document/binding/movedSelection.ts';
import { type AnnotationView, isClosed } from './annotationViews.ts';
import { cardElement } from './cardElement.ts';
import type { NewThread } from './marginModel.ts';
import type { ClaimTone, PassageLook, PassageLooks, PendingPassage } from './passageLooks.ts';
import { setLooks } from './passages.ts';
import { placeOfRange } from './selection.ts';

/** The passage id under which the words of the composer are drawn. */
export const COMPOSER = 'new';

export interface LooksOf {
  annotations: readonly AnnotationView[];
  active: string | null;
  composing: NewThread | null;
  /** The text that the passages stand in; it changes when one has arrived in which waiting comments find their words. */
  arrival: 'none' | 'local' | 'shared';
  /** True while the cards stand beside the text. */
  beside: boolean;
  /** By claim, how far it is; one that nobody works on is missing. As JSON, so that equal ones are the same. */
  tones: string;
}

/** Draws the passages anew when annotations, the active one or the composer change; never for a keystroke. */
export function usePassageLooks(
  editor: Editor | null,
  text: Y.Text,
  { annotations, active, composing, arrival, beside, tones }: LooksOf,
): void {
  const { t } = useTranslation('margin');
  const open = useMemo(
    () =>
      looksOf(
        annotations.filter((one) => !isClosed(one)),
        new Map(JSON.parse(tones) as [string, ClaimTone][]),
      ),
    [annotations, tones],
  );
  const activeIds = useMemo(
    () => new Set([...idsOf(annotations.filter(({ id }) => id === active)), ...(composing ? [COMPOSER] : [])]),
    [annotations, active, composing],
  );
  const told = useMemo(
    () => toldOf(annotations, active, (kind) => (beside ? null : t(TOLD[kind]))),
    [annotations, active, beside, t],
  );
  useEffect(() => {
    if (!editor || editor.isDestroyed || arrival === 'none') return;
    const looks: PassageLooks = {
      open,
      active: activeIds,
      told,
      pending: pendingPlaces(editor, text, annotations, composing),
    };
    takeMovedSelection(editor.view);
    editor.view.dispatch(setLooks(editor.state.tr, looks));
  }, [editor, text, open, activeIds, told, annotations, composing, arrival]);
}

const TOLD = { thread: 'aComment', claim: 'aClaim', suggestion: 'aSuggestion' } as const;
const LOOKS: Record<AnnotationView['kind'], PassageLook> = { thread: 'note', claim: 'claim', suggestion: 'wording' };

function looksOf(annotations: readonly AnnotationView[], tones: ReadonlyMap<string, ClaimTone>): PassageLooks['open'] {
  return new Map(
    annotations.flatMap(({ id: annotation, kind, passages }) => {
      const tone = kind === 'claim' ? tones.get(annotation) : undefined;
      const look: PassageLook = tone ? `claim-${tone}` : LOOKS[kind];
      return passages.map(({ id }) => [id, look] as const);
    }),
  );
}

function idsOf(annotations: readonly AnnotationView[]): Set<string> {
  return new Set(annotations.flatMap(({ passages }) => passages.map(({ id }) => id)));
}

/** Closed ones have a card only while they are active; to a reader of the text they are plain words. */
function toldOf(
  annotations: readonly AnnotationView[],
  active: string | null,
  words: (kind: AnnotationView['kind']) => string | null,
): PassageLooks['told'] {
  const shown = annotations.filter((one) => !isClosed(one) || one.id === active);
  return new Map(
    shown.flatMap(({ id, kind, passages }) => {
      const description = words(kind);
      const about = description === null ? { 'aria-details': cardElement(id) } : { 'aria-description': description };
      return passages.map((passage) => [passage.id, { role: 'mark', ...about }] as const);
    }),
  );
}

function pendingPlaces(
  editor: Editor,
  text: Y.Text,
  annotations: readonly AnnotationView[],
  composing: NewThread | null,
): PendingPassage[] {
  const waiting = annotations.flatMap(({ kind, passages }) =>
    passages.flatMap(({ id, waiting: range }) => (range ? [{ id, look: LOOKS[kind], range }] : [])),
  );
  const ranges = composing ? [...waiting, { id: COMPOSER, look: 'note' as const, range: composing.range }] : waiting;
  return ranges.flatMap(({ range, ...passage }) => {
    const place = placeOfRange(editor, text, range);
    return place ? [{ ...passage, ...place }] : [];
  });
}
