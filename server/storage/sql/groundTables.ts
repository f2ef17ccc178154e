/** The tables that there were from the first version on. */
import { type Kysely, sql } from 'kysely';
import type { SqlDialect } from './dialect.ts';

type Schema = Kysely<unknown>['schema'];

export async function createDesks(schema: Schema): Promise<void> {
  await schema
    .createTable('desk')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('desk_member')
    .addColumn('desk', 'text', (column) => column.notNull().references('desk.id').onDelete('cascade'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('desk_member_key', ['desk', 'person'])
    .execute();
  await schema.createIndex('desk_member_person').on('desk_member').column('person').execute();
  await schema
    .createTable('invite')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('desk', 'text', (column) => column.references('desk.id').onDelete('cascade'))
    .addColumn('role', 'text')
    .addColumn('email', 'text')
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('used_by', 'text')
    .execute();
}

export async function createArticles(schema: Schema): Promise<void> {
  await schema
    .createTable('article')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('desk', 'text', (column) => column.notNull().references('desk.id'))
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('headline', 'text', (column) => column.notNull())
    .addColumn('words', 'integer', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('deadline', 'text')
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('deleted_at', 'bigint')
    .addUniqueConstraint('article_slug', ['desk', 'slug'])
    .execute();
  await schema.createIndex('article_recent').on('article').columns(['desk', 'updated_at']).execute();
}

export async function createTexts(schema: Schema, { bytes, name }: SqlDialect): Promise<void> {
  // Rows stand in the order of their key, so that a keystroke writes one page and not two.
  const rowTable = schema.createTable('text_row');
  await (name === 'sqlite' ? rowTable.modifyEnd(sql`without rowid`) : rowTable)
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('author', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('content', sql.raw(bytes), (column) => column.notNull())
    .addPrimaryKeyConstraint('text_row_key', ['article', 'seq'])
    .execute();
  await schema
    .createTable('text_snapshot')
    .addColumn('article', 'text', (column) => column.primaryKey().references('article.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('state', sql.raw(bytes), (column) => column.notNull())
    .execute();
  await schema
    .createTable('text_owner')
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('client', 'bigint', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('text_owner_key', ['article', 'client'])
    .execute();
}

export async function createLedgers(schema: Schema): Promise<void> {
  await schema
    .createTable('ledger_head')
    .addColumn('article', 'text', (column) => column.primaryKey().references('article.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('ledger_event')
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('command', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_event_key', ['article', 'seq'])
    .execute();
  await schema
    .createTable('ledger_command')
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('command', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('first_seq', 'integer', (column) => column.notNull())
    .addColumn('last_seq', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_command_key', ['article', 'command'])
    .execute();
  await schema
    .createTable('passage')
    .addColumn('article', 'text', (column) => column.notNull().references('article.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('annotation', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('exact', 'text', (column) => column.notNull())
    .addColumn('prefix', 'text', (column) => column.notNull())
    .addColumn('suffix', 'text', (column) => column.notNull())
    .addColumn('ids', 'text', (column) => column.notNull())
    .addColumn('longest', 'integer', (column) => column.notNull())
    .addColumn('reattached', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('passage_key', ['article', 'id'])
    .execute();
  await schema
    .createTable('purge')
    .addColumn('article', 'text', (column) => column.primaryKey())
    .execute();
}
