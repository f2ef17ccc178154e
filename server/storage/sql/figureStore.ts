import type { FigureGround, FigureStore, KeptFigures } from '../ports.ts';
import type { Database } from './tables.ts';

interface Told {
  id: string;
  text: number | null;
  ledger: number | null;
  key: string | null;
  until: string | null;
  figures: string | null;
}

function toGround({ text, ledger, key, until, figures }: Told, lost: string[]): FigureGround {
  const kept = key && figures ? { key, until, figures: JSON.parse(figures) as KeptFigures['figures'] } : null;
  return { text: Number(text ?? 0), ledger: Number(ledger ?? 0), lost, kept };
}

function toldOf(database: Database, articles: readonly string[]): Promise<Told[]> {
  return database
    .selectFrom('article')
    .leftJoin('ledger_head', 'ledger_head.article', 'article.id')
    .leftJoin('article_figures', 'article_figures.article', 'article.id')
    .select((select) => [
      ...(['article.id', 'ledger_head.seq as ledger'] as const),
      ...(['article_figures.key', 'article_figures.until', 'article_figures.figures'] as const),
      select
        .selectFrom('text_row')
        .select(({ fn }) => fn.max('seq').as('last'))
        .whereRef('text_row.article', '=', 'article.id')
        .as('text'),
    ])
    .where('article.id', 'in', articles)
    .execute();
}

export function createFigureStore(database: Database): FigureStore {
  return {
    async of(articles) {
      const detached = database.selectFrom('passage').select(['article', 'id']).where('status', '=', 'detached');
      const [told, passages] = await Promise.all([
        toldOf(database, articles),
        detached.where('article', 'in', articles).orderBy('id').execute(),
      ]);
      const lost = Map.groupBy(passages, ({ article }) => article);
      return new Map(
        told.map((row) => [
          row.id,
          toGround(
            row,
            (lost.get(row.id) ?? []).map(({ id }) => id),
          ),
        ]),
      );
    },
    async keep(all) {
      // In one order everywhere, so that two nodes never wait for each other.
      const inOrder = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
      const rows = inOrder.map(([article, kept]) => ({ ...kept, article, figures: JSON.stringify(kept.figures) }));
      await database
        .insertInto('article_figures')
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('article').doUpdateSet(({ ref }) => ({
            key: ref('excluded.key'),
            until: ref('excluded.until'),
            figures: ref('excluded.figures'),
          })),
        )
        .execute();
    },
  };
}
