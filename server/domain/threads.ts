/** Decisions about threads as a whole (docs/protocol/ledger.md, R-THREAD). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import { isEmptied, type Thread } from '../../shared/ledger/thread.ts';
import { may } from '../../shared/permissions.ts';
import { annotationOf, isRefused, newPassage } from './annotations.ts';
import { type Actor, type Decision, type Facts, happened, type Refusal, refuse } from './decision.ts';

/** The thread a command names, or why it cannot be spoken of. */
export function threadOf(state: LedgerState, annotation: string): Thread | { refusal: Refusal } {
  const thread = annotationOf(state, annotation, 'thread');
  if (isRefused(thread)) return thread;
  if (isEmptied(thread)) return refuse(409, 'thread.emptied', 'Every comment of this thread was deleted.');
  return thread;
}

function commentTaken(state: LedgerState, comment: string): boolean {
  return annotationsOf(state, 'thread').some((thread) => thread.comments.some((each) => each.id === comment));
}

const TAKEN = refuse(409, 'comment.exists', 'A comment with this id exists already; make a new id.');

export function openThread(state: LedgerState, command: CommandOf<'thread.open'>, facts: Facts): Decision {
  const { annotation, comment = command.id, text } = command;
  const passage = newPassage(state, annotation, facts);
  if (isRefused(passage)) return passage;
  if (commentTaken(state, comment)) return TAKEN;
  return happened({ type: 'thread.opened', annotation, comment, text, passages: [passage] });
}

/** A reply to a resolved thread opens it again: whoever answers does not think that it is over. */
export function replyToThread(state: LedgerState, command: CommandOf<'thread.reply'>): Decision {
  const { annotation, comment, text } = command;
  const thread = threadOf(state, annotation);
  if (isRefused(thread)) return thread;
  if (commentTaken(state, comment)) return TAKEN;
  const replied = { type: 'thread.replied', annotation, comment, text } as const;
  return thread.resolution ? happened(replied, { type: 'thread.reopened', annotation }) : happened(replied);
}

export function resolveThread(state: LedgerState, command: CommandOf<'thread.resolve'>, actor: Actor): Decision {
  const { annotation, outcome, reason } = command;
  const thread = threadOf(state, annotation);
  if (isRefused(thread)) return thread;
  const own = thread.opener === actor.person && may(actor.role, 'thread.resolveOwn');
  if (!own && !may(actor.role, 'thread.resolveAny')) {
    return refuse(403, 'thread.notYours', 'Your role resolves only threads that you opened.');
  }
  if (thread.resolution) return refuse(409, 'thread.alreadyResolved', 'This thread is resolved already.');
  return happened({ type: 'thread.resolved', annotation, outcome, ...(reason ? { reason } : {}) });
}

/** Reopening hides nothing from anybody, so whoever may write in threads may do it. */
export function reopenThread(state: LedgerState, command: CommandOf<'thread.reopen'>): Decision {
  const thread = threadOf(state, command.annotation);
  if (isRefused(thread)) return thread;
  if (!thread.resolution) return refuse(409, 'thread.notResolved', 'This thread is open already.');
  return happened({ type: 'thread.reopened', annotation: command.annotation });
}
