/** What decisions about annotations of every kind begin with. */
import type { MarkedPassage } from '../../shared/ledger/selectors.ts';
import type { Annotation, LedgerState } from '../../shared/ledger/state.ts';
import { type Facts, isRefusal, type Refusal, refuse } from './decision.ts';

/** The annotation of this kind that a command names, or why it cannot be spoken of. */
export function annotationOf<K extends Annotation['kind']>(
  state: LedgerState,
  id: string,
  kind: K,
): Extract<Annotation, { kind: K }> | { refusal: Refusal } {
  const found = state.annotations.get(id);
  if (found?.kind !== kind) return refuse(404, 'annotation.unknown', 'There is no such annotation on this article.');
  return found as Extract<Annotation, { kind: K }>;
}

/** An article with more is not read by anybody any more, and each of them costs every reader. */
const MOST_ANNOTATIONS = 10_000;

export function isRefused(found: object): found is { refusal: Refusal } {
  return 'refusal' in found;
}

/** The passage that a new annotation stands on, or why there can be none. */
export function newPassage(state: LedgerState, id: string, facts: Facts): MarkedPassage | { refusal: Refusal } {
  if (state.annotations.has(id)) {
    return refuse(409, 'annotation.exists', 'An annotation with this id exists already; make a new id.');
  }
  if (state.annotations.size >= MOST_ANNOTATIONS) {
    return refuse(422, 'annotation.tooMany', `An article has at most ${MOST_ANNOTATIONS} annotations.`);
  }
  return placedPassage(facts);
}

/** The passage whose place was looked up for this command. */
export function placedPassage({ place }: Facts): MarkedPassage | { refusal: Refusal } {
  if (!place) throw new Error('a target is decided on only once its place was looked up');
  return isRefusal(place) ? { refusal: place } : { id: place.passage, quote: place.quote };
}
