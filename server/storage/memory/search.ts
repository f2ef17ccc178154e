/** The search index in memory: every entry is looked at. It goes with its article. */
import { SEARCH_KINDS, type SearchKind } from '../../../shared/search/kinds.ts';
import type { SearchTerm } from '../../../shared/search/query.ts';
import type { IndexedWords } from '../../../shared/search/words.ts';
import type { ArticleRecord } from '../ports.ts';
import { entryWords, searchKey } from '../searchEntry.ts';
import type { Behind, FoundEntry, SearchEntry, SearchQuestion, SearchStamp, SearchStore } from '../searchPort.ts';
import type { ArticleLogs } from './logs.ts';

export interface KeptSearch {
  stamp: SearchStamp;
  entries: Map<number, SearchEntry>;
}

interface SearchedArticle {
  record: ArticleRecord;
  logs: Pick<ArticleLogs, 'rows' | 'events'>;
  search: KeptSearch | null;
}

interface Matched {
  key: number;
  entry: SearchEntry;
  record: ArticleRecord;
  /** The larger, the better. */
  score: number;
  at: number;
  isCurrent: boolean;
}

const WEIGHTS = { title: 8, body: 2 } as const;

/** How often a term is there; its stem counts half. */
function timesIn({ words, stems }: IndexedWords, term: SearchTerm): number {
  const last = term.words.length - 1;
  const isAt = (from: number) =>
    term.words.every((wanted, at) => {
      const word = words[from + at];
      return term.isBeginning && at === last ? word?.startsWith(wanted) : word === wanted;
    });
  const times = words.filter((_, from) => isAt(from)).length;
  return times + (term.stems.some((stem) => stems.includes(stem)) ? 0.5 : 0);
}

/** 0 where it does not fit. */
function scoreOf(entry: SearchEntry, terms: readonly SearchTerm[]): number {
  if (terms.length === 0) return 1;
  const { title, body } = entryWords(entry);
  let sum = 0;
  for (const term of terms) {
    const times = WEIGHTS.title * timesIn(title, term) + WEIGHTS.body * timesIn(body, term);
    if (times > 0 === term.isExcluded) return 0;
    sum += times;
  }
  return sum / (1 + Math.log(1 + title.words.length + body.words.length));
}

function isWanted({ entry, record, at }: Matched, question: SearchQuestion): boolean {
  const { desks, reader, tag, state, verdict, person, from, to, language } = question;
  const isThere = desks.includes(record.desk) && record.deletedAt === null && (entry.readers?.includes(reader) ?? true);
  const isMeant =
    (tag === undefined || entry.tag === tag) &&
    (state === undefined || entry.state === state) &&
    (verdict === undefined || entry.verdict === verdict) &&
    (person === undefined || entry.people.includes(person));
  const isThen = (from === undefined || at >= from) && (to === undefined || at < to);
  const isIn = language === undefined || record.language === language || record.language.startsWith(`${language}-`);
  return isThere && isMeant && isThen && isIn;
}

const isOpen = ({ entry }: Matched) => entry.kind === 'article' || entry.kind === 'claim';

function toFound({ entry, record, at }: Matched): FoundEntry {
  const { kind, item, annotation, title, body, tag, state, verdict, people } = entry;
  const { id, desk, slug, headline, language } = record;
  const article = { id, desk, slug, headline, language };
  return { kind, item, annotation, title, body, tag, state, verdict, people: [...people], at, article };
}

const isSame = (stamp: SearchStamp, { slug, desk, language }: ArticleRecord) =>
  stamp.slug === slug && stamp.desk === desk && stamp.language === language;

export function createMemorySearch(articles: ReadonlyMap<string, SearchedArticle>): SearchStore {
  const matching = (question: SearchQuestion): Matched[] =>
    [...articles.values()].flatMap(({ record, logs, search }) =>
      [...(search?.entries ?? [])].flatMap(([key, entry]) => {
        const score = scoreOf(entry, question.terms);
        const at = entry.kind === 'article' ? record.updatedAt : entry.at;
        const matched = { key, entry, record, score, at, isCurrent: search?.stamp.ledger === logs.events.length };
        return score > 0 && isWanted(matched, question) ? [matched] : [];
      }),
    );
  return {
    async behind(edition, now, limit) {
      const found = [...articles].flatMap(([article, { record, logs, search }]): Behind[] => {
        if (!search) return [{ article, stamp: null }];
        const { stamp } = search;
        const isNow = stamp.text === logs.rows.length && stamp.ledger === logs.events.length;
        const lasts = stamp.until === null || stamp.until > now;
        if (isNow && lasts && stamp.edition === edition && isSame(stamp, record)) return [];
        return [{ article, stamp: JSON.stringify([stamp.edition, stamp.text, stamp.ledger, stamp.until]) }];
      });
      return found.slice(0, limit);
    },
    async put(article, stamp, entries) {
      const found = articles.get(article);
      if (!found) throw new Error(`there is no article ${article}`);
      const known = found.search?.stamp;
      const isLater = known?.edition === stamp.edition && (known.text > stamp.text || known.ledger > stamp.ledger);
      if (isLater) return false;
      const keyed = entries.map((entry) => [searchKey(article, entry), structuredClone(entry)] as const);
      found.search = { stamp: { ...stamp }, entries: new Map(keyed) };
      return true;
    },
    async doubtful(question, limit) {
      const doubted = matching(question).filter((each) => !isOpen(each) && !each.isCurrent);
      return doubted.slice(0, limit).map(({ key, record }) => ({ key, article: record.id }));
    },
    async find(question, { kinds, vouched, limit, offset }) {
      const holding = matching(question).filter((each) => isOpen(each) || each.isCurrent || vouched.includes(each.key));
      const counts = Object.fromEntries(
        SEARCH_KINDS.map((kind) => [kind, holding.filter(({ entry }) => entry.kind === kind).length]),
      ) as Record<SearchKind, number>;
      const hits = holding
        .filter(({ entry }) => kinds.includes(entry.kind))
        .sort((a, b) => b.score - a.score || b.at - a.at || a.key - b.key)
        .slice(offset, offset + limit)
        .map(toFound);
      return { hits, counts };
    },
    async sameWording(keys, desks, limit) {
      const found = [...articles.values()].flatMap(({ record, search }) => {
        if (!desks.includes(record.desk) || record.deletedAt !== null) return [];
        const claims = [...(search?.entries.values() ?? [])].filter((entry) => entry.kind === 'claim');
        return claims
          .filter((entry) => entry.keys.some((key) => keys.includes(key)))
          .map(({ item, at }) => ({ article: record.id, claim: item, at }));
      });
      const newest = found.sort((a, b) => b.at - a.at).slice(0, limit);
      return newest.map(({ article, claim }) => ({ article, claim }));
    },
  };
}
