/** The role of a person on an article: the one they hold on its desk, read anew each time so that a change holds at once. */
import { roleWithin } from '../../shared/permissions.ts';
import { asksSecondFactor } from '../../shared/review/rules.ts';
import type { ArticleStore, DeskStore } from '../storage/ports.ts';
import type { Access } from './port.ts';

/** Of these people, those whom a desk lets in only with a second factor. */
export async function strictlyAsked(desks: Pick<DeskStore, 'rulesOver'>, people: string[]): Promise<Set<string>> {
  const held = await desks.rulesOver(people);
  return new Set(held.filter(({ rules, role }) => asksSecondFactor(rules, role)).map(({ person }) => person));
}

export function createAccess(stores: { articles: ArticleStore; desks: DeskStore }): Access {
  return {
    async roleOn({ person, guest, scope }, article) {
      const record = await stores.articles.find(article);
      if (!record || record.deletedAt !== null) return null;
      if (guest) return guest.article === article ? guest.role : null;
      const memberships = await stores.desks.membershipsOf(person);
      const role = memberships.find((member) => member.desk === record.desk)?.role;
      return role ? roleWithin(role, scope) : null;
    },
  };
}
