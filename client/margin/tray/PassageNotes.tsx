/** What there is to say about the passages of an annotation that do not simply stand in the text. */
import { asksForCare, type PassageState } from '../../../shared/passage/passageState.ts';
import { may } from '../../../shared/permissions.ts';
import type { PassageStates } from '../../session/passageStates.ts';
import type { AnnotationView } from '../annotationViews.ts';
import { useSelected, useStore } from '../useStore.ts';
import { FoundAgain } from './FoundAgain.tsx';
import { LostPassage } from './LostPassage.tsx';
import { useTray } from './trayContext.ts';

/** Those of its passages that somebody has to look at. */
function noted({ passages }: AnnotationView, states: PassageStates): PassageState[] {
  return passages.flatMap(({ id, dismissed }) => {
    const state = states?.get(id);
    return state && asksForCare(state) && !(state.status === 'detached' && dismissed) ? [state] : [];
  });
}

function asksAbout({ passages }: AnnotationView, states: PassageStates): boolean {
  return passages.map(({ id }) => states?.get(id)).some((state) => state !== undefined && asksForCare(state));
}

export interface PassageNotesProps {
  annotation: AnnotationView;
  /** Those whose words are gone for good, too. */
  all?: boolean;
  /** Whether there are many on screen. */
  folds?: boolean;
}

export function PassageNotes({ annotation, all = false, folds = false }: PassageNotesProps) {
  const { session } = useTray();
  // Of all others a card need not be told: they change with every key that somebody presses among their words.
  const states = useSelected(session.passages, (now) => (asksAbout(annotation, now) ? now : null));
  const role = useStore(session.role);
  const own = annotation.opener === session.person;
  const allowed = may(role, 'passage.handleAny') || (own && may(role, 'passage.handleOwn'));
  const shown = all
    ? annotation.passages.flatMap(({ id }) => states?.get(id) ?? []).filter(asksForCare)
    : noted(annotation, states);
  return shown.map((state) => {
    const passage = annotation.passages.find(({ id }) => id === state.id);
    const part = { annotation: annotation.id, state, allowed, quote: passage?.quote ?? '' };
    return state.status === 'detached' ? (
      <LostPassage key={state.id} {...part} folds={folds} dismissed={passage?.dismissed ?? null} />
    ) : (
      <FoundAgain key={state.id} {...part} />
    );
  });
}
