import type { BoardStore, Place } from '../boardPort.ts';
import type { ArticleRecord } from '../ports.ts';
import type { ArticleLogs } from './logs.ts';

/** What the desk's page knows of an article beside its record. */
export interface Shelf {
  assigned: string[];
  archivedAt: number | null;
}
interface ShelvedArticle {
  record: ArticleRecord;
  logs: ArticleLogs;
  shelf: Shelf;
}

function placeOf({ record, shelf }: ShelvedArticle): Place {
  if (record.deletedAt !== null) return 'bin';
  return shelf.archivedAt === null ? 'desk' : 'archive';
}

export function createMemoryBoard(articles: ReadonlyMap<string, ShelvedArticle>): BoardStore {
  const onDesk = (desk: string) => [...articles.values()].filter(({ record }) => record.desk === desk);
  function shelfOf(article: string): Shelf {
    const found = articles.get(article);
    if (!found) throw new Error(`there is no article ${article}`);
    return found.shelf;
  }
  return {
    async rows(desk, place, limit, offset = 0) {
      return onDesk(desk)
        .filter((each) => placeOf(each) === place)
        .sort(({ record: a }, { record: b }) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1))
        .slice(offset, offset + limit)
        .map(({ record, logs, shelf }) => ({
          ...{ article: { ...record }, text: logs.rows.length, ledger: logs.events.length },
          lost: [...logs.passages.values()].filter(({ status }) => status === 'detached').length,
          ...structuredClone(shelf),
        }));
    },
    async counts(desk) {
      const counts = { desk: 0, archive: 0, bin: 0 };
      for (const each of onDesk(desk)) counts[placeOf(each)] += 1;
      return counts;
    },
    async assign(article, people) {
      shelfOf(article).assigned = [...new Set(people)].sort();
    },
    assigned: async (article) => [...(articles.get(article)?.shelf.assigned ?? [])],
    async archive(article, at) {
      const shelf = shelfOf(article);
      shelf.archivedAt = at === null ? null : (shelf.archivedAt ?? at);
    },
    archivedAt: async (article) => articles.get(article)?.shelf.archivedAt ?? null,
    async release(desk, person) {
      for (const { shelf } of onDesk(desk)) shelf.assigned = shelf.assigned.filter((each) => each !== person);
    },
  };
}
