/**
 * Readers of what was decided: each is shown every event of every ledger, in order, after it is durable, and at least once
 * (docs/protocol/inbox.md, R-READ). They are woken a moment after a decision on this node; what was decided elsewhere, by
 * the command line, or before a crash is found by looking into the store. No decision waits for them, and none fails with
 * them. Readers keep what they make under keys of its own, so that seeing an event twice changes nothing.
 */
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import type { Clock } from '../rooms/clock.ts';
import { type Log, messageOf } from '../rooms/log.ts';
import type { ArticleRecord, Storage } from '../storage/ports.ts';

/** Some events of one article, as a reader is shown them. */
export interface Reading {
  article: ArticleRecord;
  /** Whether the article itself is new to the reader; there may be no events then. */
  isNew: boolean;
  events: readonly LedgerEvent[];
  /** With these events, and perhaps later ones. */
  state: LedgerState;
}

export interface LedgerReader {
  /** Under which its cursors are kept: never to be changed. */
  name: string;
  /** Resolves once what it made of them is durable. */
  read(reading: Reading): Promise<void>;
}

/** A row of decisions is read in one go. */
const WAKE_MS = 100;
/** How often it is looked for what this node was not woken for. */
const SWEEP_MS = 15_000;
/** Articles in one sweep; the next takes the others. */
const SWEEP_ARTICLES = 500;
/** Events in one reading. */
const PAGE = 500;

export interface ReaderParts {
  storage: Pick<Storage, 'readers' | 'articles' | 'ledgers'>;
  readers: readonly LedgerReader[];
  stateOf(article: string): Promise<LedgerState>;
  clock: Clock;
  log: Log;
}

export interface Readers {
  /** Something was decided on the article, or it was made. */
  wake(article: string): void;
  /** From now on they read. @throws when the store does not answer. */
  start(): Promise<void>;
  /** Resolves once nothing is read any more. */
  stop(): Promise<void>;
  /** Looks for what is unread, and resolves once all of it is read. */
  sweep(): Promise<void>;
}

export function createReaders({ storage, readers, stateOf, clock, log }: ReaderParts): Readers {
  const waiting = new Set<string>();
  let working: Promise<void> | null = null;
  let isStopped = true;
  let callOffWork: (() => void) | null = null;
  let callOffSweep: (() => void) | null = null;

  async function catchUp(reader: LedgerReader, id: string): Promise<void> {
    for (;;) {
      const [article, cursor] = await Promise.all([storage.articles.find(id), storage.readers.cursor(reader.name, id)]);
      // What lies in the bin is nobody's news; it is read when it is taken out.
      if (!article || article.deletedAt !== null) return;
      const events = await storage.ledgers.read(id, cursor ?? 0, PAGE);
      if (cursor !== null && events.length === 0) return;
      await reader.read({ article, isNew: cursor === null, events, state: await stateOf(id) });
      await storage.readers.advance(reader.name, id, events.at(-1)?.seq ?? 0);
      if (events.length < PAGE) return;
    }
  }
  async function readAll(): Promise<void> {
    for (const article of waiting) {
      if (isStopped) return;
      waiting.delete(article);
      for (const reader of readers) {
        try {
          await catchUp(reader, article);
        } catch (error) {
          // The next sweep finds it again.
          log.warn({ reader: reader.name, article, error: messageOf(error) }, 'what was decided could not be read');
        }
      }
      await new Promise<void>((resolve) => clock.soon(resolve));
    }
  }
  async function drain(): Promise<void> {
    while (waiting.size > 0 && !isStopped) await readAll();
  }
  function work(): Promise<void> {
    working ??= drain().finally(() => {
      working = null;
    });
    return working;
  }
  async function sweep(): Promise<void> {
    for (const { name } of readers) {
      for (const article of await storage.readers.behind(name, SWEEP_ARTICLES)) waiting.add(article);
    }
    await work();
  }
  async function round(): Promise<void> {
    await sweep().catch((error: unknown) => log.warn({ error: messageOf(error) }, 'nothing could be looked for'));
    if (!isStopped) callOffSweep = clock.after(SWEEP_MS, () => void round());
  }
  return {
    wake(article) {
      if (isStopped) return;
      waiting.add(article);
      callOffWork ??= clock.after(WAKE_MS, () => {
        callOffWork = null;
        void work();
      });
    },
    async start() {
      for (const { name } of readers) await storage.readers.begin(name);
      isStopped = false;
      callOffSweep = clock.after(0, () => void round());
    },
    sweep,
    async stop() {
      isStopped = true;
      for (const callOff of [callOffWork, callOffSweep]) callOff?.();
      await working;
    },
  };
}
