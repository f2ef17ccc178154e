/**
 * The log of a text, read from the rows that lie by themselves and from the pages of those before (textPages.ts). A page
 * always begins with the lowest of the rows that lie by themselves, so that pages hold the log from its first row on,
 * without a gap and no row twice, also where two nodes pack it at once: of two pages that begin alike the database takes
 * one, and rows go with their own page alone.
 */
import { type CompiledQuery, sql } from 'kysely';
import type { TextRow } from '../ports.ts';
import type { Database } from './tables.ts';
import { packRows, type TextPage, unpackRows } from './textPages.ts';

/** Rows that are worth a page, and the most in one; those of a pasted article are long, so bytes are bounded, too. */
const PAGE = { least: 250, most: 1_000, bytes: 1024 * 1024 };
/** Pages whose rows are kept in memory: whoever reads a log asks for a page of it several times. */
const MOST_KEPT = 8;

export interface TextLog {
  /** Rows after that number, whoever packs them meanwhile; without a limit all of them. */
  history(article: string, afterSeq: number, limit?: number): Promise<TextRow[]>;
  /**
   * What puts rows up to `seq` into pages, a transaction for each page, in order; nothing while there are too few. The
   * first query of one gives a row unless somebody else has packed these rows. The last row of a log stays by itself.
   */
  packing(article: string, seq: number): Promise<CompiledQuery[][]>;
}

const toRow = (row: { seq: number; author: string | null; at: number; content: Uint8Array }): TextRow => ({
  seq: Number(row.seq),
  author: row.author,
  at: Number(row.at),
  update: row.content,
});

/** Rows for one page each. */
function paged(rows: readonly TextRow[]): TextRow[][] {
  const pages: TextRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const open = pages.at(-1);
    bytes += row.update.byteLength;
    if (open && open.length < PAGE.most && bytes <= PAGE.bytes) open.push(row);
    else {
      pages.push([row]);
      bytes = row.update.byteLength;
    }
  }
  return pages;
}

export function createTextLog(database: Database): TextLog {
  const kept = new Map<string, TextRow[]>();

  const ownRows = (article: string, seq: number) =>
    database
      .selectFrom('text_row')
      .select(['seq', 'author', 'at', 'content'])
      .where('article', '=', article)
      .where('seq', '>', seq)
      .orderBy('seq');

  async function rowsOf(article: string, page: { first: number; hash: string }): Promise<TextRow[]> {
    const found = await database
      .selectFrom('text_page')
      .select('content')
      .where('article', '=', article)
      .where('first', '=', page.first)
      .executeTakeFirst();
    return found ? unpackRows({ ...page, ...found }) : [];
  }

  async function pageAfter(article: string, seq: number): Promise<TextRow[]> {
    const found = await database
      .selectFrom('text_page')
      .select(['first', 'hash'])
      .where('article', '=', article)
      .where('last', '>', seq)
      .orderBy('first')
      .limit(1)
      .executeTakeFirst();
    if (!found) return [];
    const first = Number(found.first);
    const key = `${article} ${first}`;
    const rows = kept.get(key) ?? (await rowsOf(article, { first, hash: found.hash }));
    kept.delete(key);
    kept.set(key, rows);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return rows;
  }

  async function rowsAfter(article: string, seq: number, limit?: number): Promise<TextRow[]> {
    const query = ownRows(article, seq);
    return (await (limit === undefined ? query : query.limit(limit)).execute()).map(toRow);
  }

  function insertPage(article: string, { first, last, content, hash }: TextPage): CompiledQuery {
    const lowest = sql`(select min(seq) from text_row where article = ${article})`;
    return database
      .insertInto('text_page')
      .columns(['article', 'first', 'last', 'content', 'hash'])
      .expression(sql`select ${article}, ${first}, ${last}, ${content}, ${hash} where ${lowest} = ${first}`)
      .onConflict((conflict) => conflict.columns(['article', 'first']).doNothing())
      .returning('first')
      .compile();
  }

  function removeRows(article: string, { first, last, hash }: TextPage): CompiledQuery {
    const page = database
      .selectFrom('text_page')
      .select('first')
      .where('article', '=', article)
      .where('first', '=', first)
      .where('last', '=', last)
      .where('hash', '=', hash);
    return database
      .deleteFrom('text_row')
      .where('article', '=', article)
      .where('seq', '>=', first)
      .where('seq', '<=', last)
      .where(({ exists }) => exists(page))
      .compile();
  }

  return {
    async history(article, afterSeq, limit = Number.POSITIVE_INFINITY) {
      // Rows first: those that go into a page meanwhile are found there.
      const rows = await rowsAfter(article, afterSeq, Number.isFinite(limit) ? limit : undefined);
      // The last row of a log lies by itself: where none is found, none is in a page.
      const until = rows[0]?.seq ?? 0;
      const packed: TextRow[] = [];
      for (let after = afterSeq; after + 1 < until && packed.length < limit; ) {
        const page = await pageAfter(article, after);
        if (page.length === 0) break;
        packed.push(...page.filter(({ seq }) => seq > after && seq < until));
        after = page.at(-1)?.seq ?? until;
      }
      return [...packed, ...rows].slice(0, limit);
    },
    async packing(article, seq) {
      const rows = await rowsAfter(article, 0, 1 + 8 * PAGE.most);
      const ready = rows.slice(0, -1).filter((row) => row.seq <= seq);
      if (ready.length < PAGE.least) return [];
      // What is left over waits for more.
      const full = paged(ready).filter((page, at, all) => at < all.length - 1 || page.length >= PAGE.least);
      const pages = await Promise.all(full.map(packRows));
      return pages.map((page) => [insertPage(article, page), removeRows(article, page)]);
    },
  };
}
