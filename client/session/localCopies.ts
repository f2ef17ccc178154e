/**
 * The copies of articles that this computer keeps for work without a connection: one IndexedDB database per person and
 * article, and notes (outbox, drafts) in localStorage under the same name. All are wiped at sign-out.
 */
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

/** Time given to a local copy to open before the article opens without it; a healthy one takes some 20 ms. */
const OPEN_LIMIT_MS = 3_000;

/** Name of what this computer keeps of one article for one person. */
export function localName(person: string, article: string): string {
  return `kantlijn:${person}:${article}`;
}

export interface LocalCopy {
  /** True when the copy could be opened and holds what is written from now on. */
  readonly kept: boolean;
  /** Ends writing to it; what it holds stays. */
  close(): void;
}

/** Loads the local copy into `doc` and keeps it up to date. Without IndexedDB (private windows) nothing is kept. */
export async function openLocalCopy(name: string, doc: Y.Doc): Promise<LocalCopy> {
  if (typeof indexedDB === 'undefined') return { kept: false, close: () => undefined };
  const copy = new IndexeddbPersistence(name, doc);
  const limit = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => limit.resolve(false), OPEN_LIMIT_MS);
  const kept = await Promise.race([copy.whenSynced.then(() => true), limit.promise]);
  clearTimeout(timer);
  return { kept, close: () => void copy.destroy() };
}

/** Forgets the text that a local copy holds. Not by deleting the database: another tab may have it open. */
export async function emptyLocalCopy(name: string): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const opened = Promise.withResolvers<IDBDatabase | null>();
  const request = indexedDB.open(name);
  request.onsuccess = () => opened.resolve(request.result);
  request.onerror = () => opened.resolve(null);
  const database = await opened.promise;
  if (!database) return;
  if (database.objectStoreNames.contains('updates')) await clearStore(database);
  database.close();
}

function clearStore(database: IDBDatabase): Promise<void> {
  const done = Promise.withResolvers<void>();
  const transaction = database.transaction('updates', 'readwrite');
  transaction.objectStore('updates').clear();
  transaction.oncomplete = () => done.resolve();
  transaction.onerror = () => done.reject(transaction.error);
  return done.promise;
}

/** Removes everything that this computer keeps of any article, for sign-out. Close open sessions first. */
export async function wipeLocalCopies(): Promise<void> {
  for (const key of Object.keys(localStorage)) if (isLocalName(key)) localStorage.removeItem(key);
  if (typeof indexedDB === 'undefined') return;
  const databases = await indexedDB.databases();
  const names = databases.flatMap(({ name }) => (name && isLocalName(name) ? [name] : []));
  for (const name of names) await wipe(name);
}

function isLocalName(name: string): boolean {
  return /^kantlijn:[^:]+:[^:]+/.test(name);
}

async function wipe(name: string): Promise<void> {
  await emptyLocalCopy(name);
  const done = Promise.withResolvers<void>();
  const request = indexedDB.deleteDatabase(name);
  request.onsuccess = () => done.resolve();
  request.onerror = () => done.resolve();
  request.onblocked = () => done.resolve();
  await done.promise;
}
