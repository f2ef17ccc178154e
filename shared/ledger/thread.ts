/** Threads in the ledger: what may be asked, what happened, what it amounts to. */
import { z } from 'zod';
import { assertNever } from '../assertNever.ts';
import { about, type MarkedPassage, reason, target, uuid, words } from './selectors.ts';
import type { Stamped } from './stamp.ts';

/** Longest comment, in UTF-16 units. */
export const MAX_COMMENT = 20_000;
const commentText = words.trim().min(1).max(MAX_COMMENT);
const outcome = z.enum(['done', 'wontfix', 'claim']);
export type Outcome = z.infer<typeof outcome>;

export const threadCommands = [
  z.strictObject({ ...about, type: z.literal('thread.open'), comment: uuid.optional(), target, text: commentText }),
  z.strictObject({ ...about, type: z.literal('thread.reply'), comment: uuid, text: commentText }),
  z.strictObject({ ...about, type: z.literal('thread.resolve'), outcome, reason: reason.optional() }),
  z.strictObject({ ...about, type: z.literal('thread.reopen') }),
  z.strictObject({ ...about, type: z.literal('comment.edit'), comment: uuid, text: commentText }),
  z.strictObject({ ...about, type: z.literal('comment.delete'), comment: uuid }),
] as const;

export type ThreadEvent =
  | {
      type: 'thread.opened';
      annotation: string;
      comment: string;
      text: string;
      /** Exactly one. The quote is the server's, taken from its text. */
      passages: MarkedPassage[];
    }
  | { type: 'thread.replied'; annotation: string; comment: string; text: string }
  | { type: 'thread.resolved'; annotation: string; outcome: Outcome; reason?: string }
  | { type: 'thread.reopened'; annotation: string }
  | { type: 'comment.edited'; annotation: string; comment: string; text: string }
  | { type: 'comment.deleted'; annotation: string; comment: string };

export interface Comment {
  id: string;
  /** Person id. */
  author: string;
  /** ISO 8601, server time. */
  at: string;
  /** '' once deleted. */
  text: string;
  /** Earlier wordings, oldest first; `at` is when each was replaced. Empty once deleted. */
  edits: readonly { text: string; at: string }[];
  deleted: boolean;
}

export interface Resolution {
  outcome: Outcome;
  reason?: string;
  by: string;
  at: string;
}

export interface Thread {
  kind: 'thread';
  id: string;
  /** As they were when the thread was opened; where they are now is told by the text. */
  passages: readonly MarkedPassage[];
  opener: string;
  openedAt: string;
  /** In the order written; the first opened the thread. */
  comments: readonly Comment[];
  /** Null while the thread is open. */
  resolution: Resolution | null;
}

type EventOf<T extends ThreadEvent['type']> = Extract<Stamped<ThreadEvent>, { type: T }>;

/** True when every comment of the thread was deleted: nothing is left to show. */
export function isEmptied(thread: Thread): boolean {
  return thread.comments.every((comment) => comment.deleted);
}

function firstWords(event: EventOf<'thread.opened' | 'thread.replied'>): Comment {
  return { id: event.comment, author: event.actor, at: event.at, text: event.text, edits: [], deleted: false };
}

/** The thread that an event opens. */
export function openedThread(event: EventOf<'thread.opened'>): Thread {
  return {
    kind: 'thread',
    id: event.annotation,
    passages: event.passages,
    opener: event.actor,
    openedAt: event.at,
    comments: [firstWords(event)],
    resolution: null,
  };
}

function resolutionOf(event: EventOf<'thread.resolved'>): Resolution {
  const { outcome: how, reason: why, actor: by, at } = event;
  return why === undefined ? { outcome: how, by, at } : { outcome: how, reason: why, by, at };
}

function changeComment(thread: Thread, id: string, change: (comment: Comment) => Comment): Thread {
  return { ...thread, comments: thread.comments.map((each) => (each.id === id ? change(each) : each)) };
}

function edited(comment: Comment, event: EventOf<'comment.edited'>): Comment {
  return { ...comment, text: event.text, edits: [...comment.edits, { text: comment.text, at: event.at }] };
}

/** The thread after what happened in it. */
export function changedThread(thread: Thread, event: Exclude<Stamped<ThreadEvent>, { type: 'thread.opened' }>): Thread {
  switch (event.type) {
    case 'thread.replied':
      return { ...thread, comments: [...thread.comments, firstWords(event)] };
    case 'thread.resolved':
      return { ...thread, resolution: resolutionOf(event) };
    case 'thread.reopened':
      return { ...thread, resolution: null };
    case 'comment.edited':
      return changeComment(thread, event.comment, (comment) => edited(comment, event));
    case 'comment.deleted':
      return changeComment(thread, event.comment, (comment) => ({ ...comment, text: '', edits: [], deleted: true }));
    default:
      return assertNever(event);
  }
}
