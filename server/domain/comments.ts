/** Decisions about single comments (docs/protocol/ledger.md, R-THREAD). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { Comment } from '../../shared/ledger/comment.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { may } from '../../shared/permissions.ts';
import { isRefused } from './annotations.ts';
import { contentOf } from './content.ts';
import { type Actor, type Decision, type Facts, happened, type Refusal, refuse } from './decision.ts';
import { threadOf } from './threads.ts';

type CommentCommand = CommandOf<'comment.edit' | 'comment.delete' | 'reaction.toggle'>;

/** The comment that a command names, or why nothing can be done with it. */
export function standingComment(state: LedgerState, command: CommentCommand): Comment | { refusal: Refusal } {
  const thread = threadOf(state, command.annotation);
  if (isRefused(thread)) return thread;
  const comment = thread.comments.find((each) => each.id === command.comment);
  if (!comment) return refuse(404, 'comment.unknown', 'There is no such comment in this thread.');
  if (comment.deleted) return refuse(409, 'comment.deleted', 'This comment was deleted.');
  return comment;
}

/** Nobody puts words into another's mouth, whatever their role. */
export function editComment(
  state: LedgerState,
  command: CommandOf<'comment.edit'>,
  actor: Actor,
  facts: Facts,
): Decision {
  const { annotation, comment: id } = command;
  const comment = standingComment(state, command);
  if (isRefused(comment)) return comment;
  if (comment.author !== actor.person) {
    return refuse(403, 'comment.notYours', 'Only its author changes a comment.');
  }
  if (comment.imported) {
    return refuse(
      403,
      'comment.imported',
      'This comment came in with a document: its words are another’s. Reply to it.',
    );
  }
  const content = contentOf(command, facts);
  if (isRefused(content)) return content;
  // Named files are the whole list; none named leaves those that it has.
  const files = command.files === undefined ? comment.files : (content.files ?? []);
  const sameFiles = files.join() === comment.files.join();
  if (comment.text === content.text && sameFiles) return happened();
  const changed = { type: 'comment.edited', annotation, comment: id, text: content.text } as const;
  return happened(sameFiles ? changed : { ...changed, files: [...files] });
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
