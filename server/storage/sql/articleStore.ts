import { type Selectable, sql, type Updateable } from 'kysely';
import type { ImportReport } from '../../../shared/intake/importReport.ts';
import type { ArticleBeginnings, ArticleRecord, ArticleStore } from '../ports.ts';
import type { Guard, SqlDialect } from './dialect.ts';
import { firstAppend } from './ledgerStore.ts';
import type { Database, Tables } from './tables.ts';
import { insertRow } from './textStore.ts';

/** Tables that hold a part of an article, in the order in which they may be emptied. */
const PARTS = [
  'search_wording',
  'search_entry',
  'search_article',
  'duty',
  'reader_cursor',
  'inbox_entry',
  'told_standing',
  'article_assignee',
  'article_archive',
  'badge',
  'seen',
  'guest',
  'import_report',
  'article_figures',
  'file',
  'passage',
  'ledger_command',
  'ledger_event',
  'ledger_head',
  'text_owner',
  'text_snapshot',
  'text_page',
  'text_row',
] as const;

export const toRecord = (row: Selectable<Tables['article']>): ArticleRecord => ({
  id: row.id,
  desk: row.desk,
  slug: row.slug,
  headline: row.headline,
  words: row.words,
  language: row.language,
  deadline: row.deadline,
  createdBy: row.created_by,
  createdAt: Number(row.created_at),
  updatedAt: Number(row.updated_at),
  deletedAt: row.deleted_at === null ? null : Number(row.deleted_at),
});

const toInsert = (article: ArticleRecord): Tables['article'] => ({
  id: article.id,
  desk: article.desk,
  slug: article.slug,
  headline: article.headline,
  words: article.words,
  language: article.language,
  deadline: article.deadline,
  created_by: article.createdBy,
  created_at: article.createdAt,
  updated_at: article.updatedAt,
  deleted_at: article.deletedAt,
});

function toUpdate({
  updatedAt,
  deletedAt,
  ...same
}: Parameters<ArticleStore['update']>[1]): Updateable<Tables['article']> {
  return {
    ...same,
    ...(updatedAt === undefined ? {} : { updated_at: updatedAt }),
    ...(deletedAt === undefined ? {} : { deleted_at: deletedAt }),
  };
}

function beginningRows(database: Database, article: string, { ledger, report }: ArticleBeginnings) {
  const kept = database.insertInto('import_report').values({ article, report: JSON.stringify(report) });
  return [kept.compile(), ...firstAppend(database, article, ledger)];
}

/** New articles of a desk wait for one another: each takes a slug. */
function creationGuard(database: Database, { id, desk }: ArticleRecord): Guard {
  return {
    lock: database.selectFrom('desk').select('id').where('id', '=', desk).forNoKeyUpdate().compile(),
    trace: () => database.selectFrom('article').select('id').where('id', '=', id).compile(),
  };
}

/** What webhooks were to be told of it holds its words, too. */
function deliveriesOf(database: Database, article: string) {
  const start = `${article}:`;
  return database.deleteFrom('hook_delivery').where(sql<boolean>`substr(key, 1, ${start.length}) = ${start}`);
}

export function createArticleStore(database: Database, dialect: SqlDialect): ArticleStore {
  return {
    async create(article, state, beginnings) {
      const row = { author: article.createdBy, update: state };
      const queries = [
        database.insertInto('article').values(toInsert(article)).compile(),
        insertRow(database, article.id, row, article.createdAt).compile(),
        ...(beginnings ? beginningRows(database, article.id, beginnings) : []),
      ];
      await dialect.atomically(queries, dialect.rowLocks ? creationGuard(database, article) : undefined);
    },
    async importReport(id) {
      const row = await database
        .selectFrom('import_report')
        .select('report')
        .where('article', '=', id)
        .executeTakeFirst();
      return row ? (JSON.parse(row.report) as ImportReport) : null;
    },
    async find(id) {
      const row = await database.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async list(desks, { deleted, limit, offset }) {
      if (desks.length === 0) return [];
      const rows = await database
        .selectFrom('article')
        .selectAll()
        .where('desk', 'in', desks)
        .where('deleted_at', deleted ? 'is not' : 'is', null)
        .orderBy('updated_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .execute();
      return rows.map(toRecord);
    },
    async slugTaken(desk, slug) {
      const found = await database
        .selectFrom('article')
        .select('id')
        .where('desk', '=', desk)
        .where('slug', '=', slug)
        .executeTakeFirst();
      return found !== undefined;
    },
    async update(id, change) {
      const fields = toUpdate(change);
      if (Object.keys(fields).length === 0) return;
      await database.updateTable('article').set(fields).where('id', '=', id).execute();
    },
    async purge(id) {
      const rows = [
        database.insertInto('purge').values({ article: id }).compile(),
        ...PARTS.map((part) => database.deleteFrom(part).where('article', '=', id).compile()),
        deliveriesOf(database, id).compile(),
        database.deleteFrom('article').where('id', '=', id).compile(),
        database.deleteFrom('purge').where('article', '=', id).compile(),
      ];
      // Whoever writes to the article or purges it, too, waits or comes too late.
      const lock = database.selectFrom('article').select('id').where('id', '=', id).forUpdate();
      await dialect.atomically(rows, dialect.rowLocks ? { lock: lock.compile() } : undefined);
    },
    // PostgreSQL sweeps by itself.
    sweep: () => Promise.resolve(),
  };
}
