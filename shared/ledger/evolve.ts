/** The step from one state of a ledger to the next. */
import { assertNever } from '../assertNever.ts';
import type { LedgerEvent } from './event.ts';
import type { Comment, LedgerState, Resolution, Thread } from './state.ts';

type EventOf<T extends LedgerEvent['type']> = Extract<LedgerEvent, { type: T }>;

/** An event that does not follow on the state: fetch the events after `seq` and go on from there. */
export class LedgerGap extends Error {
  readonly seq: number;
  constructor(seq: number, got: number) {
    super(`event ${got} does not follow on event ${seq}`);
    this.name = 'LedgerGap';
    this.seq = seq;
  }
}

function firstWords(event: EventOf<'thread.opened' | 'thread.replied'>): Comment {
  return { id: event.comment, author: event.actor, at: event.at, text: event.text, edits: [], deleted: false };
}

function opened(event: EventOf<'thread.opened'>): Thread {
  return {
    id: event.annotation,
    passages: event.passages,
    opener: event.actor,
    openedAt: event.at,
    comments: [firstWords(event)],
    resolution: null,
  };
}

function resolutionOf(event: EventOf<'thread.resolved'>): Resolution {
  const { outcome, reason, actor: by, at } = event;
  return reason === undefined ? { outcome, by, at } : { outcome, reason, by, at };
}

function changeComment(thread: Thread, id: string, change: (comment: Comment) => Comment): Thread {
  return { ...thread, comments: thread.comments.map((each) => (each.id === id ? change(each) : each)) };
}

function edited(comment: Comment, event: EventOf<'comment.edited'>): Comment {
  return { ...comment, text: event.text, edits: [...comment.edits, { text: comment.text, at: event.at }] };
}

function changeThread(thread: Thread, event: Exclude<LedgerEvent, { type: 'thread.opened' }>): Thread {
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

function threadAfter(threads: ReadonlyMap<string, Thread>, event: LedgerEvent): Thread {
  if (event.type === 'thread.opened') return opened(event);
  const thread = threads.get(event.annotation);
  if (!thread) throw new Error(`event ${event.seq} speaks of a thread that was never opened`);
  return changeThread(thread, event);
}

/**
 * The state after all of `events`, in order. Pure: the state given stays as it was. The map of threads is copied once,
 * so that replaying a long ledger costs no more than reading it.
 * @throws LedgerGap when an event does not follow on the one before.
 */
export function evolveAll(state: LedgerState, events: readonly LedgerEvent[]): LedgerState {
  const threads = new Map(state.threads);
  let { seq, hash } = state;
  for (const event of events) {
    if (event.seq !== seq + 1) throw new LedgerGap(seq, event.seq);
    threads.set(event.annotation, threadAfter(threads, event));
    ({ seq, hash } = event);
  }
  return { seq, hash, threads };
}

/** The state after one more event; as `evolveAll`. */
export function evolve(state: LedgerState, event: LedgerEvent): LedgerState {
  return evolveAll(state, [event]);
}
