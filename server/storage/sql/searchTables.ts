import { type Kysely, sql } from 'kysely';
import type { SqlDialect } from './dialect.ts';

async function createEntries({ schema }: Kysely<unknown>, name: SqlDialect['name']): Promise<void> {
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
  await schema
    .createTable('search_entry')
    // In SQLite an integer key is the row itself.
    .addColumn('id', name === 'sqlite' ? 'integer' : 'bigint', (column) => column.primaryKey())
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('annotation', 'text')
    .addColumn('tag', 'text')
    .addColumn('state', 'text')
    .addColumn('verdict', 'text')
    .addColumn('people', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('readers', 'text')
    // Last: what comes behind a long text is only reached through all of it.
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('search_entry_article').on('search_entry').column('article').execute();
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
