/**
 * Commands on their way to the ledger. Each is kept on this computer from the moment it is given until the server has
 * answered it, so a lost connection, a reload or a closed page loses none; its id makes a second sending harmless. They
 * go out one at a time in the order given. A refused one stays, with the reason, until its author takes it back.
 */
import type { Command } from '../../shared/ledger/command.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { Answer } from './articleApi.ts';
import type { Notes } from './notes.ts';
import { createStore, type Readable } from './store.ts';

export interface OutboxEntry {
  command: Command;
  /** When it was given, milliseconds since 1970 on this computer; orders the entries. */
  at: number;
  refusal: { code: string; detail: string } | null;
}

export interface Outbox {
  /** Entries not yet in the ledger, oldest first. */
  readonly entries: Readable<readonly OutboxEntry[]>;
  add(command: Command): void;
  /** Sends what waits; called when the connection is back. */
  flush(): Promise<void>;
  /** Drops what the ledger has, whoever told of it first: shown twice, a reaction would look taken back. */
  recorded(events: readonly LedgerEvent[]): void;
  /** Takes a refused (or not yet sent) command back. */
  discard(commandId: string): void;
}

export interface OutboxParts {
  notes: Notes;
  send(command: Command): Promise<Answer>;
  /** Last touch before sending: a target is built from the document as it is then. */
  prepare(command: Command): Promise<Command>;
  /** Called with the events of a command that was done, before its entry goes. */
  done(events: LedgerEvent[]): void;
  now(): number;
  /** Runs `work` after `ms`; returns what cancels it. */
  later(work: () => void, ms: number): () => void;
}

/** Pause before the next attempt when the server could not be reached; a returning connection does not wait for it. */
const RETRY_MS = 4_000;
const PREFIX = 'outbox:';

export function createOutbox(parts: OutboxParts): Outbox {
  const { notes } = parts;
  const entries = createStore<readonly OutboxEntry[]>(readEntries(notes));
  let busy = false;
  let cancelRetry = (): void => undefined;

  const replace = (entry: OutboxEntry) => {
    notes.write(PREFIX + entry.command.id, entry);
    entries.set(entries.get().map((other) => (other.command.id === entry.command.id ? entry : other)));
  };
  const drop = (id: string) => {
    notes.remove(PREFIX + id);
    entries.set(entries.get().filter((entry) => entry.command.id !== id));
  };
  /** True when the next entry may be tried. */
  const settle = (entry: OutboxEntry, answer: Answer): boolean => {
    if (answer.kind === 'done') {
      parts.done(answer.events);
      drop(entry.command.id);
    } else if (answer.kind === 'refused') {
      replace({ ...entry, refusal: { code: answer.code, detail: answer.detail } });
    }
    return answer.kind === 'done' || answer.kind === 'refused';
  };
  /** Sends one entry; false when the server could not take it now. */
  const sendOne = async (entry: OutboxEntry) => settle(entry, await parts.send(await parts.prepare(entry.command)));
  const flush = async () => {
    if (busy) return;
    busy = true;
    cancelRetry();
    try {
      let reached = true;
      for (let next = waiting(entries.get()); next && reached; next = waiting(entries.get())) {
        reached = await sendOne(next);
      }
      if (!reached) cancelRetry = parts.later(() => void flush(), RETRY_MS);
    } finally {
      busy = false;
    }
  };
  return {
    entries,
    flush,
    discard: drop,
    recorded(events) {
      const commands = new Set(events.map(({ command }) => command));
      for (const { command } of entries.get()) if (commands.has(command.id)) drop(command.id);
    },
    add(command) {
      const entry: OutboxEntry = { command, at: parts.now(), refusal: null };
      notes.write(PREFIX + command.id, entry);
      entries.set([...entries.get(), entry]);
      void flush();
    },
  };
}

function waiting(entries: readonly OutboxEntry[]): OutboxEntry | undefined {
  return entries.find((entry) => entry.refusal === null);
}

function readEntries(notes: Notes): OutboxEntry[] {
  return notes
    .keys(PREFIX)
    .map((key) => notes.read(key) as OutboxEntry | null)
    .filter((entry) => entry !== null)
    .sort((a, b) => a.at - b.at);
}
