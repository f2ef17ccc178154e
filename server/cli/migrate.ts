/** `migrate`: a whole installation from SQLite to PostgreSQL, or back. All of it, checked, or nothing. */
import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { verifyLedger } from '../rooms/ledgers.ts';
import type { FileFolder } from '../storage/ports.ts';
import { type AnyDatabase, copyInstallation } from '../storage/sql/copy.ts';
import { createLedgerReader } from '../storage/sql/ledgerStore.ts';
import type { Database } from '../storage/sql/tables.ts';
import { createTextLog } from '../storage/sql/textLog.ts';
import { type End, openEnd } from './ends.ts';
import { Failure, print } from './foundation.ts';

/** Rows of a text read at once. */
const PAGE = 200;

/** Of everything that the log of a text says, in order. */
async function textHash(database: Database, article: string): Promise<{ rows: number; hash: string }> {
  const hash = createHash('sha256');
  const log = createTextLog(database);
  for (let after = 0; ; ) {
    const rows = await log.history(article, after, PAGE);
    for (const { seq, author, at, update } of rows) {
      hash.update(JSON.stringify([seq, author, at, update.byteLength])).update(update);
    }
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < PAGE) return { rows: after, hash: hash.digest('hex') };
  }
}

/** @throws Failure where the copy of an article is not its original, or its ledger is broken. */
async function checkArticle(from: Database, to: Database, article: { id: string; slug: string }): Promise<void> {
  const [read, written] = [await textHash(from, article.id), await textHash(to, article.id)];
  if (read.hash !== written.hash) throw new Failure(`The text of ${article.slug} is not what it was.`);
  const verdict = await verifyLedger(createLedgerReader(to), article.id);
  if (!verdict.ok) throw new Failure(`The ledger of ${article.slug} is broken at entry ${verdict.seq}.`);
  print(`${article.slug}: text ${written.rows} rows ${written.hash}, ledger ${verdict.seq} entries ${verdict.hash}`);
}

/** Bytes of the files that are recorded; of one whose bytes are missing the original has none either. */
async function copyFiles(from: Database, source: FileFolder, target: FileFolder): Promise<number> {
  let count = 0;
  for (const { article, hash } of await from.selectFrom('file').select(['article', 'hash']).execute()) {
    const bytes = await source.read(article, hash);
    if (!bytes) continue;
    await target.write(article, hash, bytes);
    const written = createHash('sha256')
      .update((await target.read(article, hash)) ?? '')
      .digest('hex');
    if (written !== hash) throw new Failure(`The file ${hash} of the article ${article} is not what it was.`);
    count += 1;
  }
  return count;
}

/** A target that a server was started on has a desk and a setup link; they make room. */
async function makeRoom(to: AnyDatabase): Promise<void> {
  for (const table of ['user', 'article']) {
    if ((await to.selectFrom(table).selectAll().limit(1).execute()).length === 0) continue;
    throw new Failure('The target has people or articles already; it must be empty.');
  }
  for (const table of ['invite', 'desk', 'verification']) await to.deleteFrom(table).execute();
}

async function copy(source: End, target: End): Promise<void> {
  await source.within((from) =>
    target.within(async (to) => {
      await makeRoom(to);
      const counts = await copyInstallation(from, to);
      for (const article of await (from as Database).selectFrom('article').select(['id', 'slug']).execute()) {
        await checkArticle(from as Database, to as Database, article);
      }
      const files = await copyFiles(from as Database, source.files(from), target.files(to));
      await target.secret(to, await source.secret(from));
      print([...counts].map(([name, count]) => `${name} ${count}`).join(', '));
      print(`${files} files`);
    }),
  );
  await target.keep();
}

async function migrateInstallation(given: { from: string; to: string }): Promise<void> {
  const source = await openEnd(given.from, false);
  try {
    const target = await openEnd(given.to, true);
    try {
      await copy(source, target);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  print('Every table, text, ledger and file was read back and is the same.');
}

export function migrateCommands(program: Command): void {
  program
    .command('migrate')
    .description('copy a whole installation into an empty one, such as from SQLite to PostgreSQL; no server may run')
    .requiredOption('--from <address>', 'sqlite:DATA_DIR or postgres://…')
    .requiredOption('--to <address>', 'postgres://… or sqlite:DATA_DIR')
    .action((given: { from: string; to: string }) => migrateInstallation(given));
}
