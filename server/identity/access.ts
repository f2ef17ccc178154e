/** The role of a person on an article: the one they hold on its desk, read anew each time so that a change holds at once. */
import type { ArticleStore, DeskStore } from '../storage/ports.ts';
import type { Access } from './port.ts';

export function createAccess(stores: { articles: ArticleStore; desks: DeskStore }): Access {
  return {
    async roleOn(person, article) {
      const record = await stores.articles.find(article);
      if (!record || record.deletedAt !== null) return null;
      const memberships = await stores.desks.membershipsOf(person);
      return memberships.find((member) => member.desk === record.desk)?.role ?? null;
    },
  };
}
