/** Badges in memory; one goes with its article. */
import type { BadgeStore } from '../badgePort.ts';

export function createMemoryBadges(articles: ReadonlyMap<string, unknown>): BadgeStore {
  /** Key by article. */
  const keys = new Map<string, string>();
  const keyOf = (article: string) => (articles.has(article) ? (keys.get(article) ?? null) : null);
  return {
    of: async (article) => keyOf(article),
    articleOf: async (key) => [...keys.keys()].find((article) => keyOf(article) === key) ?? null,
    async give(article, { key }) {
      if (!articles.has(article)) throw new Error(`there is no article ${article}`);
      if (!keys.has(article)) keys.set(article, key);
    },
    withdraw: async (article) => keys.delete(article),
  };
}
