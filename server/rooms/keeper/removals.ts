/**
 * Who took which characters out of the text. A deletion in Yjs has no author; but the room knows whose update carries it,
 * and the log keeps that with every row.
 */
import * as Y from 'yjs';
import type { IdRun } from '../../../shared/passage/covered.ts';
import type { TextStore } from '../../storage/ports.ts';
import { authorOf, type RoomOrigin } from '../liveText.ts';

export interface Removal {
  /** Person id; null for the server. */
  by: string | null;
  /** ISO 8601. */
  at: string;
  ids: IdRun[];
}

/** Rows of the log that are read for what a crash kept from the keeper: it looks a second after every change. */
const ROWS = 500;

interface DeletedIds {
  clients: Map<number, { clock: number; len: number }[]>;
}

function idsIn({ clients }: DeletedIds): IdRun[] {
  return [...clients].flatMap(([client, runs]) => runs.map(({ clock, len }): IdRun => [client, clock, len]));
}

export function removalIn(transaction: Y.Transaction, at: string): Removal | null {
  if (transaction.deleteSet.clients.size === 0) return null;
  return { by: authorOf(transaction.origin as RoomOrigin | null), at, ids: idsIn(transaction.deleteSet) };
}

/** What the last rows of the log took away, in order. */
export async function removalsInLog(
  texts: Pick<TextStore, 'lastSeq' | 'history'>,
  article: string,
): Promise<Removal[]> {
  const last = await texts.lastSeq(article);
  const rows = await texts.history(article, Math.max(0, last - ROWS), ROWS);
  return rows.map(({ author, at, update }) => ({
    by: author,
    at: new Date(at).toISOString(),
    ids: idsIn(Y.decodeUpdate(update).ds),
  }));
}

function meets(a: IdRun, b: IdRun): boolean {
  return a[0] === b[0] && a[1] < b[1] + b[2] && b[1] < a[1] + a[2];
}

/** The removal that took the last of these characters. */
export function lastRemovalOf(removals: readonly Removal[], ids: readonly IdRun[]): Removal | undefined {
  return removals.findLast((removal) => removal.ids.some((run) => ids.some((own) => meets(run, own))));
}
