import { type Selectable, sql } from 'kysely';
import type { BoardRow, BoardStore, Place } from '../boardPort.ts';
import { toRecord } from './articleStore.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database, Tables } from './tables.ts';

interface Told extends Selectable<Tables['article']> {
  text: number | null;
  ledger: number | null;
  lost: number;
  archived: number | null;
}

const toRow = (row: Told, assigned: string[]): BoardRow => ({
  article: toRecord(row),
  text: Number(row.text ?? 0),
  ledger: Number(row.ledger ?? 0),
  lost: Number(row.lost),
  assigned,
  archivedAt: row.archived === null ? null : Number(row.archived),
});

/** Every article of a desk, with what is told of it. */
function rowsOf(database: Database, desk: string) {
  return database
    .selectFrom('article')
    .leftJoin('article_archive', 'article_archive.article', 'article.id')
    .leftJoin('ledger_head', 'ledger_head.article', 'article.id')
    .selectAll('article')
    .select((select) => [
      'article_archive.at as archived',
      'ledger_head.seq as ledger',
      select
        .selectFrom('text_row')
        .select(({ fn }) => fn.max('seq').as('last'))
        .whereRef('text_row.article', '=', 'article.id')
        .as('text'),
      select
        .selectFrom('passage')
        .select(({ fn }) => fn.countAll<number>().as('many'))
        .whereRef('passage.article', '=', 'article.id')
        .where('passage.status', '=', 'detached')
        .as('lost'),
    ])
    .where('article.desk', '=', desk);
}

function inPlace(query: ReturnType<typeof rowsOf>, place: Place): ReturnType<typeof rowsOf> {
  if (place === 'bin') return query.where('article.deleted_at', 'is not', null);
  const listed = query.where('article.deleted_at', 'is', null);
  return listed.where('article_archive.at', place === 'archive' ? 'is not' : 'is', null);
}

export function createBoardStore(database: Database, dialect: SqlDialect): BoardStore {
  const assignees = (article: string) =>
    database.selectFrom('article_assignee').select('person').where('article', '=', article).orderBy('person');
  return {
    async rows(desk, place, limit, offset = 0) {
      const placed = inPlace(rowsOf(database, desk), place).orderBy('updated_at', 'desc').orderBy('id');
      const [rows, given] = await Promise.all([
        placed.limit(limit).offset(offset).execute(),
        database
          .selectFrom('article_assignee')
          .innerJoin('article', 'article.id', 'article_assignee.article')
          .select(['article_assignee.article', 'article_assignee.person'])
          .where('article.desk', '=', desk)
          .orderBy('person')
          .execute(),
      ]);
      const byArticle = Map.groupBy(given, ({ article }) => article);
      return rows.map((row) =>
        toRow(
          row as Told,
          (byArticle.get(row.id) ?? []).map(({ person }) => person),
        ),
      );
    },
    async counts(desk) {
      const { rows } = await sql<{ place: Place; many: number }>`
        select case when article.deleted_at is not null then 'bin'
          when article_archive.at is not null then 'archive' else 'desk' end as place, count(*) as many
        from article left join article_archive on article_archive.article = article.id
        where article.desk = ${desk} group by 1`.execute(database);
      const counts = { desk: 0, archive: 0, bin: 0 };
      for (const { place, many } of rows) counts[place] = Number(many);
      return counts;
    },
    async assign(article, people) {
      const given = [...new Set(people)].map((person) => ({ article, person }));
      await dialect.atomically([
        database.deleteFrom('article_assignee').where('article', '=', article).compile(),
        ...given.map((row) => database.insertInto('article_assignee').values(row).compile()),
      ]);
    },
    assigned: async (article) => (await assignees(article).execute()).map(({ person }) => person),
    async archive(article, at) {
      if (at === null) await database.deleteFrom('article_archive').where('article', '=', article).execute();
      else {
        await database
          .insertInto('article_archive')
          .values({ article, at })
          .onConflict((conflict) => conflict.column('article').doNothing())
          .execute();
      }
    },
    async archivedAt(article) {
      const found = database.selectFrom('article_archive').select('at').where('article', '=', article);
      const row = await found.executeTakeFirst();
      return row ? Number(row.at) : null;
    },
    async release(desk, person) {
      const articles = database.selectFrom('article').select('id').where('desk', '=', desk);
      await database
        .deleteFrom('article_assignee')
        .where('person', '=', person)
        .where('article', 'in', articles)
        .execute();
    },
  };
}
