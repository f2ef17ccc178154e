/**
 * Versions that are brought back. The ledger says first which one, over which, and under which client id that is written;
 * then the text is changed. The edit is made on the text as whoever asked for it saw it, and merged into what it is now:
 * what others wrote meanwhile stays, as after any edit of somebody who has not heard of it yet.
 */
import * as Y from 'yjs';
import type { CommandOf } from '../../shared/ledger/command.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import type { RestoredVersion } from '../../shared/ledger/versions.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import { hashOf } from '../../shared/review/version.ts';
import type { InsertedRun } from '../../shared/text/blocks.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { plainText } from '../../shared/text/plain.ts';
import { type Rewriting, rewriteText } from '../../shared/text/rewrite.ts';
import type { RestorationFacts, VersionFacts } from '../domain/decision.ts';
import type { Storage } from '../storage/ports.ts';
import { freshClient, isUsed } from './decidedEdits.ts';
import type { Past } from './past.ts';
import type { LiveText } from './port.ts';
import { creditsIn } from './written.ts';

/** Where earlier states of an article are found. */
export interface VersionSource {
  past: Pick<Past, 'upTo'>;
  storage: Pick<Storage, 'texts' | 'articles'>;
  article: string;
}

type Restored = Pick<RestoredVersion, 'version' | 'seen' | 'client'>;

/** Of the version that is to get a name; null where there is none. */
export async function versionFacts(
  { past, storage, article }: VersionSource,
  { version: asked }: CommandOf<'version.name'>,
): Promise<VersionFacts | null> {
  const last = await storage.texts.lastSeq(article);
  const version = asked ?? last;
  if (version > last) return null;
  const found = await past.upTo(article, version, (text) => hashOf(plainText(text).text));
  return found && { version, hash: found.read };
}

interface Rewritten extends Rewriting {
  update: Uint8Array;
  /** Yjs clients that had written the words that come back. */
  clients: Set<number>;
}

/** Makes the edit on a copy. */
async function rewrittenOf(source: VersionSource, { version, seen, client }: Restored): Promise<Rewritten | null> {
  const { past, storage, article } = source;
  const language = (await storage.articles.find(article))?.language ?? 'en';
  const wanted = await past.upTo(article, version, (text) => ({
    delta: text.toDelta() as InsertedRun[],
    coverage: readCoverage(text),
  }));
  const base = await past.upTo(article, seen, ({ doc }) => doc && Y.encodeStateAsUpdate(doc));
  if (!wanted || !base?.read) return null;
  const copy = new Y.Doc();
  const text = bodyOf(copy);
  Y.applyUpdate(copy, base.read);
  copy.clientID = client;
  const updates: Uint8Array[] = [];
  copy.on('update', (update: Uint8Array) => updates.push(update));
  const rewriting = copy.transact(() => {
    const made = rewriteText(text, wanted.read.delta, language);
    // Whatever is deleted leaves no trace of who did it: a character that comes and goes does.
    text.insert(0, ' ');
    text.delete(0, 1);
    return made;
  });
  copy.destroy();
  const clients = wanted.read.coverage.idsOf(rewriting.restored).map(([by]) => by);
  return { ...rewriting, update: Y.mergeUpdates(updates), clients: new Set(clients) };
}

/** Of the version that is to come back; null where there is none. */
export async function restorationFacts(
  source: VersionSource,
  live: LiveText,
  state: LedgerState,
  { version, seen: asked }: CommandOf<'version.restore'>,
  random: () => number,
): Promise<RestorationFacts | null> {
  await live.settled();
  const last = await source.storage.texts.lastSeq(source.article);
  const seen = asked ?? last;
  if (version > last || seen > last) return null;
  const client = freshClient(live, random);
  const made = await rewrittenOf(source, { version, seen, client });
  if (!made) return null;
  const credits = creditsIn(state);
  const writers = [...made.clients].flatMap((by) => [live.ownerOf(by) ?? [], ...(credits.get(by) ?? [])].flat());
  return { version, seen, client, writers: [...new Set(writers)], isSame: !made.isChanged };
}

/** Decided, and not in the text yet. */
export function unrestored(live: LiveText, { versions }: LedgerState): RestoredVersion[] {
  return versions.restored.filter(({ client }) => !isUsed(live, client));
}

/** Yjs takes another id for itself where what comes was written under its own; this is to be found under that id. */
function merge(doc: Y.Doc, update: Uint8Array): void {
  doc.clientID = new Y.Doc().clientID;
  Y.applyUpdate(doc, update);
}

/** Writes it as the edit of who decided it; resolves once that is durable. */
export async function writeRestored(live: LiveText, source: VersionSource, restored: RestoredVersion): Promise<void> {
  const made = await rewrittenOf(source, restored);
  if (!made) throw new Error(`there is no version ${restored.version} of article ${source.article}`);
  if (isUsed(live, restored.client)) return;
  const origin = { from: 'decision', person: restored.by, client: restored.client, proposer: null } as const;
  await live.edit(origin, () => merge(live.doc, made.update));
}
