/** What the rest of the server may ask of live articles. `rooms/directory.ts` implements it. */
import type * as Y from 'yjs';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { PassageState } from '../../shared/passage/passageState.ts';
import type { Role } from '../../shared/permissions.ts';

/** Where a change of the text came from; every observer switches on it. */
export type TransactionOrigin =
  | { from: 'socket'; person: string }
  /**
   * What the ledger decided: the edit of who decided it, under a client id that is bound to them for it. Who proposed an
   * accepted suggestion shaped the words, too.
   */
  | { from: 'decision'; person: string; client: number; proposer: string | null }
  | { from: 'keeper' }
  | { from: 'repair' }
  | { from: 'import'; person: string }
  | { from: 'log' }
  /** Another node wrote it; the server's own changes have no person. */
  | { from: 'peer'; person?: string };

export interface LiveText {
  /** The live document. Read it synchronously; change it only through `edit`. */
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  /** Whom a Yjs client id belongs to; null for the server's own, and for one that nobody has. */
  ownerOf(client: number): string | null;
  /** Whether this node makes the server's own changes of this article; where it does not, another does. */
  hasDuty(): boolean;
  /**
   * Applies a server-made change; resolves once it is durable and on its way to every reader.
   * @throws where another node has the duty.
   */
  edit(origin: TransactionOrigin, change: (text: Y.Text) => void): Promise<void>;
  /** Resolves when everything applied so far is durable. */
  settled(): Promise<void>;
  /**
   * Resolves once it is so, looked at again after each change of the text, or with false when `ms` have gone by: what
   * another node writes is on its way.
   */
  until(isSo: () => boolean, ms: number): Promise<boolean>;
}

export interface Rooms {
  /** Runs `work` on the live article, loading it if need be; it is not unloaded while `work` runs. */
  withText<T>(article: string, work: (live: LiveText) => T | Promise<T>): Promise<T>;
  /**
   * Sends appended ledger events to everyone who has the article open on this node.
   * @param seenBy the events as a person may have them; without it everybody has them all.
   */
  publish(article: string, after: number, events: LedgerEvent[], seenBy?: (person: string) => LedgerEvent[]): void;
  /** Other nodes are to look into the store for what was decided here, or looked after. */
  grew(article: string, what: 'ledger' | 'passages'): void;
  /** Tells everyone who has the article open on this node what became of passages. */
  tellPassages(article: string, states: PassageState[]): void;
  /** People who have the article open now, and do not keep that to themselves. */
  present(article: string): { person: string; name: string }[];
  /** Roles of those who have the article open, and for how long somebody has not: 0 for who has, else milliseconds. */
  attendance(article: string): { roles: ReadonlyMap<string, Role>; goneMs(person: string): number };
  /** Closes the article's sockets (it was put into the bin). */
  evict(article: string): Promise<void>;
  /** Looks at once whether every open socket's session and role still hold, after a role or session changed. */
  recheck(): Promise<void>;
}
