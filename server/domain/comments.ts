/** Decisions about single comments (docs/protocol/ledger.md, R-THREAD). */
import type { Comment, LedgerState } from '../../shared/ledger/state.ts';
import { may } from '../../shared/permissions.ts';
import { type Actor, type CommandOf, type Decision, happened, refuse } from './decision.ts';
import { isThread, threadOf } from './threads.ts';

type CommentCommand = CommandOf<'comment.edit' | 'comment.delete'>;

function standingComment(state: LedgerState, command: CommentCommand): Comment | Decision {
  const thread = threadOf(state, command.annotation);
  if (!isThread(thread)) return thread;
  const comment = thread.comments.find((each) => each.id === command.comment);
  if (!comment) return refuse(404, 'comment.unknown', 'There is no such comment in this thread.');
  if (comment.deleted) return refuse(409, 'comment.deleted', 'This comment was deleted.');
  return comment;
}

function isComment(found: Comment | Decision): found is Comment {
  return 'author' in found;
}

/** Nobody puts words into another's mouth, whatever their role. */
export function editComment(state: LedgerState, command: CommandOf<'comment.edit'>, actor: Actor): Decision {
  const { annotation, comment: id, text } = command;
  const comment = standingComment(state, command);
  if (!isComment(comment)) return comment;
  if (comment.author !== actor.person) {
    return refuse(403, 'comment.notYours', 'Only its author changes a comment.');
  }
  return comment.text === text ? happened() : happened({ type: 'comment.edited', annotation, comment: id, text });
}

export function deleteComment(state: LedgerState, command: CommandOf<'comment.delete'>, actor: Actor): Decision {
  const { annotation, comment: id } = command;
  const comment = standingComment(state, command);
  if (!isComment(comment)) return comment;
  if (comment.author !== actor.person && !may(actor.role, 'desk.manage')) {
    return refuse(403, 'comment.notYours', 'Only its author or a desk chief deletes a comment.');
  }
  return happened({ type: 'comment.deleted', annotation, comment: id });
}
