/** The logs of one article in memory: text, ledger, passages. Answers are copies, as from a database. */
import type { LedgerEvent } from '../../../shared/ledger/event.ts';
import { ForeignClient } from '../failures.ts';
import { checkAppend, commandRanges, EMPTY_LEDGER } from '../ledgerRules.ts';
import type { DutyHold } from '../nodePort.ts';
import type {
  FileRecord,
  FileStore,
  LedgerHead,
  LedgerStore,
  PassageRecord,
  PassageStore,
  TextRow,
  TextStore,
} from '../ports.ts';

export interface ArticleLogs {
  rows: TextRow[];
  snapshot: { seq: number; state: Uint8Array } | null;
  owners: Map<number, string>;
  events: LedgerEvent[];
  passages: Map<string, PassageRecord>;
  files: Map<string, FileRecord>;
}

export type FindLogs = (article: string) => ArticleLogs | undefined;

export const emptyLogs = (): ArticleLogs => ({
  rows: [],
  snapshot: null,
  owners: new Map(),
  events: [],
  passages: new Map(),
  files: new Map(),
});

function existing(find: FindLogs, article: string): ArticleLogs {
  const logs = find(article);
  if (!logs) throw new Error(`there is no article ${article}`);
  return logs;
}

type CheckDuty = (article: string, duty: DutyHold | undefined) => void;

export function createMemoryTexts(find: FindLogs, now: () => number, checkDuty: CheckDuty): TextStore {
  return {
    async load(article) {
      const { snapshot, rows, owners } = find(article) ?? emptyLogs();
      return { snapshot, rows: rows.filter((row) => row.seq > (snapshot?.seq ?? 0)), owners: new Map(owners) };
    },
    async lastSeq(article) {
      return find(article)?.rows.length ?? 0;
    },
    async append(article, rows, bindings, duty) {
      const logs = existing(find, article);
      checkDuty(article, duty);
      for (const [client, person] of bindings) {
        const owner = logs.owners.get(client) ?? person;
        if (owner !== person) throw new ForeignClient(client);
      }
      for (const [client, person] of bindings) logs.owners.set(client, person);
      for (const { author, update } of rows) {
        logs.rows.push({ seq: logs.rows.length + 1, author, at: now(), update: update.slice() });
      }
      return rows.length === 0 ? 0 : logs.rows.length;
    },
    async compact(article, seq, state) {
      const logs = existing(find, article);
      if (seq > (logs.snapshot?.seq ?? 0)) logs.snapshot = { seq, state: state.slice() };
    },
    async history(article, afterSeq, limit) {
      return (find(article)?.rows ?? []).filter((row) => row.seq > afterSeq).slice(0, limit);
    },
  };
}

function headOf(events: LedgerEvent[]): LedgerHead {
  const last = events.at(-1);
  return last ? { seq: last.seq, hash: last.hash } : EMPTY_LEDGER;
}

function checkCommands(logs: ArticleLogs, events: LedgerEvent[]): void {
  const commands = commandRanges(events).map(({ command }) => command);
  const isRepeated = new Set(commands).size < commands.length;
  if (isRepeated || logs.events.some(({ command }) => commands.includes(command))) {
    throw new Error('a command is recorded once');
  }
}

export function createMemoryLedgers(find: FindLogs): LedgerStore {
  const eventsOf = (article: string) => find(article)?.events ?? [];
  return {
    async head(article) {
      return headOf(eventsOf(article));
    },
    async read(article, afterSeq, limit) {
      const events = eventsOf(article).slice(afterSeq);
      return structuredClone(limit === undefined ? events : events.slice(0, limit));
    },
    async findCommand(article, command) {
      const events = eventsOf(article).filter((event) => event.command === command);
      return events[0] ? { actor: events[0].actor, events: structuredClone(events) } : null;
    },
    async transact(article, knownSeq, decide) {
      const logs = existing(find, article);
      const head = headOf(logs.events);
      const append = decide(head, structuredClone(logs.events.slice(knownSeq)));
      if (!append) return;
      checkAppend(head, append.events);
      checkCommands(logs, append.events);
      logs.events.push(...structuredClone(append.events));
      for (const passage of append.passages) logs.passages.set(passage.id, structuredClone(passage));
    },
  };
}

export function createMemoryPassages(find: FindLogs): PassageStore {
  return {
    async load(article) {
      const records = [...(find(article)?.passages.values() ?? [])];
      return structuredClone(records.sort((a, b) => (a.id < b.id ? -1 : 1)));
    },
    async save(article, records, known) {
      if (records.length === 0) return true;
      const { passages, events } = existing(find, article);
      if (known !== undefined && events.length > known) return false;
      for (const record of records) passages.set(record.id, structuredClone(record));
      return true;
    },
  };
}

export function createMemoryFiles(find: FindLogs): FileStore {
  return {
    async add(file) {
      const { files } = existing(find, file.article);
      const known = files.get(file.hash);
      if (!known) files.set(file.hash, { ...file });
      else if (file.use === 'shown') known.use = 'shown';
    },
    async find(article, hash) {
      const file = find(article)?.files.get(hash);
      return file ? { ...file } : null;
    },
    async count(article) {
      return find(article)?.files.size ?? 0;
    },
  };
}
