/** The one place where a command becomes events or a refusal. */
import { assertNever } from '../../shared/assertNever.ts';
import type { Command } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { may } from '../../shared/permissions.ts';
import { deleteComment, editComment } from './comments.ts';
import { type Actor, type Decision, type Facts, refuse } from './decision.ts';
import { openThread, reopenThread, replyToThread, resolveThread } from './threads.ts';

/** Pure: the same state, command, actor and facts give the same decision on every node. */
export function decide(state: LedgerState, command: Command, actor: Actor, facts: Facts): Decision {
  if (!may(actor.role, 'thread.write')) return refuse(403, 'role.insufficient', 'Your role may read, but not comment.');
  switch (command.type) {
    case 'thread.open':
      return openThread(state, command, facts);
    case 'thread.reply':
      return replyToThread(state, command);
    case 'thread.resolve':
      return resolveThread(state, command, actor);
    case 'thread.reopen':
      return reopenThread(state, command);
    case 'comment.edit':
      return editComment(state, command, actor);
    case 'comment.delete':
      return deleteComment(state, command, actor);
    default:
      return assertNever(command);
  }
}
