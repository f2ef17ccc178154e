import { type Expression, type ExpressionBuilder, type SchemaModule, type Selectable, type SqlBool, sql } from 'kysely';
import type { InboxKind, KeptEntry } from '../../../shared/inbox/entry.ts';
import type { EntryName, InboxStore, StandingStore, ToldStanding } from '../inboxPort.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database, Tables } from './tables.ts';

/** What waits for people, and what was told of the checking of articles. */
export async function createInboxTables(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('inbox_entry')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('annotation', 'text')
    .addColumn('subject', 'text')
    .addColumn('actor', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('seq', 'integer')
    .addColumn('read_at', 'bigint')
    .addColumn('snoozed_until', 'bigint')
    .addPrimaryKeyConstraint('inbox_entry_key', ['person', 'article', 'source'])
    .execute();
  await schema.createIndex('inbox_entry_newest').on('inbox_entry').columns(['person', 'at']).execute();
  await schema.createIndex('inbox_entry_article').on('inbox_entry').columns(['article', 'kind']).execute();
  await schema
    .createTable('told_standing')
    .addColumn('article', 'text', (column) => column.primaryKey().references('article.id'))
    .addColumn('turn', 'integer', (column) => column.notNull())
    .addColumn('text_seq', 'integer', (column) => column.notNull())
    .addColumn('told', 'text', (column) => column.notNull())
    .execute();
}

const milliseconds = (value: number | null) => (value === null ? null : Number(value));

export const toEntry = (row: Selectable<Tables['inbox_entry']>): KeptEntry => ({
  person: row.person,
  article: row.article,
  source: row.source,
  kind: row.kind as InboxKind,
  annotation: row.annotation,
  subject: row.subject,
  actor: row.actor,
  at: Number(row.at),
  readAt: milliseconds(row.read_at),
  snoozedUntil: milliseconds(row.snoozed_until),
});

/** Of the event that it came of; null for one that came of none. */
const seqOf = (source: string) => (/^\d+$/.test(source) ? Number(source) : null);

/** Finds entries by their names. */
export const namedBy =
  (entries: readonly EntryName[]) =>
  (where: ExpressionBuilder<Tables, 'inbox_entry'>): Expression<SqlBool> =>
    where.or(
      entries.map(({ article, source }) => where.and([where('article', '=', article), where('source', '=', source)])),
    );

/** Somebody's entries about articles that are on one of these desks, the newest first. */
export function shownEntries(database: Database, person: string, desks: readonly string[]) {
  return database
    .selectFrom('inbox_entry')
    .innerJoin('article', 'article.id', 'inbox_entry.article')
    .selectAll('inbox_entry')
    .where('person', '=', person)
    .where('article.desk', 'in', [...desks])
    .where('article.deleted_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('inbox_entry.article')
    .orderBy('source');
}

type Marking = 'mark' | 'readAll' | 'looked';

function markingMethods(database: Database): Pick<InboxStore, Marking> {
  return {
    async mark(person, entries, { readAt, snoozedUntil }) {
      const fields = {
        ...(readAt === undefined ? {} : { read_at: readAt }),
        ...(snoozedUntil === undefined ? {} : { snoozed_until: snoozedUntil }),
      };
      if (entries.length === 0 || Object.keys(fields).length === 0) return;
      await database
        .updateTable('inbox_entry')
        .set(fields)
        .where('person', '=', person)
        .where(namedBy(entries))
        .execute();
    },
    async readAll(person, until, now) {
      await database
        .updateTable('inbox_entry')
        .set({ read_at: now })
        .where('person', '=', person)
        .where('at', '<=', until)
        .where('read_at', 'is', null)
        .where((where) => where.or([where('snoozed_until', 'is', null), where('snoozed_until', '<=', now)]))
        .execute();
    },
    async looked(article, person, { annotation, seq, at }) {
      await database
        .updateTable('inbox_entry')
        .set({ read_at: at })
        .where('person', '=', person)
        .where('article', '=', article)
        .where('annotation', '=', annotation)
        .where('seq', '<=', seq)
        .where('read_at', 'is', null)
        .execute();
    },
  };
}

export function createInboxStore(database: Database, dialect: SqlDialect): InboxStore {
  return {
    ...markingMethods(database),
    async add(entries) {
      const rows = entries.map(({ readAt = null, ...entry }) =>
        database
          .insertInto('inbox_entry')
          .values({ ...entry, seq: seqOf(entry.source), read_at: readAt, snoozed_until: null })
          .onConflict((conflict) => conflict.doNothing())
          .compile(),
      );
      if (rows.length > 0) await dialect.atomically(rows);
    },
    async drop({ article, kinds, annotation, subject, person }) {
      let query = database
        .deleteFrom('inbox_entry')
        .where('article', '=', article)
        .where('kind', 'in', [...kinds]);
      if (annotation !== undefined) query = query.where('annotation', '=', annotation);
      if (subject !== undefined) query = query.where('subject', '=', subject);
      if (person !== undefined) query = query.where('person', '=', person);
      await query.execute();
    },
    async of(person, desks, limit) {
      if (desks.length === 0) return [];
      const rows = await shownEntries(database, person, desks).limit(limit).execute();
      return rows.map(toEntry);
    },
    async workersOn(article) {
      const wrote = database.selectFrom('text_owner').select('person').where('article', '=', article);
      const decided = database.selectFrom('ledger_command').select('actor as person').where('article', '=', article);
      const rows = await wrote.union(decided).execute();
      return rows.map(({ person }) => person).sort();
    },
    async forget(desk, person) {
      const articles = database.selectFrom('article').select('id').where('desk', '=', desk);
      await database.deleteFrom('inbox_entry').where('person', '=', person).where('article', 'in', articles).execute();
    },
    async prune(before) {
      await database.deleteFrom('inbox_entry').where('at', '<', before).execute();
    },
  };
}

export function createStandingStore(database: Database): StandingStore {
  return {
    async told(article) {
      const row = await database
        .selectFrom('told_standing')
        .selectAll()
        .where('article', '=', article)
        .executeTakeFirst();
      if (!row) return null;
      const rest = JSON.parse(row.told) as Omit<ToldStanding, 'turn' | 'textSeq'>;
      return { ...rest, turn: Number(row.turn), textSeq: Number(row.text_seq) };
    },
    async keep(article, { turn, textSeq, ...rest }, after) {
      const fields = { turn, text_seq: textSeq, told: JSON.stringify(rest) };
      if (after === null) {
        const made = await database
          .insertInto('told_standing')
          .values({ article, ...fields })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return made.numInsertedOrUpdatedRows === 1n;
      }
      const changed = await database
        .updateTable('told_standing')
        .set(fields)
        .where('article', '=', article)
        .where('turn', '=', after)
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
    async behind() {
      const last = sql<number>`(select max(seq) from text_row where text_row.article = told_standing.article)`;
      const rows = await database
        .selectFrom('told_standing')
        .innerJoin('article', 'article.id', 'told_standing.article')
        .select(['told_standing.article', last.as('last')])
        .where('article.deleted_at', 'is', null)
        .where('text_seq', '<', last)
        .orderBy('told_standing.article')
        .execute();
      return new Map(rows.map((row) => [row.article, Number(row.last)]));
    },
  };
}
