import { type CompiledQuery, sql } from 'kysely';
import type { NewTextRow, TextRow, TextStore } from '../ports.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database } from './tables.ts';

/** The next number of an article's log, found by the insert itself, so that no number is promised before the lock. */
const nextSeq = (article: string) =>
  sql<number>`(select coalesce(max(seq), 0) + 1 from text_row where article = ${article})`;

export function insertRow(database: Database, article: string, row: NewTextRow, at: number) {
  return database
    .insertInto('text_row')
    .values({ article, seq: nextSeq(article), author: row.author, at, content: row.update })
    .returning('seq');
}

/** Binds a client id; one that belongs to somebody else makes the value null, which the column refuses. */
function bindClient(database: Database, article: string, client: number, person: string): CompiledQuery {
  return database
    .insertInto('text_owner')
    .values({ article, client, person })
    .onConflict((conflict) =>
      conflict.columns(['article', 'client']).doUpdateSet({
        person: sql<string>`case when text_owner.person = excluded.person then excluded.person end`,
      }),
    )
    .compile();
}

const toRow = (row: { seq: number; author: string | null; at: number; content: Uint8Array }): TextRow => ({
  seq: Number(row.seq),
  author: row.author,
  at: Number(row.at),
  update: row.content,
});

/** The insert of a row, built once: on every keystroke's way, building it anew would cost more than running it. */
function rowInsertOf(database: Database): (article: string, row: NewTextRow, at: number) => CompiledQuery {
  const template = insertRow(database, '', { author: null, update: new Uint8Array() }, 0).compile();
  return (article, { author, update }, at) => ({ ...template, parameters: [article, article, author, at, update] });
}

export function createTextStore(database: Database, dialect: SqlDialect, now: () => number): TextStore {
  const rowInsert = rowInsertOf(database);
  const rowsAfter = (article: string, seq: number) =>
    database
      .selectFrom('text_row')
      .select(['seq', 'author', 'at', 'content'])
      .where('article', '=', article)
      .where('seq', '>', seq)
      .orderBy('seq');
  return {
    async load(article) {
      const snapshot = await database
        .selectFrom('text_snapshot')
        .select(['seq', 'state'])
        .where('article', '=', article)
        .executeTakeFirst();
      const rows = await rowsAfter(article, snapshot?.seq ?? 0).execute();
      const owners = await database
        .selectFrom('text_owner')
        .select(['client', 'person'])
        .where('article', '=', article)
        .execute();
      return {
        snapshot: snapshot ?? null,
        rows: rows.map(toRow),
        owners: new Map(owners.map(({ client, person }) => [Number(client), person])),
      };
    },
    async lastSeq(article) {
      const row = await database
        .selectFrom('text_row')
        .select(({ fn }) => fn.max('seq').as('last'))
        .where('article', '=', article)
        .executeTakeFirst();
      return Number(row?.last ?? 0);
    },
    async append(article, rows, bindings) {
      const at = now();
      const answers = await dialect.atomically([
        ...rows.map((row) => rowInsert(article, row, at)),
        ...bindings.map(([client, person]) => bindClient(database, article, client, person)),
      ]);
      const last = answers[rows.length - 1]?.[0] as { seq: number } | undefined;
      return Number(last?.seq ?? 0);
    },
    async compact(article, seq, state) {
      const put = database
        .insertInto('text_snapshot')
        .values({ article, seq, state })
        .onConflict((conflict) =>
          conflict.column('article').doUpdateSet({ seq, state }).where('text_snapshot.seq', '<', seq),
        );
      await dialect.atomically([put.compile()]);
    },
    async history(article, afterSeq, limit) {
      return (await rowsAfter(article, afterSeq).limit(limit).execute()).map(toRow);
    },
  };
}
