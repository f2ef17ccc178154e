import { sql } from 'kysely';
import type { SeenStore } from '../seenPort.ts';
import type { Database } from './tables.ts';

export function createSeenStore(database: Database): SeenStore {
  return {
    async of(article, person) {
      const rows = await database
        .selectFrom('seen')
        .select(['annotation', 'seq'])
        .where('article', '=', article)
        .where('person', '=', person)
        .orderBy('annotation')
        .execute();
      return new Map(rows.map(({ annotation, seq }) => [annotation, Number(seq)]));
    },
    async mark(article, person, { annotation, seq }) {
      await database
        .insertInto('seen')
        .values({ article, person, annotation, seq })
        .onConflict((conflict) =>
          conflict
            .columns(['article', 'person', 'annotation'])
            .doUpdateSet({ seq })
            .where('seen.seq', '<', sql.val(seq)),
        )
        .execute();
    },
    async forget(desk, person) {
      const articles = database.selectFrom('article').select('id').where('desk', '=', desk);
      await database.deleteFrom('seen').where('person', '=', person).where('article', 'in', articles).execute();
    },
  };
}
