/**
 * A whole installation from one database to another, whatever kind either is: table by table, in the order in which each
 * may be filled, and read back at the end. Reads and writes belong to one transaction at each side.
 */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';

/** Any table by its name, of ours or of the accounts. */
// biome-ignore lint/suspicious/noExplicitAny: the tables of accounts are the library's; rows go through unread
export type AnyDatabase = Kysely<any>;

interface CopiedTable {
  name: string;
  /** Primary key. */
  key: string[];
  /** Rows at once: bounds what is in memory. */
  batch: number;
}

const table = (name: string, key: string[], batch = 500): CopiedTable => ({ name, key, batch });

/** Rows of a text are at most 256 kB, snapshots and files some ten MB. */
export const COPIED: readonly CopiedTable[] = [
  ...['user', 'account', 'session', 'apikey', 'verification', 'twoFactor'].map((name) => table(name, ['id'])),
  table('desk', ['id']),
  table('desk_member', ['desk', 'person']),
  table('desk_rules', ['desk']),
  table('desk_settings', ['desk']),
  table('desk_tags', ['desk']),
  table('invite', ['token_hash']),
  table('article', ['id']),
  table('text_row', ['article', 'seq'], 200),
  table('text_page', ['article', 'first'], 50),
  table('text_snapshot', ['article'], 4),
  table('text_owner', ['article', 'client']),
  table('ledger_head', ['article']),
  table('ledger_event', ['article', 'seq']),
  table('ledger_command', ['article', 'command']),
  table('passage', ['article', 'id']),
  table('article_figures', ['article']),
  table('import_report', ['article']),
  table('file', ['article', 'hash']),
  table('seen', ['article', 'person', 'annotation']),
  table('once', ['key']),
  table('reader', ['name']),
  table('reader_cursor', ['reader', 'article']),
  table('inbox_entry', ['person', 'article', 'source']),
  table('told_standing', ['article']),
  table('letter', ['person']),
  table('hook', ['id']),
  table('hook_delivery', ['id']),
  table('guest', ['id']),
  table('removed_person', ['person']),
  table('article_assignee', ['article', 'person']),
  table('article_archive', ['article']),
  table('person_settings', ['person']),
  table('person_photo', ['person'], 50),
  table('audit', ['id']),
  table('badge', ['article']),
  table('passkey', ['id']),
];
/** Of the nodes that run now. */
export const OF_NODES = ['node', 'duty', 'purge', 'audit_expiry'];
/** Made anew of the others, where they are not there. */
export const OF_SEARCH = ['search_article', 'search_entry', 'search_text', 'search_wording'];
/** Where it is in the database: beside SQLite it is a folder. */
export const FILE_CONTENT = table('file_content', ['article', 'hash'], 2);

type Row = Record<string, unknown>;

/** Every row of a table, in the order of its key. */
async function* rowsOf(database: AnyDatabase, { name, key, batch }: CopiedTable): AsyncGenerator<Row[]> {
  const place = sql.join(key.map((column) => sql.ref(column)));
  for (let last: Row | undefined; ; ) {
    let query = database.selectFrom(name).selectAll().limit(batch);
    for (const column of key) query = query.orderBy(column);
    const after = last;
    if (after) query = query.where(sql<boolean>`(${place}) > (${sql.join(key.map((column) => after[column]))})`);
    const rows = (await query.execute()) as Row[];
    if (rows.length > 0) yield rows;
    if (rows.length < batch) return;
    last = rows.at(-1);
  }
}

/** What a value is on either side: dates, booleans and whole numbers are told apart by PostgreSQL alone. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('hex');
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'boolean' ? Number(value) : value;
}

function rowHash(row: Row): Buffer {
  const columns = Object.keys(row).sort();
  return createHash('sha256')
    .update(JSON.stringify(columns.map((column) => plain(row[column]))))
    .digest();
}

/** How many rows, and all of their hashes in one, whatever their order. */
export class Tally {
  count = 0;
  readonly #sum = Buffer.alloc(32);
  add(row: Row): void {
    this.count += 1;
    for (const [at, byte] of rowHash(row).entries()) this.#sum[at] = (this.#sum[at] ?? 0) ^ byte;
  }
  get hash(): string {
    return this.#sum.toString('hex');
  }
}

async function tallyOf(database: AnyDatabase, copied: CopiedTable): Promise<Tally> {
  const tally = new Tally();
  for await (const rows of rowsOf(database, copied)) for (const row of rows) tally.add(row);
  return tally;
}

export async function copyTable(from: AnyDatabase, to: AnyDatabase, copied: CopiedTable): Promise<Tally> {
  const tally = new Tally();
  for await (const rows of rowsOf(from, copied)) {
    for (const row of rows) tally.add(row);
    await to.insertInto(copied.name).values(rows).execute();
  }
  return tally;
}

/**
 * Copies all tables and reads them back.
 * @throws when a table has other rows than were read.
 * @returns rows by table.
 */
export async function copyInstallation(from: AnyDatabase, to: AnyDatabase): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const copied of COPIED) {
    const read = await copyTable(from, to, copied);
    const written = await tallyOf(to, copied);
    if (read.count !== written.count || read.hash !== written.hash) {
      throw new Error(`the copy of ${copied.name} is not what was read: ${written.count} rows of ${read.count}`);
    }
    counts.set(copied.name, read.count);
  }
  return counts;
}
