/** Logs are added to, never changed: the database itself refuses it. */
import { type Kysely, sql } from 'kysely';
import type { SqlDialect } from './dialect.ts';

const GUARDED = ['text_row', 'ledger_event', 'ledger_command'] as const;
type GuardedTable = (typeof GUARDED)[number] | 'text_page';

/** Only an article that stands in `purge` may lose its rows. */
export async function guardLogs(database: Kysely<unknown>, { name }: SqlDialect): Promise<void> {
  if (name === 'postgres') await createGuard(database);
  for (const table of GUARDED) await (name === 'sqlite' ? guardInSqlite : guardInPostgres)(database, table);
}

/** Pages of a log are kept as its rows are; in SQLite a row may leave its table for a page that holds it. */
export async function guardPages(database: Kysely<unknown>, { name }: SqlDialect): Promise<void> {
  await (name === 'sqlite' ? guardInSqlite : guardInPostgres)(database, 'text_page');
  if (name === 'postgres') return;
  await sql`drop trigger text_row_kept`.execute(database);
  await sql`create trigger text_row_kept before delete on text_row
    when not exists (select 1 from purge where purge.article = old.article)
      and not exists (
        select 1 from text_page
        where text_page.article = old.article and text_page.first <= old.seq and text_page.last >= old.seq
      )
    begin select raise(abort, 'a log is never shortened'); end`.execute(database);
}

/** In PostgreSQL, too, a row may leave its table for a page that holds it. */
export async function packOnPostgres(database: Kysely<unknown>, { name }: SqlDialect): Promise<void> {
  if (name !== 'postgres') return;
  await sql`create function row_kept() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then raise exception 'a log is never rewritten'; end if;
      if exists (select 1 from purge where purge.article = old.article) or old.seq <= (
        select last from text_page where article = old.article and first <= old.seq order by first desc limit 1
      ) then
        return old;
      end if;
      raise exception 'a log is never shortened';
    end $$`.execute(database);
  await sql`drop trigger text_row_kept on text_row`.execute(database);
  await sql`create trigger text_row_kept before update or delete on text_row
    for each row execute function row_kept()`.execute(database);
  // Compressed already: trying it again finds nothing.
  await sql`alter table text_page alter column content set storage external`.execute(database);
}

async function createGuard(database: Kysely<unknown>): Promise<void> {
  await sql`create function log_kept() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then raise exception 'a log is never rewritten'; end if;
      if not exists (select 1 from purge where purge.article = old.article) then
        raise exception 'a log is never shortened';
      end if;
      return old;
    end $$`.execute(database);
}

async function guardInPostgres(database: Kysely<unknown>, table: GuardedTable): Promise<void> {
  await sql`create trigger ${sql.ref(`${table}_kept`)} before update or delete on ${sql.table(table)}
    for each row execute function log_kept()`.execute(database);
}

async function guardInSqlite(database: Kysely<unknown>, table: GuardedTable): Promise<void> {
  await sql`create trigger ${sql.ref(`${table}_fixed`)} before update on ${sql.table(table)}
    begin select raise(abort, 'a log is never rewritten'); end`.execute(database);
  await sql`create trigger ${sql.ref(`${table}_kept`)} before delete on ${sql.table(table)}
    when not exists (select 1 from purge where purge.article = old.article)
    begin select raise(abort, 'a log is never shortened'); end`.execute(database);
}
