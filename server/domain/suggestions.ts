/** Decisions about suggestions (docs/protocol/ledger.md, R-SUGGEST). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { EventBody } from '../../shared/ledger/event.ts';
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import type { Suggestion } from '../../shared/ledger/suggestion.ts';
import { collide, reworded } from '../../shared/passage/reworded.ts';
import { may } from '../../shared/permissions.ts';
import type { Hunk } from '../../shared/text/wordDiff.ts';
import { annotationOf, isRefused, newPassage } from './annotations.ts';
import { type Actor, type Decision, type Facts, happened, isRefusal, type Refusal, refuse } from './decision.ts';

const SAME = refuse(422, 'suggestion.same', 'The words read like this already.');
const STALE = refuse(
  409,
  'suggestion.stale',
  'The words that this suggestion changes were changed since it was made, or are gone.',
);

function openSuggestion(state: LedgerState, id: string): Suggestion | { refusal: Refusal } {
  const suggestion = annotationOf(state, id, 'suggestion');
  if (!isRefused(suggestion) && suggestion.outcome) {
    return refuse(409, 'suggestion.settled', 'It was decided already what becomes of this suggestion.');
  }
  return suggestion;
}

export function makeSuggestion(state: LedgerState, command: CommandOf<'suggestion.make'>, facts: Facts): Decision {
  const { annotation, text, note, format } = command;
  const passage = newPassage(state, annotation, facts);
  if (isRefused(passage)) return passage;
  const was = facts.place && !isRefusal(facts.place) ? facts.place.words : '';
  if (was === text && !format) return SAME;
  const more = { ...(format ? { format } : {}), ...(note ? { note } : {}) };
  return happened({ type: 'suggestion.made', annotation, passages: [passage], was, text, ...more });
}

/** Whoever is still writing in suggesting mode goes on with the same suggestion. */
export function reviseSuggestion(
  state: LedgerState,
  { annotation, text }: CommandOf<'suggestion.revise'>,
  actor: Actor,
): Decision {
  const suggestion = openSuggestion(state, annotation);
  if (isRefused(suggestion)) return suggestion;
  if (suggestion.opener !== actor.person) {
    return refuse(403, 'suggestion.notYours', 'Only who made a suggestion changes it.');
  }
  if (suggestion.was === text && !suggestion.format) return SAME;
  return suggestion.text === text ? happened() : happened({ type: 'suggestion.revised', annotation, text });
}

/** What a suggestion would change in the text as it stands, at indexes of the text; null when it cannot any more. */
function changesOf({ id, was, text }: Suggestion, facts: Facts): Hunk[] | null {
  const wording = facts.acceptance?.wordings.get(id);
  if (!wording) return null;
  const hunks = reworded(was, wording.text, text);
  return hunks?.map((hunk) => ({ ...hunk, from: hunk.from + wording.start, to: hunk.to + wording.start })) ?? null;
}

/** Whoever else proposed something for the words that are about to change has their suggestion retired by name. */
export function acceptSuggestion(state: LedgerState, command: CommandOf<'suggestion.accept'>, facts: Facts): Decision {
  const { annotation } = command;
  const suggestion = openSuggestion(state, annotation);
  if (isRefused(suggestion)) return suggestion;
  if (!facts.acceptance) throw new Error('a suggestion is accepted only once the text was looked at');
  const changes = changesOf(suggestion, facts);
  if (!changes) return STALE;
  const { client } = facts.acceptance;
  const retired = annotationsOf(state, 'suggestion')
    .filter((other) => other.outcome === null && other.id !== annotation)
    .filter((other) => changesOf(other, facts)?.some((hunk) => changes.some((change) => collide(hunk, change))))
    .map(({ id }): EventBody => ({ type: 'suggestion.retired', annotation: id, other: annotation }));
  return happened({ type: 'suggestion.accepted', annotation, proposer: suggestion.opener, client }, ...retired);
}

/** What was accepted and could not be written: its words were gone in the moment between. */
export function retireUnwritten(state: LedgerState, annotation: string): Decision {
  const suggestion = annotationOf(state, annotation, 'suggestion');
  if (isRefused(suggestion) || suggestion.outcome?.kind !== 'accepted') return happened();
  return happened({ type: 'suggestion.retired', annotation, other: null });
}

/** By whoever made it, a suggestion is withdrawn; declining another's is for those who could have accepted it. */
export function declineSuggestion(
  state: LedgerState,
  command: CommandOf<'suggestion.decline'>,
  actor: Actor,
): Decision {
  const { annotation, reason } = command;
  const suggestion = openSuggestion(state, annotation);
  if (isRefused(suggestion)) return suggestion;
  const why = reason ? { reason } : {};
  if (suggestion.opener === actor.person) return happened({ type: 'suggestion.withdrawn', annotation, ...why });
  if (!may(actor.role, 'text.write')) {
    return refuse(403, 'suggestion.notYours', 'Your role withdraws only suggestions that you made.');
  }
  return happened({ type: 'suggestion.declined', annotation, ...why });
}
