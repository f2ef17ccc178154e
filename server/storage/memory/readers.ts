/** How far readers have come, in memory; it goes with its article. */

import type { ArticleRecord } from '../ports.ts';
import type { ReaderStore } from '../readerPort.ts';
import type { ArticleLogs } from './logs.ts';

interface ReadArticle {
  record: ArticleRecord;
  logs: ArticleLogs;
  /** By reader. */
  cursors: Map<string, number>;
}

export function createMemoryReaders(articles: ReadonlyMap<string, ReadArticle>): ReaderStore {
  const readers = new Set<string>();
  return {
    async begin(reader) {
      if (readers.has(reader)) return;
      readers.add(reader);
      for (const { cursors, logs } of articles.values()) cursors.set(reader, logs.events.length);
    },
    async behind(reader, limit) {
      const isBehind = ({ cursors, logs }: ReadArticle) => (cursors.get(reader) ?? -1) < logs.events.length;
      const found = [...articles].filter(([, each]) => each.record.deletedAt === null && isBehind(each));
      return found
        .map(([id]) => id)
        .sort()
        .slice(0, limit);
    },
    async cursor(reader, article) {
      return articles.get(article)?.cursors.get(reader) ?? null;
    },
    async advance(reader, article, seq) {
      const found = articles.get(article);
      if (!found) throw new Error(`there is no article ${article}`);
      found.cursors.set(reader, Math.max(seq, found.cursors.get(reader) ?? 0));
    },
  };
}
