/** The step from one state of a ledger to the next. */
import { changedClaim, openedClaim } from './claim.ts';
import { changedClearance } from './clearance.ts';
import {
  type AnnotationEvent,
  isAboutArticle,
  isAboutResidue,
  isAboutSession,
  isAboutVersion,
  type LedgerEvent,
} from './event.ts';
import { withPassage } from './passages.ts';
import { handledResidue } from './residue.ts';
import { clearedSentence, restoredSentence } from './sentence.ts';
import { changedSessions } from './sessionState.ts';
import type { Annotation, LedgerState } from './state.ts';
import { changedSuggestion, madeSuggestion } from './suggestion.ts';
import { changedThread, openedThread } from './thread.ts';
import { changedVersions } from './versions.ts';

/** An event that does not follow on the state: fetch the events after `seq` and go on from there. */
export class LedgerGap extends Error {
  readonly seq: number;
  constructor(seq: number, got: number) {
    super(`event ${got} does not follow on event ${seq}`);
    this.name = 'LedgerGap';
    this.seq = seq;
  }
}

/** The annotation that an event about a passage speaks of. */
function holder(annotations: ReadonlyMap<string, Annotation>, event: AnnotationEvent): Annotation {
  const found = annotations.get(event.annotation);
  if (!found) throw new Error(`event ${event.seq} speaks of an annotation that was never opened`);
  return found;
}

/** The annotation of this kind that an event speaks of. */
function known<K extends Annotation['kind']>(
  annotations: ReadonlyMap<string, Annotation>,
  event: AnnotationEvent,
  kind: K,
): Extract<Annotation, { kind: K }> {
  const found = annotations.get(event.annotation);
  if (found?.kind !== kind) throw new Error(`event ${event.seq} speaks of a ${kind} that was never opened`);
  return found as Extract<Annotation, { kind: K }>;
}

function annotationAfter(annotations: ReadonlyMap<string, Annotation>, event: AnnotationEvent): Annotation {
  switch (event.type) {
    case 'thread.opened':
      return openedThread(event);
    case 'claim.opened':
      return openedClaim(event);
    case 'claim.tagged':
    case 'claim.passageAdded':
    case 'claim.dropped':
    case 'claim.taken':
    case 'claim.released':
    case 'claim.assigned':
    case 'claim.noted':
    case 'claim.ticked':
    case 'claim.unticked':
    case 'claim.reopened':
    case 'evidence.added':
    case 'evidence.amended':
    case 'evidence.withdrawn':
      return changedClaim(known(annotations, event, 'claim'), event);
    case 'suggestion.made':
      return madeSuggestion(event);
    case 'suggestion.revised':
    case 'suggestion.accepted':
    case 'suggestion.declined':
    case 'suggestion.withdrawn':
    case 'suggestion.retired':
      return changedSuggestion(known(annotations, event, 'suggestion'), event);
    case 'sentence.cleared':
      return clearedSentence(event);
    case 'sentence.restored':
      return restoredSentence(known(annotations, event, 'sentence'), event);
    case 'passage.reattached':
    case 'passage.dismissed':
    case 'passage.confirmed':
    case 'passage.detached':
      return withPassage(holder(annotations, event), event);
    default:
      return changedThread(known(annotations, event, 'thread'), event);
  }
}

/**
 * The state after all of `events`, in order. Pure: the state given stays as it was. The map of annotations is copied
 * once, so that replaying a long ledger costs no more than reading it.
 * @throws LedgerGap when an event does not follow on the one before.
 */
export function evolveAll(state: LedgerState, events: readonly LedgerEvent[]): LedgerState {
  const annotations = new Map(state.annotations);
  let { seq, hash, clearance, sessions, residue, versions } = state;
  for (const event of events) {
    if (event.seq !== seq + 1) throw new LedgerGap(seq, event.seq);
    if (isAboutArticle(event)) clearance = changedClearance(clearance, event);
    else if (isAboutSession(event)) sessions = changedSessions(sessions, event);
    else if (isAboutResidue(event)) residue = [...residue, handledResidue(event)];
    else if (isAboutVersion(event)) versions = changedVersions(versions, event);
    else annotations.set(event.annotation, annotationAfter(annotations, event));
    ({ seq, hash } = event);
  }
  return { seq, hash, annotations, clearance, sessions, residue, versions };
}

/** The state after one more event; as `evolveAll`. */
export function evolve(state: LedgerState, event: LedgerEvent): LedgerState {
  return evolveAll(state, [event]);
}
