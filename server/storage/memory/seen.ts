/** What people have looked at, in memory; it goes with its article. */
import type { ArticleRecord } from '../ports.ts';
import type { SeenStore } from '../seenPort.ts';

/** By person, then by annotation. */
export type SeenMarks = Map<string, Map<string, number>>;

interface SeenArticle {
  record: ArticleRecord;
  seen: SeenMarks;
}

export function createMemorySeen(articles: ReadonlyMap<string, SeenArticle>): SeenStore {
  return {
    async of(article, person) {
      return new Map([...(articles.get(article)?.seen.get(person) ?? [])].sort());
    },
    async mark(article, person, { annotation, seq }) {
      const found = articles.get(article);
      if (!found) throw new Error(`there is no article ${article}`);
      const marks = found.seen.get(person) ?? new Map<string, number>();
      found.seen.set(person, marks.set(annotation, Math.max(seq, marks.get(annotation) ?? 0)));
    },
    async forget(desk, person) {
      for (const { record, seen } of articles.values()) if (record.desk === desk) seen.delete(person);
    },
  };
}
