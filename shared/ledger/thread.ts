/** Threads in the ledger: what happened, what it amounts to. */
import { assertNever } from '../assertNever.ts';
import { type Comment, type CommentEvent, changedComment, newComment, type Origin } from './comment.ts';
import type { KeptPassage } from './passages.ts';
import type { MarkedPassage } from './selectors.ts';
import type { Stamped } from './stamp.ts';

export const OUTCOMES = ['done', 'wontfix', 'claim'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type ThreadEvent =
  | {
      type: 'thread.opened';
      annotation: string;
      comment: string;
      text: string;
      /** Left out where there are none. */
      files?: string[];
      /** Exactly one. The quote is the server's, taken from its text. */
      passages: MarkedPassage[];
      imported?: Origin;
    }
  | { type: 'thread.replied'; annotation: string; comment: string; text: string; files?: string[]; imported?: Origin }
  /** `claim` is the annotation that it became, opened in the same step; `imported`: the document says that it was settled. */
  | { type: 'thread.resolved'; annotation: string; outcome: Outcome; reason?: string; claim?: string; imported?: true }
  | { type: 'thread.reopened'; annotation: string }
  | CommentEvent;

export interface Resolution {
  outcome: Outcome;
  reason?: string;
  /** The claim that the thread became. */
  claim?: string;
  /** It was resolved in the document that it came in with; `by` and `at` are then of the import. */
  imported?: true;
  by: string;
  at: string;
}

export interface Thread {
  kind: 'thread';
  id: string;
  /** As they were when the thread was opened; where they are now is told by the text. */
  passages: readonly KeptPassage[];
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

/** The thread that an event opens. */
export function openedThread(event: EventOf<'thread.opened'>): Thread {
  return {
    kind: 'thread',
    id: event.annotation,
    passages: event.passages,
    opener: event.actor,
    openedAt: event.at,
    comments: [newComment(event)],
    resolution: null,
  };
}

function resolutionOf(event: EventOf<'thread.resolved'>): Resolution {
  const { outcome: how, reason: why, claim, imported, actor: by, at } = event;
  const told = { ...(why === undefined ? {} : { reason: why }), ...(claim ? { claim } : {}) };
  return { outcome: how, ...told, ...(imported ? { imported } : {}), by, at };
}

/** The thread after what happened in it. */
export function changedThread(thread: Thread, event: Exclude<Stamped<ThreadEvent>, { type: 'thread.opened' }>): Thread {
  switch (event.type) {
    case 'thread.replied':
      return { ...thread, comments: [...thread.comments, newComment(event)] };
    case 'thread.resolved':
      return { ...thread, resolution: resolutionOf(event) };
    case 'thread.reopened':
      return { ...thread, resolution: null };
    case 'comment.edited':
    case 'comment.deleted':
    case 'reaction.added':
    case 'reaction.removed': {
      const changed = (each: Comment) => (each.id === event.comment ? changedComment(each, event) : each);
      return { ...thread, comments: thread.comments.map(changed) };
    }
    default:
      return assertNever(event);
  }
}
