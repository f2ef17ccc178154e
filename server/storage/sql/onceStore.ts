import type { OnceStore } from '../peoplePorts.ts';
import type { Database } from './tables.ts';

export function createOnceStore(database: Database): OnceStore {
  return {
    async take(key, now, until) {
      await database.deleteFrom('once').where('until', '<=', now).execute();
      const taken = await database
        .insertInto('once')
        .values({ key, until })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('key')
        .executeTakeFirst();
      return taken !== undefined;
    },
  };
}
