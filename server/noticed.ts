/**
 * The store as it was, and somebody is told of each article that was made, named otherwise or decided on through it: once
 * that is durable, and not of what led to nothing.
 */
import type { Storage } from './storage/ports.ts';

export function noticed<S extends Storage>(storage: S, changed: (article: string) => void): S {
  const { articles, ledgers } = storage;
  return {
    ...storage,
    articles: {
      ...articles,
      async create(article, ...rest) {
        await articles.create(article, ...rest);
        changed(article.id);
      },
      async update(id, change) {
        await articles.update(id, change);
        const { slug, desk, language } = change;
        if (slug !== undefined || desk !== undefined || language !== undefined) changed(id);
      },
    },
    ledgers: {
      ...ledgers,
      async transact(article, knownSeq, decide) {
        let grows = false;
        await ledgers.transact(article, knownSeq, (head, missed) => {
          const decided = decide(head, missed);
          grows = decided !== null;
          return decided;
        });
        if (grows) changed(article);
      },
    },
  };
}
