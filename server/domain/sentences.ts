/** Decisions on sentences with nothing to check in them (docs/protocol/verification.md, R-COVER). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { annotationOf, isRefused, newPassage } from './annotations.ts';
import { type Decision, type Facts, happened, isRefusal, refuse } from './decision.ts';

export function clearSentence(state: LedgerState, command: CommandOf<'sentence.clear'>, facts: Facts): Decision {
  const { annotation } = command;
  const passage = newPassage(state, annotation, facts);
  if (isRefused(passage)) return passage;
  if (!facts.check) throw new Error('a sentence is cleared only once the text was read');
  const was = facts.place && !isRefusal(facts.place) ? facts.place.words : passage.quote.exact;
  if (!facts.check.isSentence)
    return refuse(422, 'R-COVER-3', 'Nothing to check here is said of one sentence at a time.');
  return happened({ type: 'sentence.cleared', annotation, passages: [passage], was });
}

export function restoreSentence(state: LedgerState, { annotation }: CommandOf<'sentence.restore'>): Decision {
  const sentence = annotationOf(state, annotation, 'sentence');
  if (isRefused(sentence)) return sentence;
  return sentence.restored ? happened() : happened({ type: 'sentence.restored', annotation });
}
