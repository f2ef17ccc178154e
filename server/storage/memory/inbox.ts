/** What waits for people, in memory; it goes with its article. */
import type { KeptEntry } from '../../../shared/inbox/entry.ts';
import type { InboxStore, StandingStore, ToldStanding } from '../inboxPort.ts';
import type { ArticleRecord } from '../ports.ts';
import type { ArticleLogs } from './logs.ts';

interface ArticleWithInbox {
  record: ArticleRecord;
  logs: ArticleLogs;
  /** By person and source. */
  entries: Map<string, KeptEntry>;
  told: ToldStanding | null;
}
type Articles = ReadonlyMap<string, ArticleWithInbox>;

const keyOf = (person: string, source: string) => JSON.stringify([person, source]);

function existing(articles: Articles, article: string): ArticleWithInbox {
  const found = articles.get(article);
  if (!found) throw new Error(`there is no article ${article}`);
  return found;
}

const isBefore = (a: KeptEntry, b: KeptEntry) =>
  b.at - a.at || (a.article < b.article ? -1 : a.article > b.article ? 1 : a.source < b.source ? -1 : 1);

export function createMemoryInbox(articles: Articles): InboxStore {
  const all = () => [...articles.values()].flatMap(({ entries }) => [...entries.values()]);
  const remove = (isMeant: (entry: KeptEntry) => boolean) => {
    for (const { entries } of articles.values()) {
      for (const [key, entry] of entries) if (isMeant(entry)) entries.delete(key);
    }
  };
  return {
    async add(entries) {
      for (const { readAt = null, ...entry } of entries) {
        const kept = existing(articles, entry.article).entries;
        const key = keyOf(entry.person, entry.source);
        if (!kept.has(key)) kept.set(key, { ...entry, readAt, snoozedUntil: null });
      }
    },
    async drop({ article, kinds, annotation, subject, person }) {
      remove(
        (entry) =>
          entry.article === article &&
          kinds.includes(entry.kind) &&
          (annotation === undefined || entry.annotation === annotation) &&
          (subject === undefined || entry.subject === subject) &&
          (person === undefined || entry.person === person),
      );
    },
    async of(person, desks, limit) {
      const isShown = ({ article }: KeptEntry) => {
        const { desk, deletedAt } = existing(articles, article).record;
        return desks.includes(desk) && deletedAt === null;
      };
      const own = all().filter((entry) => entry.person === person && isShown(entry));
      return structuredClone(own.sort(isBefore).slice(0, limit));
    },
    async mark(person, names, { readAt, snoozedUntil }) {
      for (const { article, source } of names) {
        const entry = articles.get(article)?.entries.get(keyOf(person, source));
        if (entry && readAt !== undefined) entry.readAt = readAt;
        if (entry && snoozedUntil !== undefined) entry.snoozedUntil = snoozedUntil;
      }
    },
    async readAll(person, until, now) {
      for (const entry of all()) {
        const isInSight = entry.snoozedUntil === null || entry.snoozedUntil <= now;
        if (entry.person === person && entry.at <= until && isInSight) entry.readAt ??= now;
      }
    },
    async looked(article, person, { annotation, seq, at }) {
      for (const entry of articles.get(article)?.entries.values() ?? []) {
        const isMeant = entry.person === person && entry.annotation === annotation && Number(entry.source) <= seq;
        if (isMeant) entry.readAt ??= at;
      }
    },
    async workersOn(article) {
      const { owners, events } = existing(articles, article).logs;
      return [...new Set([...owners.values(), ...events.map(({ actor }) => actor)])].sort();
    },
    async forget(desk, person) {
      remove((entry) => entry.person === person && existing(articles, entry.article).record.desk === desk);
    },
    async prune(before) {
      remove(({ at }) => at < before);
    },
  };
}

export function createMemoryStandings(articles: Articles): StandingStore {
  return {
    async told(article) {
      return structuredClone(articles.get(article)?.told ?? null);
    },
    async keep(article, told, after) {
      const found = existing(articles, article);
      if ((found.told?.turn ?? null) !== after) return false;
      found.told = structuredClone(told);
      return true;
    },
    async behind() {
      const found = [...articles].flatMap(([id, { record, logs, told }]) => {
        const isBehind = told && record.deletedAt === null && told.textSeq < logs.rows.length;
        return isBehind ? [[id, logs.rows.length] as const] : [];
      });
      return new Map(found.sort());
    },
  };
}
