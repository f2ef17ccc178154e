/**
 * Threads as the reader sees them: the ledger's, and on top what this person has just said and the ledger has not yet
 * answered. Nothing pending is ever shown as if it were recorded.
 */
import type { Command, CommandOf } from '../../shared/ledger/command.ts';
import {
  type Comment,
  type Origin,
  type Reacted,
  type Reaction,
  toggledReaction,
} from '../../shared/ledger/comment.ts';
import { annotationsOf, type LedgerState } from '../../shared/ledger/state.ts';
import type { Resolution, Thread } from '../../shared/ledger/thread.ts';
import type { OutboxEntry } from '../session/outbox.ts';
import type { KeptRange } from '../session/target.ts';
import { annotationOf } from './annotationOf.ts';
import { type PassageView, type PendingMark, passageViews, pendingPassage } from './pendingMark.ts';

export interface CommentView {
  id: string;
  author: string;
  /** ISO 8601. */
  at: string;
  text: string;
  /** Hashes of its pictures. */
  files: readonly string[];
  edits: Comment['edits'];
  reactions: readonly Reacted[];
  deleted: boolean;
  /** Of a comment that came in with a document. */
  imported?: Origin;
  pending: PendingMark | null;
  /** Reactions of the reader’s that wait, or were refused. */
  reacting: readonly (PendingMark & { reaction: Reaction })[];
}

export interface ThreadView {
  kind: 'thread';
  id: string;
  passages: readonly PassageView[];
  opener: string;
  comments: readonly CommentView[];
  resolution: Resolution | null;
  /** Set while the thread itself waits: the words it was written beside. */
  pendingRange: KeptRange | null;
  /** A waiting resolve or reopen. */
  pending: PendingMark | null;
}

/** Views made before, by the thread they show: one that did not change keeps its view, so its card is not drawn again. */
export type KnownThreads = WeakMap<Thread, ThreadView>;

/** The reader's threads, in the order opened; `me` wrote what waits in the outbox. */
export function threadViews(
  ledger: LedgerState,
  outbox: readonly OutboxEntry[],
  me: string,
  known: KnownThreads = new WeakMap(),
): ThreadView[] {
  const views = new Map<string, ThreadView>();
  for (const thread of annotationsOf(ledger, 'thread')) {
    const view = known.get(thread) ?? recorded(thread);
    known.set(thread, view);
    views.set(thread.id, view);
  }
  for (const entry of outbox) apply(views, entry, me);
  return [...views.values()].filter(hasSomething);
}

/** Of a thread whose every comment was deleted only what one's own words still wait for is shown. */
const hasSomething = ({ comments }: ThreadView) =>
  comments.some(({ deleted, pending, reacting }) => !deleted || pending !== null || reacting.length > 0);

function recorded(thread: Thread): ThreadView {
  return {
    kind: 'thread',
    id: thread.id,
    passages: passageViews(thread.passages),
    opener: thread.opener,
    comments: thread.comments.map((comment) => ({ ...comment, pending: null, reacting: [] })),
    resolution: thread.resolution,
    pendingRange: null,
    pending: null,
  };
}

function apply(views: Map<string, ThreadView>, entry: OutboxEntry, me: string): void {
  const { command, refusal } = entry;
  const pending = { command: command.id, refusal };
  const at = new Date(entry.at).toISOString();
  if (command.type === 'thread.open') {
    if (!views.has(command.annotation)) views.set(command.annotation, opening(command, pending, at, me));
    return;
  }
  const about = annotationOf(command);
  const thread = about === null ? undefined : views.get(about);
  if (thread) views.set(thread.id, changedBy(thread, command, pending, at, me));
}

function opening(command: CommandOf<'thread.open'>, pending: PendingMark, at: string, me: string): ThreadView {
  const { annotation: id } = command;
  return {
    kind: 'thread',
    id,
    ...pendingPassage(command),
    opener: me,
    comments: [waitingComment(command.comment ?? id, command, pending, { author: me, at })],
    resolution: null,
    pending: null,
  };
}

function contentOf({ text, files }: { text: string; files?: string[] | undefined }): Partial<CommentView> {
  return files === undefined ? { text } : { text, files };
}

function waitingComment(
  id: string,
  command: CommandOf<'thread.open' | 'thread.reply'>,
  pending: PendingMark,
  by: { author: string; at: string },
): CommentView {
  const { text, files = [] } = command;
  return { id, ...by, text, files, edits: [], reactions: [], deleted: false, pending, reacting: [] };
}

/** Shown as it will be, and marked as waiting; one that was refused is shown as it was. */
function withReaction(
  comment: CommentView,
  command: CommandOf<'reaction.toggle'>,
  pending: PendingMark,
  by: string,
): CommentView {
  if (comment.id !== command.comment) return comment;
  const { reaction } = command;
  const reactions = pending.refusal ? comment.reactions : toggledReaction(comment.reactions, { reaction, by });
  return { ...comment, reactions, reacting: [...comment.reacting, { ...pending, reaction }] };
}

function changedBy(thread: ThreadView, command: Command, pending: PendingMark, at: string, me: string): ThreadView {
  const comment = (id: string, change: Partial<CommentView>) =>
    thread.comments.map((each) => (each.id === id ? { ...each, ...change, pending } : each));
  const shown = pending.refusal === null;
  switch (command.type) {
    case 'thread.reply': {
      if (thread.comments.some(({ id }) => id === command.comment)) return thread;
      const reply = waitingComment(command.comment, command, pending, { author: me, at });
      return { ...thread, comments: [...thread.comments, reply] };
    }
    case 'comment.edit':
      return { ...thread, comments: comment(command.comment, contentOf(command)) };
    case 'reaction.toggle':
      return { ...thread, comments: thread.comments.map((each) => withReaction(each, command, pending, me)) };
    case 'comment.delete':
      return { ...thread, comments: comment(command.comment, {}) };
    case 'thread.resolve': {
      const { outcome, reason, claim } = command;
      const became = claim ? { claim: claim.annotation } : {};
      const resolution = { outcome, by: me, at, ...(reason === undefined ? {} : { reason }), ...became };
      return { ...thread, pending, resolution: shown ? resolution : thread.resolution };
    }
    case 'thread.reopen':
      return { ...thread, pending, resolution: shown ? null : thread.resolution };
    default:
      return thread;
  }
}
