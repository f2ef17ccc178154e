/** One article that is open without rooms or sockets: its live text, its decisions, and a clock that tests move by hand. */
import * as Y from 'yjs';
import { createDecisions, type Decisions } from '../../server/rooms/decisions.ts';
import type { Schedule } from '../../server/rooms/keeper/keeper.ts';
import { createKeepers, type Keepers } from '../../server/rooms/keeper/keepers.ts';
import { changeAs } from '../../server/rooms/liveText.ts';
import { createPast } from '../../server/rooms/past.ts';
import type { LiveText } from '../../server/rooms/port.ts';
import type { Storage } from '../../server/storage/ports.ts';
import type { Command } from '../../shared/ledger/command.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { Target } from '../../shared/ledger/selectors.ts';
import type { PassageState } from '../../shared/passage/passageState.ts';
import { bodyOf } from '../../shared/text/body.ts';
import { insertBlocks, type NewBlock } from '../../shared/text/build.ts';

export const ARTICLE = 'article';

/** Somebody who may read what the desk may. */
export const ANN = { person: 'ann', isMember: true };

/** A keeper's clock that stands still. */
export const stillClock = () => Date.UTC(2026, 0, 1);

/** Puts an empty article into a store, as its ledger and passages need one. */
export async function createArticle(storage: Storage, id = ARTICLE): Promise<void> {
  await storage.desks.createDesk({ id: `desk-${id}`, slug: `desk-${id}`, name: 'News' });
  const times = { createdAt: 0, updatedAt: 0, deletedAt: null };
  const about = { slug: id, headline: '', words: 0, language: 'en', deadline: null, createdBy: 'ann' };
  await storage.articles.create({ id, desk: `desk-${id}`, ...about, ...times }, Y.encodeStateAsUpdate(new Y.Doc()));
}

/** A server's copy of an article, as Yjs client 1. */
export function documentOf(texts: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const blocks = texts.map((text): NewBlock => ({ type: 'paragraph', runs: [{ text }] }));
  insertBlocks(bodyOf(doc), 0, blocks);
  return doc;
}

/** A live text without a log: what is applied counts as durable. */
export function liveText(doc: Y.Doc, ownerOf: LiveText['ownerOf'] = () => null): LiveText {
  const text = bodyOf(doc);
  return {
    doc,
    text,
    hasDuty: () => true,
    ownerOf,
    async edit(origin, change) {
      changeAs(doc, origin, () => change(text));
    },
    settled: () => Promise.resolve(),
    until: async (isSo) => isSo(),
  };
}

/** Work that waits until the test lets time pass. */
export function manualSchedule(): { schedule: Schedule; pass: () => void } {
  const waiting = new Set<() => void>();
  return {
    schedule: (_delayMs, work) => {
      waiting.add(work);
      return () => waiting.delete(work);
    },
    pass() {
      const due = [...waiting];
      waiting.clear();
      for (const work of due) work();
    },
  };
}

export interface OpenArticle {
  live: LiveText;
  decisions: Decisions;
  keepers: Keepers;
  published: { after: number; events: LedgerEvent[] }[];
  /** What people were told of passages. */
  told: PassageState[];
  pass(): void;
}

/** A node of its own on `storage`; give two of them one storage to let them race. */
export function openArticle(storage: Storage, texts: readonly string[] = [], doc?: Y.Doc): OpenArticle {
  const live = liveText(doc ?? documentOf(texts));
  const published: OpenArticle['published'] = [];
  const { schedule, pass } = manualSchedule();
  const onError = (error: unknown) => {
    throw error;
  };
  const told: PassageState[] = [];
  let time = Date.UTC(2026, 0, 1);
  const clock = () => (time += 1_000);
  const keepers = createKeepers({
    ...{ passages: storage.passages, texts: storage.texts, ledgers: storage.ledgers, schedule, clock, onError },
    tell: (_article, states) => void told.push(...states),
  });
  const watching = Promise.resolve(keepers.watch(ARTICLE, live)).then((watcher) => {
    live.text.observe(() => watcher.changed());
  });
  const rooms = {
    withText: async <T>(_article: string, work: (live: LiveText) => T | Promise<T>) => {
      await watching;
      return work(live);
    },
    attendance: () => ({ roles: new Map(), goneMs: () => 0 }),
    grew: () => undefined,
    publish: (_article: string, after: number, events: LedgerEvent[]) => void published.push({ after, events }),
  };
  const decisions = createDecisions({
    storage,
    rooms,
    keepers,
    past: createPast(storage.texts),
    clock,
    newId: () => crypto.randomUUID(),
    random: Math.random,
    onError: (error) => {
      throw error;
    },
  });
  return { live, decisions, keepers, published, told, pass };
}

const uuid = () => crypto.randomUUID();

/** Commands with new ids, where the test does not care for them. */
export const commands = {
  open: (exact: string, more: Partial<Extract<Command, { type: 'thread.open' }>> = {}) =>
    ({
      id: uuid(),
      type: 'thread.open',
      annotation: uuid(),
      target: { quote: { exact } },
      text: 'Why?',
      ...more,
    }) as const,
  reply: (annotation: string, text = 'Because.') =>
    ({ id: uuid(), type: 'thread.reply', annotation, comment: uuid(), text }) as const,
  resolve: (annotation: string) => ({ id: uuid(), type: 'thread.resolve', annotation, outcome: 'done' }) as const,
  reopen: (annotation: string) => ({ id: uuid(), type: 'thread.reopen', annotation }) as const,
  edit: (annotation: string, comment: string, text = 'Why so?') =>
    ({ id: uuid(), type: 'comment.edit', annotation, comment, text }) as const,
  reattach: (annotation: string, passage: string, target: Target) =>
    ({ id: uuid(), type: 'passage.reattach', annotation, passage, target }) as const,
  dismiss: (annotation: string, passage: string, reason?: string) =>
    ({ id: uuid(), type: 'passage.dismiss', annotation, passage, ...(reason ? { reason } : {}) }) as const,
  detach: (annotation: string, passage: string) =>
    ({ id: uuid(), type: 'passage.detach', annotation, passage }) as const,
  remove: (annotation: string, comment: string) =>
    ({ id: uuid(), type: 'comment.delete', annotation, comment }) as const,
};
