/** Decisions about passages whose words went (docs/protocol/passages.md, R-PASS). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { KeptPassage } from '../../shared/ledger/passages.ts';
import { isHidden, type LedgerState } from '../../shared/ledger/state.ts';
import { may } from '../../shared/permissions.ts';
import { isRefused, placedPassage } from './annotations.ts';
import {
  type Actor,
  type Decision,
  type Facts,
  happened,
  type PassageFacts,
  type Refusal,
  refuse,
} from './decision.ts';

type PassageCommand = CommandOf<'passage.reattach' | 'passage.dismiss' | 'passage.detach'>;

const UNKNOWN = refuse(404, 'passage.unknown', 'This annotation has no such passage.');
const ANCHORED = refuse(409, 'passage.anchored', 'This passage stands in the text.');

interface Handled {
  passage: KeptPassage;
  standing: PassageFacts;
}

/** The passage that a command names and how it stands, or why this person has no say in it. */
function handled(
  state: LedgerState,
  command: PassageCommand,
  actor: Actor,
  facts: Facts,
): Handled | { refusal: Refusal } {
  const annotation = state.annotations.get(command.annotation);
  if (!annotation || isHidden(annotation)) {
    return refuse(404, 'annotation.unknown', 'There is no such annotation on this article.');
  }
  const passage = annotation.passages.find(({ id }) => id === command.passage);
  if (!passage || !facts.passage) return UNKNOWN;
  const isOwn = annotation.opener === actor.person && may(actor.role, 'passage.handleOwn');
  if (isOwn || may(actor.role, 'passage.handleAny')) return { passage, standing: facts.passage };
  return refuse(403, 'passage.notYours', 'Your role handles only passages of what you opened.');
}

export function reattachPassage(
  state: LedgerState,
  command: CommandOf<'passage.reattach'>,
  actor: Actor,
  facts: Facts,
): Decision {
  const found = handled(state, command, actor, facts);
  if (isRefused(found)) return found;
  const { status, reattached } = found.standing;
  if (status === 'anchored' && !reattached) return ANCHORED;
  const place = placedPassage(facts);
  if (isRefused(place)) return place;
  const { annotation, passage } = command;
  return happened({ type: 'passage.reattached', annotation, passage, quote: place.quote });
}

/** Of words that are gone: they are gone for good. Of words that the keeper found again: they are the right ones. */
export function dismissPassage(
  state: LedgerState,
  command: CommandOf<'passage.dismiss'>,
  actor: Actor,
  facts: Facts,
): Decision {
  const { annotation, passage, reason } = command;
  const found = handled(state, command, actor, facts);
  if (isRefused(found)) return found;
  const { status, reattached } = found.standing;
  if (status === 'anchored')
    return reattached ? happened({ type: 'passage.confirmed', annotation, passage }) : ANCHORED;
  if (found.passage.dismissed) return happened();
  return happened({ type: 'passage.dismissed', annotation, passage, ...(reason ? { reason } : {}) });
}

export function detachPassage(
  state: LedgerState,
  command: CommandOf<'passage.detach'>,
  actor: Actor,
  facts: Facts,
): Decision {
  const { annotation, passage } = command;
  const found = handled(state, command, actor, facts);
  if (isRefused(found)) return found;
  const { status, reattached } = found.standing;
  if (status === 'anchored' && reattached) return happened({ type: 'passage.detached', annotation, passage });
  return refuse(409, 'passage.notReattached', 'Only a passage that was found again by its words is taken off them.');
}
