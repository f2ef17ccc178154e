/** The store as it was, and somebody is told which article is to be indexed anew. */
import type { Storage } from '../storage/ports.ts';

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
      async transact(article, ...rest) {
        await ledgers.transact(article, ...rest);
        changed(article);
      },
    },
  };
}
