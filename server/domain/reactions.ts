/** Decisions about reactions (docs/protocol/ledger.md, R-THREAD). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import { hasReacted } from '../../shared/ledger/comment.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { isRefused } from './annotations.ts';
import { standingComment } from './comments.ts';
import { type Actor, type Decision, happened } from './decision.ts';

/** Everybody has each reaction once; what was given is taken back by giving it again. */
export function toggleReaction(state: LedgerState, command: CommandOf<'reaction.toggle'>, actor: Actor): Decision {
  const { annotation, comment: id, reaction } = command;
  const comment = standingComment(state, command);
  if (isRefused(comment)) return comment;
  const isGiven = hasReacted(comment, { reaction, by: actor.person });
  return happened({ type: isGiven ? 'reaction.removed' : 'reaction.added', annotation, comment: id, reaction });
}
