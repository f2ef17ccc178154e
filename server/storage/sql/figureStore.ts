import type { FigureStore, KeptFigures } from '../ports.ts';
import type { Database } from './tables.ts';

export function createFigureStore(database: Database): FigureStore {
  return {
    async of(article) {
      const row = await database
        .selectFrom('article_figures')
        .selectAll()
        .where('article', '=', article)
        .executeTakeFirst();
      if (!row) return null;
      return { key: row.key, until: row.until, figures: JSON.parse(row.figures) as KeptFigures['figures'] };
    },
    async keep(article, { key, until, figures }) {
      const fields = { key, until, figures: JSON.stringify(figures) };
      await database
        .insertInto('article_figures')
        .values({ article, ...fields })
        .onConflict((conflict) => conflict.column('article').doUpdateSet(fields))
        .execute();
    },
  };
}
