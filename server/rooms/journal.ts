/**
 * Durable before visible: the commit is the clock of a room. Changes that arrive while a commit is under way wait and
 * go into the next one together, one row an author; only when it is on disk do they leave, as one merged update. A
 * commit that fails is tried again for as long as the room lives: nothing is shown, nothing is dropped. One that can
 * never succeed, because another node was first, ends the journal: what it held is nobody's but its authors', who bring it
 * again.
 */
import * as Y from 'yjs';
import { ForeignClient } from '../storage/failures.ts';
import { type DutyHold, DutyLost } from '../storage/nodePort.ts';
import type { NewTextRow, TextStore } from '../storage/ports.ts';
import type { Clock } from './clock.ts';
import { type Log, messageOf } from './log.ts';
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
  /** The duty under which the server made it; undefined for a person's change, and where there are no other nodes. */
  duty?: DutyHold | undefined;
}

export interface Commit {
  /** All of it as one update. */
  update: Uint8Array;
  changes: Change[];
  rows: NewTextRow[];
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
  /** The commit can never succeed: the room holds text that is not in the log, and never will be. */
  onRefused(refusal: CommitRefused, changes: readonly Change[]): void;
}

/** Why a commit was refused for good, with the people who bound a client id that another had bound first. */
export interface CommitRefused {
  reason: string;
  people: readonly string[];
}

export interface Journal {
  add(change: Change): void;
  /** A new client binding, written with the next commit. */
  bind(client: number, person: string): void;
  /** Runs `task` once all that was added so far is durable, before anybody is shown the commit; at once if it is. */
  whenDurable(task: () => void): void;
  /** Resolves once all that was added so far is durable and was handed to its readers; rejects when it never will be. */
  settled(): Promise<void>;
  isSettled(): boolean;
  uncommittedBytes(): number;
  durableVector(): Map<number, number>;
  /** What is in the log and in the text, though another node wrote it. */
  raise(vector: ReadonlyMap<number, number>): void;
}

interface Batch {
  changes: Change[];
  bindings: [client: number, person: string][];
  before: (() => void)[];
  after: { resolve(): void; reject(error: Error): void }[];
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
  let ended: Error | null = null;

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
    const seq = await append(batch, rows);
    if (seq !== null) finish(batch, rows, vector, seq);
  }
  async function append(batch: Batch, rows: NewTextRow[]): Promise<number | null> {
    const duty = batch.changes.find((change) => change.duty)?.duty;
    for (let wait = RETRY_MS.first; ; wait = Math.min(wait * 2, RETRY_MS.longest)) {
      const startedAt = clock.now();
      try {
        const seq = await texts.append(article, rows, batch.bindings, duty);
        measures.committed(clock.now() - startedAt, batch.changes.length);
        return seq;
      } catch (error) {
        measures.commitFailed();
        log.error({ article, error: messageOf(error) }, 'a commit failed');
        if (error instanceof ForeignClient || error instanceof DutyLost) return giveUp(batch, error);
        await new Promise<void>((resolve) => clock.after(wait, resolve));
      }
    }
  }
  function giveUp(batch: Batch, error: ForeignClient | DutyLost): null {
    ended = new Error('what was not saved by then is brought again by its authors', { cause: error });
    const foreign = error instanceof ForeignClient ? error.client : null;
    const people = batch.bindings.flatMap(([client, person]) => (client === foreign ? [person] : []));
    const after = [...batch.after, ...waiting.after];
    waiting = emptyBatch();
    writing = null;
    deps.onRefused({ reason: error.name, people }, batch.changes);
    for (const { reject } of after) reject(ended);
    return null;
  }
  function finish(batch: Batch, rows: NewTextRow[], vector: Map<number, number>, seq: number): void {
    const before = durable;
    raise(vector);
    writing = null;
    if (waiting.changes.length > 0) schedule();
    const { changes } = batch;
    for (const task of batch.before) task();
    const update = merge(changes.map((change) => change.update));
    deps.onCommit({ update, changes, rows, vector: durable, before, seq });
    for (const { resolve } of batch.after) resolve();
  }
  function raise(vector: ReadonlyMap<number, number>): void {
    const raised = new Map(durable);
    for (const [client, known] of vector) raised.set(client, Math.max(raised.get(client) ?? 0, known));
    durable = raised;
  }
  const covering = () => (waiting.changes.length > 0 ? waiting : writing);

  return {
    add(change) {
      if (ended) return;
      waiting.changes.push(change);
      waiting.bytes += change.update.byteLength;
      schedule();
    },
    bind: (client, person) => void waiting.bindings.push([client, person]),
    whenDurable(task) {
      const batch = covering();
      if (ended) return;
      if (batch) batch.before.push(task);
      else task();
    },
    settled: () =>
      new Promise((resolve, reject) => {
        const batch = covering();
        if (ended) reject(ended);
        else if (batch) batch.after.push({ resolve, reject });
        else resolve();
      }),
    isSettled: () => covering() === null,
    uncommittedBytes: () => waiting.bytes + (writing?.bytes ?? 0),
    durableVector: () => durable,
    raise,
  };
}
