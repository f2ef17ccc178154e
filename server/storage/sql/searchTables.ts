import { type Kysely, sql } from 'kysely';
import type { SqlDialect } from './dialect.ts';

/** In SQLite an integer key is the row itself. */
const keyType = (name: SqlDialect['name']) => (name === 'sqlite' ? 'integer' : 'bigint');

function entryTable(schema: Kysely<unknown>['schema'], table: string, name: SqlDialect['name']) {
  return schema
    .createTable(table)
    .addColumn('id', keyType(name), (column) => column.primaryKey())
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('annotation', 'text')
    .addColumn('tag', 'text')
    .addColumn('state', 'text')
    .addColumn('verdict', 'text')
    .addColumn('people', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('readers', 'text');
}

const indexEntries = ({ schema }: Kysely<unknown>) =>
  schema.createIndex('search_entry_article').on('search_entry').column('article').execute();

async function createEntries(database: Kysely<unknown>, name: SqlDialect['name']): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('search_article')
    .addColumn('article', 'text', (column) => column.primaryKey().references('article.id'))
    .addColumn('edition', 'integer', (column) => column.notNull())
    .addColumn('text_seq', 'integer', (column) => column.notNull())
    .addColumn('ledger_seq', 'integer', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('desk', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint')
    .execute();
  await entryTable(schema, 'search_entry', name)
    // Last: what comes behind a long text is only reached through all of it.
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await indexEntries(database);
  await schema
    .createTable('search_wording')
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('claim', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('search_wording_key', ['article', 'claim', 'key'])
    .execute();
  await schema.createIndex('search_wording_words').on('search_wording').column('key').execute();
}

/** Words without their texts, which the entries hold; and they go with their entry. */
async function createWordTable(database: Kysely<unknown>): Promise<void> {
  await sql`create virtual table search_words using fts5 (title_words, title_stems, body_words, body_stems,
    content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2')`.execute(
    database,
  );
  await tieWords(database);
}

async function tieWords(database: Kysely<unknown>): Promise<void> {
  await sql`create trigger search_entry_words after delete on search_entry begin
    delete from search_words where rowid = old.id; end`.execute(database);
}

async function createWordColumn(database: Kysely<unknown>): Promise<void> {
  await sql`alter table search_entry add column words tsvector not null`.execute(database);
  await sql`create index search_entry_words on search_entry using gin (words)`.execute(database);
}

/** The search index: made of what the other tables hold, and so neither copied nor backed up between databases. */
export async function createSearchTables(database: Kysely<unknown>, { name }: SqlDialect): Promise<void> {
  await createEntries(database, name);
  await (name === 'sqlite' ? createWordTable(database) : createWordColumn(database));
}

async function createTexts(database: Kysely<unknown>, name: SqlDialect['name'], from: string): Promise<void> {
  await database.schema
    .createTable('search_text')
    .addColumn('id', keyType(name), (column) => column.primaryKey().references('search_entry.id').onDelete('cascade'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await sql`insert into search_text (id, title, body) select id, title, body from ${sql.table(from)}`.execute(database);
}

/** Into a new table: rows that only become shorter stay as far apart as they were. */
async function partRows(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await sql`drop trigger search_entry_words`.execute(database);
  await schema.dropIndex('search_entry_article').execute();
  await schema.alterTable('search_entry').renameTo('search_entry_whole').execute();
  await entryTable(schema, 'search_entry', 'sqlite').execute();
  const same = sql.raw('id, article, kind, item, annotation, tag, state, verdict, people, at, readers');
  await sql`insert into search_entry (${same}) select ${same} from search_entry_whole order by id`.execute(database);
  await createTexts(database, 'sqlite', 'search_entry_whole');
  await schema.dropTable('search_entry_whole').execute();
  await indexEntries(database);
  await tieWords(database);
}

/** The words of titles, which rank what was found, and finding by itself, for which no other plan than the index will do. */
async function partColumns(database: Kysely<unknown>): Promise<void> {
  await createTexts(database, 'postgres', 'search_entry');
  // Packed, words take a sixth less, and twice as long to be ranked.
  await sql`alter table search_entry drop column title, drop column body, alter column words set storage external,
    add column head tsvector generated always as (ts_filter(words, '{a,b}')) stored`.execute(database);
  // To the planner a scan looks cheap: it does not count that the words of every entry would have to be unpacked. With a
  // hundred rows in mind it looks up what belongs to each, and does not read whole tables for the few that most questions find.
  await sql`create function search_found(question tsquery) returns table (id bigint)
    language sql stable rows 100 set enable_seqscan = off
    as $$ select search_entry.id from search_entry where words @@ question $$`.execute(database);
}

/** Texts out of the rows that every question goes through (docs/decisions/0018). */
export const partSearchTexts = (database: Kysely<unknown>, { name }: SqlDialect): Promise<void> =>
  name === 'sqlite' ? partRows(database) : partColumns(database);
