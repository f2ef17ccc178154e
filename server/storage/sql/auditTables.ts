import { type Kysely, sql } from 'kysely';
import type { SqlDialect } from './dialect.ts';

/** The audit, which the database itself lets nobody change: only what is older than `audit_expiry` says may go. */
export async function createAuditTables(database: Kysely<unknown>, { name }: SqlDialect): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('actor', 'text')
    .addColumn('subject_kind', 'text')
    .addColumn('subject', 'text')
    .addColumn('details', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('audit_time').on('audit').columns(['at', 'id']).execute();
  await schema
    .createTable('audit_expiry')
    .addColumn('before', 'bigint', (column) => column.primaryKey())
    .execute();
  await (name === 'sqlite' ? guardInSqlite(database) : guardInPostgres(database));
}

async function guardInPostgres(database: Kysely<unknown>): Promise<void> {
  await sql`create function audit_kept() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then raise exception 'the audit is never rewritten'; end if;
      if not exists (select 1 from audit_expiry where old.at < audit_expiry.before) then
        raise exception 'the audit is never shortened';
      end if;
      return old;
    end $$`.execute(database);
  await sql`create trigger audit_kept before update or delete on audit
    for each row execute function audit_kept()`.execute(database);
}

async function guardInSqlite(database: Kysely<unknown>): Promise<void> {
  await sql`create trigger audit_fixed before update on audit
    begin select raise(abort, 'the audit is never rewritten'); end`.execute(database);
  await sql`create trigger audit_kept before delete on audit
    when not exists (select 1 from audit_expiry where old.at < audit_expiry.before)
    begin select raise(abort, 'the audit is never shortened'); end`.execute(database);
}
