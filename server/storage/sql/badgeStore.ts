import type { BadgeStore } from '../badgePort.ts';
import type { Database } from './tables.ts';

export function createBadgeStore(database: Database): BadgeStore {
  return {
    async of(article) {
      const row = await database.selectFrom('badge').select('key').where('article', '=', article).executeTakeFirst();
      return row?.key ?? null;
    },
    async articleOf(key) {
      const row = await database.selectFrom('badge').select('article').where('key', '=', key).executeTakeFirst();
      return row?.article ?? null;
    },
    async give(article, { key, by, at }) {
      await database
        .insertInto('badge')
        .values({ article, key, by, at })
        .onConflict((conflict) => conflict.column('article').doNothing())
        .execute();
    },
    async withdraw(article) {
      const gone = await database.deleteFrom('badge').where('article', '=', article).executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },
  };
}
