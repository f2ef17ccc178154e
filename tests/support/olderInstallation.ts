/** An installation as an earlier version left it: what is in one of today, in the tables of then. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrateAccounts } from '../../server/identity/auth.ts';
import { createFileFolder } from '../../server/storage/disk/fileFolder.ts';
import { createDatabaseFolder } from '../../server/storage/postgres/fileFolder.ts';
import { secretIn } from '../../server/storage/postgres/installation.ts';
import { openPostgresDatabase } from '../../server/storage/postgres/storage.ts';
import { COPIED } from '../../server/storage/sql/copy.ts';
import type { SqlDialect } from '../../server/storage/sql/dialect.ts';
import { migrate } from '../../server/storage/sql/migrations.ts';
import type { Database } from '../../server/storage/sql/tables.ts';
import { createSqliteDatabase, sqliteDialect } from '../../server/storage/sqlite/storage.ts';

const FILE = 'kantlijn.db';

/** Tables up to `step`, with what is in today's and fits into them. */
async function fillOlder(today: Database, older: Database, dialect: SqlDialect, step: string): Promise<void> {
  await migrate(older, dialect, () => 1, step);
  await migrateAccounts({ db: older, type: dialect.name, secret: randomUUID(), secure: false });
  const tables = await older.introspection.getTables();
  for (const { name } of COPIED) {
    const columns = tables.find((table) => table.name === name)?.columns ?? [];
    if (columns.length === 0) continue;
    const of = name as 'article';
    const rows = await today
      .selectFrom(of)
      .select(columns.map((column) => column.name as 'id'))
      .execute();
    if (rows.length > 0)
      await older
        .insertInto(of)
        .values(rows as never)
        .execute();
  }
}

/** Makes the data folder `folder`, on SQLite, of the data folder `today`. */
export async function olderFolder(today: string, folder: string, step: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const part of ['files', 'secret']) {
    if (existsSync(join(today, part))) cpSync(join(today, part), join(folder, part), { recursive: true });
  }
  const from = await createSqliteDatabase({ file: join(today, FILE) });
  const to = await createSqliteDatabase({ file: join(folder, FILE) });
  await fillOlder(from.kysely, to.kysely, sqliteDialect(to), step);
  await Promise.all([from.close(), to.close()]);
}

/** Fills the empty PostgreSQL database `url` of the data folder `today`. */
export async function olderPostgres(today: string, url: string, step: string): Promise<void> {
  const from = await createSqliteDatabase({ file: join(today, FILE) });
  const to = openPostgresDatabase({ url, connections: 2 });
  await fillOlder(from.kysely, to.kysely, to.dialect, step);
  await secretIn(to.kysely, () => readFileSync(join(today, 'secret'), 'utf8').trim());
  const [source, target] = [createFileFolder(join(today, 'files'), randomUUID), createDatabaseFolder(to.kysely)];
  for (const { article, hash } of await from.kysely.selectFrom('file').select(['article', 'hash']).execute()) {
    const bytes = await source.read(article, hash);
    if (bytes) await target.write(article, hash, bytes);
  }
  await Promise.all([from.close(), to.close()]);
}

/** A data folder in which `copy` stands in the place of the database: how somebody goes back to the version before. */
export function folderOfCopy(folder: string, copy: string, target: string): void {
  mkdirSync(target, { recursive: true });
  for (const part of ['files', 'secret']) {
    if (existsSync(join(folder, part))) cpSync(join(folder, part), join(target, part), { recursive: true });
  }
  copyFileSync(copy, join(target, FILE));
}
