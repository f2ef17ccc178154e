/** Decisions about threads as a whole (docs/protocol/ledger.md, R-THREAD). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import { isEmptied, type Thread } from '../../shared/ledger/thread.ts';
import { may } from '../../shared/permissions.ts';
import { annotationOf, isRefused, newPassage } from './annotations.ts';
import { claimOpened } from './claims.ts';
import { contentOf } from './content.ts';
import { type Actor, type Decision, type Facts, happened, type Refusal, refuse } from './decision.ts';

/** The thread a command names, or why it cannot be spoken of. */
export function threadOf(state: LedgerState, annotation: string): Thread | { refusal: Refusal } {
  const thread = annotationOf(state, annotation, 'thread');
  if (isRefused(thread)) return thread;
  if (isEmptied(thread)) return refuse(409, 'thread.emptied', 'Every comment of this thread was deleted.');
  return thread;
}

const TAKEN = refuse(409, 'comment.exists', 'A comment with this id exists already; make a new id.');

/** Of all threads of an article together, deleted ones included. */
const MOST_COMMENTS = 5_000;

/** Why there can be no comment of this id; null where there can. */
function barToComment(state: LedgerState, comment: string): { refusal: Refusal } | null {
  const comments = annotationsOf(state, 'thread').flatMap((thread) => thread.comments);
  if (comments.some(({ id }) => id === comment)) return TAKEN;
  if (comments.length < MOST_COMMENTS) return null;
  return refuse(422, 'comment.tooMany', `An article has at most ${MOST_COMMENTS} comments.`);
}

/** Of a claim whose sender named none: some other fact to check. */
const OTHER_CLAIM = 'c';

export function openThread(state: LedgerState, command: CommandOf<'thread.open'>, facts: Facts): Decision {
  const { annotation, comment = command.id } = command;
  const passage = newPassage(state, annotation, facts);
  if (isRefused(passage)) return passage;
  const bar = barToComment(state, comment);
  if (bar) return bar;
  const content = contentOf(command, facts);
  if (isRefused(content)) return content;
  return happened({ type: 'thread.opened', annotation, comment, ...content, passages: [passage] });
}

/** A reply to a resolved thread opens it again: whoever answers does not think that it is over. */
export function replyToThread(state: LedgerState, command: CommandOf<'thread.reply'>, facts: Facts): Decision {
  const { annotation, comment } = command;
  const thread = threadOf(state, annotation);
  if (isRefused(thread)) return thread;
  const bar = barToComment(state, comment);
  if (bar) return bar;
  const content = contentOf(command, facts);
  if (isRefused(content)) return content;
  const replied = { type: 'thread.replied', annotation, comment, ...content } as const;
  return thread.resolution ? happened(replied, { type: 'thread.reopened', annotation }) : happened(replied);
}

function mayResolve(thread: Thread, actor: Actor): boolean {
  const own = thread.opener === actor.person && may(actor.role, 'thread.resolveOwn');
  return own || may(actor.role, 'thread.resolveAny');
}

export function resolveThread(
  state: LedgerState,
  command: CommandOf<'thread.resolve'>,
  actor: Actor,
  facts: Facts,
): Decision {
  const { annotation, outcome, reason } = command;
  const thread = threadOf(state, annotation);
  if (isRefused(thread)) return thread;
  if (!mayResolve(thread, actor)) {
    return refuse(403, 'thread.notYours', 'Your role resolves only threads that you opened.');
  }
  if (thread.resolution) return refuse(409, 'thread.alreadyResolved', 'This thread is resolved already.');
  if (outcome === 'claim') return resolveAsClaim(state, command, actor, facts);
  return happened({ type: 'thread.resolved', annotation, outcome, ...(reason ? { reason } : {}) });
}

/** The claim and the resolution in one step, so that neither is ever without the other. */
function resolveAsClaim(
  state: LedgerState,
  command: CommandOf<'thread.resolve'>,
  actor: Actor,
  facts: Facts,
): Decision {
  const { annotation: thread, reason } = command;
  const { annotation, tag } = command.claim ?? { annotation: command.id, tag: OTHER_CLAIM };
  if (!may(actor.role, 'claim.work')) return refuse(403, 'role.insufficient', 'Your role opens no claims.');
  const opened = claimOpened(state, { annotation, tag, thread }, facts);
  if (isRefused(opened)) return opened;
  return happened(opened, {
    type: 'thread.resolved',
    annotation: thread,
    outcome: 'claim',
    claim: annotation,
    ...(reason ? { reason } : {}),
  });
}

/** Reopening hides nothing from anybody, so whoever may write in threads may do it. */
export function reopenThread(state: LedgerState, command: CommandOf<'thread.reopen'>): Decision {
  const thread = threadOf(state, command.annotation);
  if (isRefused(thread)) return thread;
  if (!thread.resolution) return refuse(409, 'thread.notResolved', 'This thread is open already.');
  return happened({ type: 'thread.reopened', annotation: command.annotation });
}
