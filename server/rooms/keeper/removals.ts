/**
 * Who took which characters out of the text. A deletion in Yjs has no author; but the room knows whose update carries it,
 * and the log keeps that with every row.
 */
import * as Y from 'yjs';
import type { IdRun } from '../../../shared/passage/covered.ts';
import type { LedgerStore, TextRow, TextStore } from '../../storage/ports.ts';
import type { RoomOrigin } from '../liveText.ts';

export interface Removal {
  /** Person ids: who did it, then who proposed it; nobody where the server did. */
  by: readonly string[];
  /** ISO 8601. */
  at: string;
  ids: IdRun[];
}

/** Rows of the log that are read at a time for what a crash kept from the keeper: it looks a second after every change. */
const ROWS = 500;

interface DeletedIds {
  clients: Map<number, { clock: number; len: number }[]>;
}

function idsIn({ clients }: DeletedIds): IdRun[] {
  return [...clients].flatMap(([client, runs]) => runs.map(({ clock, len }): IdRun => [client, clock, len]));
}

function peopleBehind(origin: RoomOrigin | null): string[] {
  if (!origin || !('person' in origin)) return [];
  return origin.from === 'decision' && origin.proposer !== null ? [origin.person, origin.proposer] : [origin.person];
}

export function removalIn(transaction: Y.Transaction, at: string): Removal | null {
  if (transaction.deleteSet.clients.size === 0) return null;
  return { by: peopleBehind(transaction.origin as RoomOrigin | null), at, ids: idsIn(transaction.deleteSet) };
}

/** Those of `ids` that are not in `known`. */
export function idsWithout(ids: readonly IdRun[], known: readonly IdRun[]): IdRun[] {
  return ids.flatMap(([client, clock, length]) => {
    const left: IdRun[] = [];
    let at = clock;
    const own = known.filter((run) => run[0] === client).sort((a, b) => a[1] - b[1]);
    for (const [, start, count] of own) {
      if (start + count <= at || start >= clock + length) continue;
      if (start > at) left.push([client, at, start - at]);
      at = Math.max(at, start + count);
    }
    if (at < clock + length) left.push([client, at, clock + length - at]);
    return left;
  });
}

/** Whether the two have a character in common. */
export function meets(a: IdRun, b: IdRun): boolean {
  return a[0] === b[0] && a[1] < b[1] + b[2] && b[1] < a[1] + a[2];
}

const took = ({ ids }: Removal, run: IdRun) => ids.some((own) => meets(run, own));

/** The removal that took the last of these characters. */
export function lastRemovalOf(removals: readonly Removal[], ids: readonly IdRun[]): Removal | undefined {
  return removals.findLast((removal) => ids.some((own) => took(removal, own)));
}

/** Everybody who took any of these characters. */
export function takersOf(removals: readonly Removal[], ids: readonly IdRun[]): string[] {
  return removals.filter((removal) => ids.some((own) => took(removal, own))).flatMap(({ by }) => by);
}

/** The logs in which it stands who took away what the keeper did not see. */
export interface RemovalLogs {
  texts: Pick<TextStore, 'lastSeq' | 'history'>;
  ledgers: Pick<LedgerStore, 'read'>;
}

/** Under which client id an accepted suggestion was written, and who had proposed it. */
async function proposersIn({ ledgers }: RemovalLogs, article: string): Promise<Map<number, string>> {
  const events = await ledgers.read(article, 0);
  return new Map(
    events.flatMap((event) => (event.type === 'suggestion.accepted' ? [[event.client, event.proposer] as const] : [])),
  );
}

function removalOf({ author, at, update }: TextRow, proposers: ReadonlyMap<number, string>): Removal {
  const { structs, ds } = Y.decodeUpdate(update);
  const proposed = new Set(structs.flatMap(({ id }) => proposers.get(id.client) ?? []));
  return { by: author === null ? [] : [author, ...proposed], at: new Date(at).toISOString(), ids: idsIn(ds) };
}

/** What the log says of how these characters went, in order; read backwards until all of them are accounted for. */
export async function removalsInLog(logs: RemovalLogs, article: string, gone: readonly IdRun[]): Promise<Removal[]> {
  const proposers = await proposersIn(logs, article);
  const found: Removal[] = [];
  let left = gone;
  for (let end = await logs.texts.lastSeq(article); end > 0 && left.length > 0; end -= ROWS) {
    const start = Math.max(0, end - ROWS);
    const rows = await logs.texts.history(article, start, end - start);
    const removals = rows.map((row) => removalOf(row, proposers));
    found.unshift(...removals);
    left = idsWithout(
      left,
      removals.flatMap(({ ids }) => ids),
    );
  }
  return found;
}
