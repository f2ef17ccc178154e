/**
 * Durable before visible: the commit is the clock of a room. Changes that arrive while a commit is under way wait and
 * go into the next one together, one row an author; only when it is on disk do they leave, as one merged update. A
 * commit that fails is tried again for as long as the room lives: nothing is shown, nothing is dropped.
 */
import * as Y from 'yjs';
import type { NewTextRow, TextStore } from '../storage/ports.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Measures } from './measures.ts';
import type { Pace } from './pace.ts';
import type { Seat } from './seat.ts';
import { vectorOf } from './vector.ts';

/** First and longest wait before a failed commit is tried again. */
const RETRY_MS = { first: 100, longest: 5_000 };

export interface Change {
  /** Null for the server itself. */
  author: string | null;
  update: Uint8Array;
  /** The socket it came on, which is told when it is saved. */
  seat: Seat | null;
  /** Number of the text frame of that socket that brought it; 0 without one. */
  frame: number;
}

export interface Commit {
  /** All of it as one update. */
  update: Uint8Array;
  changes: Change[];
  /** What of the text is durable now, and was before. */
  vector: Map<number, number>;
  before: Map<number, number>;
  /** Last row of the log. */
  seq: number;
}

export interface JournalDeps {
  article: string;
  doc: Y.Doc;
  texts: TextStore;
  clock: Clock;
  log: Log;
  measures: Measures;
  pace: Pace;
  /** Last chance to add a repair to the changes that are about to be written. */
  beforeCommit(): void;
  onCommit(commit: Commit): void;
}

export interface Journal {
  add(change: Change): void;
  /** A new client binding, written with the next commit. */
  bind(client: number, person: string): void;
  /** Runs `task` once all that was added so far is durable, before anybody is shown the commit; at once if it is. */
  whenDurable(task: () => void): void;
  /** Resolves once all that was added so far is durable and was handed to its readers. */
  settled(): Promise<void>;
  isSettled(): boolean;
  uncommittedBytes(): number;
  durableVector(): Map<number, number>;
}

interface Batch {
  changes: Change[];
  bindings: [client: number, person: string][];
  before: (() => void)[];
  after: (() => void)[];
  bytes: number;
}

const emptyBatch = (): Batch => ({ changes: [], bindings: [], before: [], after: [], bytes: 0 });

function merge(updates: Uint8Array[]): Uint8Array {
  const [only] = updates;
  return updates.length === 1 && only ? only : Y.mergeUpdates(updates);
}

/** One row an author. The server's comes last: it alone may rest on what others have not been shown yet. */
function rowsOf(changes: Change[]): NewTextRow[] {
  const byAuthor = Map.groupBy(changes, (change) => change.author);
  const authors = [...byAuthor.keys()].sort((a, b) => Number(a === null) - Number(b === null));
  return authors.map((author) => ({
    author,
    update: merge((byAuthor.get(author) ?? []).map((change) => change.update)),
  }));
}

export function createJournal(deps: JournalDeps): Journal {
  const { article, doc, texts, clock, log, measures, pace } = deps;
  let waiting = emptyBatch();
  let writing: Batch | null = null;
  let isScheduled = false;
  let durable = vectorOf(doc);

  function schedule(): void {
    if (isScheduled || writing) return;
    isScheduled = true;
    const rest = pace.restMs();
    if (rest > 0) clock.after(rest, () => clock.soon(start));
    else clock.soon(start);
  }
  function start(): void {
    pace.began();
    deps.beforeCommit();
    isScheduled = false;
    const batch = waiting;
    waiting = emptyBatch();
    writing = batch;
    void write(batch, rowsOf(batch.changes), vectorOf(doc));
  }
  async function write(batch: Batch, rows: NewTextRow[], vector: Map<number, number>): Promise<void> {
    finish(batch, vector, await append(batch, rows));
  }
  async function append(batch: Batch, rows: NewTextRow[]): Promise<number> {
    for (let wait = RETRY_MS.first; ; wait = Math.min(wait * 2, RETRY_MS.longest)) {
      const startedAt = clock.now();
      try {
        const seq = await texts.append(article, rows, batch.bindings);
        measures.committed(clock.now() - startedAt, batch.changes.length);
        return seq;
      } catch (error) {
        measures.commitFailed();
        log.error({ article, error: error instanceof Error ? error.message : 'unknown' }, 'a commit failed');
        await new Promise<void>((resolve) => clock.after(wait, resolve));
      }
    }
  }
  function finish(batch: Batch, vector: Map<number, number>, seq: number): void {
    const before = durable;
    durable = vector;
    writing = null;
    if (waiting.changes.length > 0) schedule();
    const { changes } = batch;
    for (const task of batch.before) task();
    deps.onCommit({ update: merge(changes.map(({ update }) => update)), changes, vector, before, seq });
    for (const task of batch.after) task();
  }
  const covering = () => (waiting.changes.length > 0 ? waiting : writing);

  return {
    add(change) {
      waiting.changes.push(change);
      waiting.bytes += change.update.byteLength;
      schedule();
    },
    bind: (client, person) => void waiting.bindings.push([client, person]),
    whenDurable(task) {
      const batch = covering();
      if (batch) batch.before.push(task);
      else task();
    },
    settled: () =>
      new Promise((resolve) => {
        const batch = covering();
        if (batch) batch.after.push(resolve);
        else resolve();
      }),
    isSettled: () => covering() === null,
    uncommittedBytes: () => waiting.bytes + (writing?.bytes ?? 0),
    durableVector: () => durable,
  };
}
