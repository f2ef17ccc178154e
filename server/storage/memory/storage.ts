/** The whole store in memory: for tests, and held to the same contract as the databases. */

import type { KeptEntry } from '../../../shared/inbox/entry.ts';
import type { ImportReport } from '../../../shared/intake/importReport.ts';
import type { ToldStanding } from '../inboxPort.ts';
import { checkAppend, EMPTY_LEDGER } from '../ledgerRules.ts';
import type { ArticleRecord, ArticleStore, DeskStore, FigureStore, KeptFigures, Storage } from '../ports.ts';
import { createMemoryAudit } from './audit.ts';
import { createMemoryBadges } from './badges.ts';
import { createMemoryBoard, type Shelf } from './board.ts';
import { createMemoryDesks } from './desks.ts';
import { createMemoryGuests } from './guests.ts';
import { createMemoryHooks } from './hooks.ts';
import { createMemoryInbox, createMemoryStandings } from './inbox.ts';
import { createMemoryLetters } from './letters.ts';
import {
  type ArticleLogs,
  createMemoryFiles,
  createMemoryLedgers,
  createMemoryPassages,
  createMemoryTexts,
  emptyLogs,
} from './logs.ts';
import { createMemoryNodes } from './nodes.ts';
import { createMemoryOnce } from './once.ts';
import { createMemoryPasskeys } from './passkeys.ts';
import { createMemoryPeople } from './people.ts';
import { createMemoryProfiles } from './profiles.ts';
import { createMemoryReaders } from './readers.ts';
import { createMemorySearch, type KeptSearch } from './search.ts';
import { createMemorySeen, type SeenMarks } from './seen.ts';

interface StoredArticle {
  record: ArticleRecord;
  logs: ArticleLogs;
  seen: SeenMarks;
  cursors: Map<string, number>;
  entries: Map<string, KeptEntry>;
  told: ToldStanding | null;
  shelf: Shelf;
  figures: KeptFigures | null;
  report: ImportReport | null;
  search: KeptSearch | null;
}

function createMemoryFigures(articles: ReadonlyMap<string, StoredArticle>): FigureStore {
  return {
    async of(ids) {
      return new Map(
        ids.flatMap((id) => {
          const found = articles.get(id);
          if (!found) return [];
          const { logs, figures } = found;
          const lost = [...logs.passages.values()].filter(({ status }) => status === 'detached').map(({ id }) => id);
          const kept = structuredClone(figures);
          return [[id, { text: logs.rows.length, ledger: logs.events.length, lost: lost.sort(), kept }]];
        }),
      );
    },
    async keep(all) {
      for (const id of all.keys()) if (!articles.has(id)) throw new Error(`there is no article ${id}`);
      for (const [id, found] of articles) found.figures = structuredClone(all.get(id) ?? found.figures);
    },
  };
}

function createMemoryArticles(
  articles: Map<string, StoredArticle>,
  desks: DeskStore,
  onPurged: (article: string) => void,
): ArticleStore {
  const records = () => [...articles.values()].map(({ record }) => record);
  const isSlugTaken = (desk: string, slug: string) =>
    records().some((record) => record.desk === desk && record.slug === slug);
  return {
    async create(record, state, beginnings) {
      const known = await desks.desks();
      if (!known.some((desk) => desk.id === record.desk)) throw new Error(`there is no desk ${record.desk}`);
      if (articles.has(record.id) || isSlugTaken(record.desk, record.slug)) throw new Error('there is such an article');
      const first = { seq: 1, author: record.createdBy, at: record.createdAt, update: state.slice() };
      const { ledger, report = null } = structuredClone(beginnings) ?? {};
      const logs = { ...emptyLogs(), rows: [first], events: ledger?.events ?? [] };
      checkAppend(EMPTY_LEDGER, logs.events);
      for (const passage of ledger?.passages ?? []) logs.passages.set(passage.id, passage);
      const shelf = { assigned: [], archivedAt: null };
      const kept = {
        seen: new Map(),
        cursors: new Map(),
        entries: new Map(),
        told: null,
        search: null,
        shelf,
        figures: null,
        report,
      };
      articles.set(record.id, { record: { ...record }, logs, ...kept });
    },
    async importReport(id) {
      return structuredClone(articles.get(id)?.report ?? null);
    },
    async find(id) {
      const found = articles.get(id);
      return found ? { ...found.record } : null;
    },
    async list(desks, { deleted, limit, offset }) {
      return records()
        .filter((record) => desks.includes(record.desk) && (record.deletedAt !== null) === deleted)
        .sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1))
        .slice(offset, offset + limit)
        .map((record) => ({ ...record }));
    },
    async slugTaken(desk, slug) {
      return isSlugTaken(desk, slug);
    },
    async update(id, change) {
      const found = articles.get(id);
      if (found) found.record = { ...found.record, ...change };
    },
    async purge(id) {
      articles.delete(id);
      onPurged(id);
    },
    sweep: () => Promise.resolve(),
  };
}

export function createMemoryStorage({ now = Date.now }: { now?: () => number } = {}): Storage {
  const articles = new Map<string, StoredArticle>();
  const desks = createMemoryDesks((desk) => {
    for (const { record, search } of articles.values()) if (record.desk === desk && search) search.stamp.edition = 0;
  });
  const find = (article: string) => articles.get(article)?.logs;
  const nodes = createMemoryNodes(find, now);
  const inbox = createMemoryInbox(articles);
  const board = createMemoryBoard(articles);
  const profiles = createMemoryProfiles();
  const passkeys = createMemoryPasskeys();
  const letters = createMemoryLetters(inbox, async () => (await desks.desks()).map(({ id }) => id));
  const seen = () => [...articles.values()].map((each) => each.seen);
  const { forget, ...hooks } = createMemoryHooks(async (id) => (await desks.desks()).some((desk) => desk.id === id));
  return {
    texts: createMemoryTexts(find, now, nodes.check),
    ledgers: createMemoryLedgers(find),
    passages: createMemoryPassages(find),
    figures: createMemoryFigures(articles),
    files: createMemoryFiles(find),
    seen: createMemorySeen(articles),
    search: createMemorySearch(articles),
    badges: createMemoryBadges(articles),
    articles: createMemoryArticles(articles, desks, forget),
    desks,
    board,
    profiles,
    passkeys,
    audit: createMemoryAudit(),
    nodes,
    once: createMemoryOnce(),
    readers: createMemoryReaders(articles),
    inbox,
    letters,
    standings: createMemoryStandings(articles),
    hooks,
    guests: createMemoryGuests((id) => articles.has(id)),
    people: createMemoryPeople({ desks, seen, inbox, board, own: [profiles, letters, passkeys] }),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
