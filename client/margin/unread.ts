/** Which threads have something that the reader has not looked at. */
import { annotationsOf, isHidden, type LedgerState } from '../../shared/ledger/state.ts';
import type { Thread } from '../../shared/ledger/thread.ts';
import type { SeenMarks } from '../session/seen.ts';

/** By thread, the event up to which it must be looked at to be no longer new. */
export type Unread = ReadonlyMap<string, number>;

/** Number of the event that last brought words of somebody else; 0 where there are none. */
function lastNews(thread: Thread, me: string): number {
  return Math.max(0, ...thread.comments.filter((each) => each.author !== me && !each.deleted).map(({ seq }) => seq));
}

export function unreadIn(ledger: LedgerState, me: string, seen: SeenMarks): Unread {
  const threads = annotationsOf(ledger, 'thread').filter((thread) => !isHidden(thread));
  const news = threads.map((thread) => [thread.id, lastNews(thread, me)] as const);
  return new Map(news.filter(([id, seq]) => seq > (seen.get(id) ?? 0)));
}
