/** The threads with something new, kept as a store: cards and rows hear of their own thread alone. */
import { useEffect, useState } from 'react';
import type { MarginModel } from '../margin/marginModel.ts';
import { type Unread, unreadIn } from '../margin/unread.ts';
import type { ArticleSession } from '../session/articleSession.ts';
import { createStore, type Readable, type Store } from '../session/store.ts';

const NONE: Unread = new Map();

export function useUnread(session: ArticleSession, model: MarginModel): Readable<Unread> {
  const [unread] = useState(() => createStore(NONE));
  useEffect(() => watch(session, model, unread), [session, model, unread]);
  return unread;
}

/** Follows the ledger, and marks the thread that is open while the page is in sight; returns what ends that. */
function watch({ ledger, seen, person }: ArticleSession, model: MarginModel, unread: Store<Unread>): () => void {
  const look = () => {
    const active = model.active.get();
    const seq = active === null ? undefined : unread.get().get(active);
    if (active !== null && seq !== undefined && document.visibilityState === 'visible') {
      seen.mark({ annotation: active, seq });
    }
  };
  const tell = () => {
    const marks = seen.marks.get();
    unread.set(marks ? unreadIn(ledger.state.get(), person, marks) : NONE);
    look();
  };
  const onSight = () => {
    look();
    // Other computers may have been used meanwhile.
    if (document.visibilityState === 'visible') void seen.refresh();
  };
  tell();
  const leave = [ledger.state.subscribe(tell), seen.marks.subscribe(tell), model.active.subscribe(look)];
  document.addEventListener('visibilitychange', onSight);
  return () => {
    for (const end of leave) end();
    document.removeEventListener('visibilitychange', onSight);
  };
}
