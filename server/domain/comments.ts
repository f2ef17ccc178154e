/** Decisions about single comments (docs/protocol/ledger.md, R-THREAD). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import type { Comment } from '../../shared/ledger/thread.ts';
import { may } from '../../shared/permissions.ts';
import { isRefused } from './annotations.ts';
import { type Actor, type Decision, happened, type Refusal, refuse } from './decision.ts';
import { threadOf } from './threads.ts';

type CommentCommand = CommandOf<'comment.edit' | 'comment.delete'>;

function standingComment(state: LedgerState, command: CommentCommand): Comment | { refusal: Refusal } {
  const thread = threadOf(state, command.annotation);
  if (isRefused(thread)) return thread;
  const comment = thread.comments.find((each) => each.id === command.comment);
  if (!comment) return refuse(404, 'comment.unknown', 'There is no such comment in this thread.');
  if (comment.deleted) return refuse(409, 'comment.deleted', 'This comment was deleted.');
  return comment;
}

/** Nobody puts words into another's mouth, whatever their role. */
export function editComment(state: LedgerState, command: CommandOf<'comment.edit'>, actor: Actor): Decision {
  const { annotation, comment: id, text } = command;
  const comment = standingComment(state, command);
  if (isRefused(comment)) return comment;
  if (comment.author !== actor.person) {
    return refuse(403, 'comment.notYours', 'Only its author changes a comment.');
  }
  return comment.text === text ? happened() : happened({ type: 'comment.edited', annotation, comment: id, text });
}

export function deleteComment(state: LedgerState, command: CommandOf<'comment.delete'>, actor: Actor): Decision {
  const { annotation, comment: id } = command;
  const comment = standingComment(state, command);
  if (isRefused(comment)) return comment;
  if (comment.author !== actor.person && !may(actor.role, 'desk.manage')) {
    return refuse(403, 'comment.notYours', 'Only its author or a desk chief deletes a comment.');
  }
  return happened({ type: 'comment.deleted', annotation, comment: id });
}
