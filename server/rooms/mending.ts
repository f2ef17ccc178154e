/** Mends what a merge left behind in a live text. */
import type * as Y from 'yjs';
import { type Mending, TextRepair } from '../../shared/text/repair.ts';
import type { RoomOrigin } from './liveText.ts';

export interface Mender {
  /**
   * To be called when a person's change has been applied, before anything else changes the text.
   * @param isOwed false where another node has the duty to mend: it will hear of the change, too.
   */
  mend(isOwed: boolean): void;
  /** Whether the text ends with a newline. */
  isClosed(): boolean;
}

/** @param edit makes a change of the server's own */
export function createMender(text: Y.Text, edit: (change: Mending) => void): Mender {
  const repair = new TextRepair(text);
  let due: Mending | null = null;
  text.observe((event, transaction) => {
    const origin = transaction.origin as RoomOrigin | null;
    // Yjs tidies up markers in a transaction of its own, without an origin, right behind the one that left them.
    const isPersons = origin?.from === 'socket' || (origin?.from === 'peer' && origin.person !== undefined);
    const mending = repair.after(event, !isPersons);
    if (isPersons) due = mending;
  });
  return {
    mend(isOwed) {
      const mending = due;
      due = null;
      if (mending && isOwed) edit(mending);
    },
    isClosed: () => repair.isClosed(),
  };
}
