/**
 * Keeps the search index in step with articles (docs/protocol/search.md). An article is indexed as a whole, soon after it
 * changed here. What was missed, by a crash, by the command line, by a restored backup or an older version, is found by
 * comparing what the entries were made of with what the store holds: at the start, and every few seconds.
 */
import type { Clock } from '../rooms/clock.ts';
import { type Log, messageOf } from '../rooms/log.ts';
import type { LiveText } from '../rooms/port.ts';
import type { Watcher, WatcherFactory } from '../rooms/watcher.ts';
import type { Storage } from '../storage/ports.ts';
import type { Behind } from '../storage/searchPort.ts';
import { entriesOf } from './entries.ts';
import { type ReadingParts, readForSearch } from './reading.ts';

/** To be raised when entries are made otherwise: all are made anew then. */
const EDITION = 1;
/** After the first of a row of changes: words, of which there are many, and decisions. */
const TEXT_DELAY_MS = 3_000;
const DECISION_DELAY_MS = 300;
/** How often it is looked for what was missed. */
const SWEEP_MS = 10_000;
/** Articles looked for at once. */
const PAGE = 50;

export interface IndexerParts extends ReadingParts {
  storage: ReadingParts['storage'] & Pick<Storage, 'articles' | 'search'>;
  timer: Clock;
  log: Log;
}

export interface Indexer {
  watch: WatcherFactory;
  /** Something was decided on the article, or it has another name, desk or language. */
  changed(article: string): void;
  /** Whether articles are not in the index that were never there: what is found may lack them. */
  isBuilding(): boolean;
  /** Resolves when what is not in the index now is; goes on looking until it is stopped. */
  start(): Promise<void>;
  /** Resolves when what changed here until now is in the index, without waiting for more changes. */
  caughtUp(): Promise<void>;
  /** Resolves when nothing is written any more; what is left is found at the next start. */
  stop(): Promise<void>;
}

export function createIndexer(parts: IndexerParts): Indexer {
  const { storage, timer, log } = parts;
  const live = new Set<string>();
  /** Articles that changed, with when they are to be looked at and how to call that off. */
  const marks = new Map<string, { at: number; cancel: () => void }>();
  const line = new Set<string>();
  /** Articles that were behind at the last look, or cannot be read, by what they were made of. */
  let seen = new Map<string, string | null>();
  let working: Promise<void> | null = null;
  let isBuilding = true;
  let isStopped = false;
  let cancelSweep: () => void = () => undefined;

  async function index(article: string): Promise<void> {
    const record = await storage.articles.find(article);
    if (!record) return;
    const { stamp, ...searched } = await readForSearch(parts, record, live.has(article));
    await storage.search.put(article, { edition: EDITION, ...stamp }, entriesOf(record, searched));
  }
  /** One after the other, and the event loop is everybody's between them. */
  async function work(): Promise<void> {
    for (const article of line) {
      if (isStopped) return;
      line.delete(article);
      await index(article).catch((error: unknown) => {
        log.error({ article, error: messageOf(error) }, 'an article was not indexed');
      });
      await new Promise<void>((go) => void timer.after(0, go));
    }
  }
  function go(): void {
    working ??= work().finally(() => {
      working = null;
      if (line.size > 0 && !isStopped) go();
    });
  }
  function enter(article: string): void {
    marks.get(article)?.cancel();
    marks.delete(article);
    line.add(article);
    go();
  }
  function mark(article: string, delayMs: number): void {
    if (isStopped) return;
    const known = marks.get(article);
    const at = timer.now() + delayMs;
    if (known && known.at <= at) return;
    known?.cancel();
    marks.set(article, { at, cancel: timer.after(delayMs, () => enter(article)) });
  }

  /**
   * What was never indexed is due at once. For the rest somebody may be at it, here or on another node: it is due where
   * nobody was until the next look.
   */
  function isDue({ article, stamp }: Behind): boolean {
    const before = seen.get(article);
    return stamp === null ? before === undefined : before === stamp && !marks.has(article);
  }
  async function sweep(): Promise<void> {
    const found = new Map<string, string | null>();
    for (let limit = PAGE; !isStopped; ) {
      const behind = await storage.search.behind(EDITION, timer.now(), limit);
      const due = behind.filter((each) => !found.has(each.article) && isDue(each));
      for (const { article, stamp } of behind) found.set(article, stamp);
      for (const { article } of due) enter(article);
      await working;
      if (behind.length < limit) break;
      // Those that were indexed are behind no more and make room; the others have to be looked past.
      if (due.length === 0) limit += PAGE;
    }
    seen = found;
    isBuilding = false;
  }
  async function round(): Promise<void> {
    try {
      await sweep();
    } catch (error) {
      log.error({ error: messageOf(error) }, 'the search index was not looked at');
    }
    if (!isStopped) cancelSweep = timer.after(SWEEP_MS, () => void round());
  }

  function watch(article: string, text: LiveText): Watcher {
    live.add(article);
    return {
      changed: () => {
        if (text.hasDuty()) mark(article, TEXT_DELAY_MS);
      },
      dutyTaken: () => mark(article, TEXT_DELAY_MS),
      unload() {
        live.delete(article);
        if (marks.has(article) && !isStopped) enter(article);
      },
    };
  }
  return {
    watch,
    changed: (article) => mark(article, DECISION_DELAY_MS),
    isBuilding: () => isBuilding,
    start: round,
    async caughtUp() {
      for (const article of [...marks.keys()]) enter(article);
      await working;
    },
    async stop() {
      isStopped = true;
      cancelSweep();
      for (const { cancel } of marks.values()) cancel();
      marks.clear();
      await working;
    },
  };
}
