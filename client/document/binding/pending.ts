/** The editor's own changes that are not yet in the text, kept in the editor's state so that none is missed or doubled. */
import { type EditorState, PluginKey, type Selection, type Transaction } from '@tiptap/pm/state';

export interface PendingChange {
  /** Counts up along the states of one editor. */
  number: number;
  transaction: Transaction;
  selectionBefore: Selection;
}

export interface Pending {
  /** Number of the latest change. */
  latest: number;
  changes: readonly PendingChange[];
}

export const textSyncKey = new PluginKey<Pending>('textSync');

export const NOTHING_PENDING: Pending = { latest: 0, changes: [] };

/** True for a transaction by which the binding shows a change of the text. */
export function isFromText(transaction: Transaction): boolean {
  return transaction.getMeta(textSyncKey) === true;
}

/** Marks a transaction as showing the text. Neither does it enter a history, nor does it drop a pending Bold. */
export function markFromText(transaction: Transaction, state: EditorState): Transaction {
  if (state.storedMarks) transaction.setStoredMarks(state.storedMarks);
  return transaction.setMeta('addToHistory', false).setMeta(textSyncKey, true);
}

/** @param flushed number of the latest change that is in the text already */
export function withChange(pending: Pending, transaction: Transaction, before: EditorState, flushed: number): Pending {
  if (!transaction.docChanged || isFromText(transaction)) return pending;
  const number = pending.latest + 1;
  const waiting = pending.changes.filter((change) => change.number > flushed);
  return { latest: number, changes: [...waiting, { number, transaction, selectionBefore: before.selection }] };
}
