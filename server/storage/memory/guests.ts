import type { GuestLink, GuestStore } from '../peoplePorts.ts';

/** @param hasArticle what is gone has no guests any more. */
export function createMemoryGuests(hasArticle: (id: string) => boolean): GuestStore {
  const links = new Map<string, GuestLink>();
  const where = (test: (link: GuestLink) => boolean) =>
    [...links.values()].filter((link) => hasArticle(link.article) && test(link)).map((link) => ({ ...link }));
  return {
    async add(link) {
      if (!hasArticle(link.article)) throw new Error(`there is no article ${link.article}`);
      if (where(({ id, tokenHash }) => id === link.id || tokenHash === link.tokenHash).length > 0)
        throw new Error('a link is added once');
      links.set(link.id, { ...link });
    },
    async ofArticle(article) {
      const found = where((link) => link.article === article);
      return found.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    },
    async byToken(tokenHash) {
      return where((link) => link.tokenHash === tokenHash)[0] ?? null;
    },
    async byKey(keyHash) {
      return where((link) => link.keyHash === keyHash)[0] ?? null;
    },
    async many(ids) {
      return where(({ id }) => ids.includes(id));
    },
    async enter(id, { name, keyHash, at }) {
      const link = links.get(id);
      if (!link || link.enteredAt !== null || link.withdrawnAt !== null) return false;
      links.set(id, { ...link, name, keyHash, enteredAt: at });
      return true;
    },
    async withdraw(id, at) {
      const link = links.get(id);
      if (link && link.withdrawnAt === null) links.set(id, { ...link, withdrawnAt: at });
    },
  };
}
