import { sql } from 'kysely';
import { SEARCH_KINDS, type SearchKind } from '../../../shared/search/kinds.ts';
import { searchKey } from '../searchEntry.ts';
import type { SearchEntry, SearchStamp, SearchStore } from '../searchPort.ts';
import type { SqlDialect } from './dialect.ts';
import { bestOf, hitsOf, isCurrent, isOpen, matching } from './searchFinding.ts';
import { type KeyedEntry, listed, type WordIndex, wordIndexOf } from './searchWords.ts';
import type { Database } from './tables.ts';

/** Rows in one statement: bounds its parameters. */
const ROWS = 100;

function* chunks<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += ROWS) yield all.slice(from, from + ROWS);
}

const stampColumns = (stamp: SearchStamp) => ({
  ...{ edition: stamp.edition, text_seq: stamp.text, ledger_seq: stamp.ledger },
  ...{ slug: stamp.slug, desk: stamp.desk, language: stamp.language, until: stamp.until },
});

const entryRow = (article: string, { key, entry }: KeyedEntry, words: WordIndex) => ({
  ...{ id: key, article, kind: entry.kind, item: entry.item, annotation: entry.annotation },
  ...{ tag: entry.tag, state: entry.state, verdict: entry.verdict },
  ...{ people: listed(entry.people), at: entry.at, readers: entry.readers && listed(entry.readers) },
  ...words.columns(entry),
});

/** Locks the article's entries, and stamps them; false where they are of a later text or ledger. */
async function stamped(database: Database, article: string, stamp: SearchStamp): Promise<boolean> {
  const fields = stampColumns(stamp);
  const written = await database
    .insertInto('search_article')
    .values({ article, ...fields })
    .onConflict((conflict) =>
      conflict
        .column('article')
        .doUpdateSet(fields)
        .where((where) =>
          where.or([
            where('search_article.edition', '!=', stamp.edition),
            where.and([
              where('search_article.text_seq', '<=', stamp.text),
              where('search_article.ledger_seq', '<=', stamp.ledger),
            ]),
          ]),
        ),
    )
    .returning('article')
    .execute();
  return written.length > 0;
}

/** @param gone claims that are no more, or read otherwise now */
async function putWordings(
  database: Database,
  article: string,
  gone: readonly string[],
  fresh: readonly SearchEntry[],
): Promise<void> {
  for (const some of chunks(gone)) {
    await database.deleteFrom('search_wording').where('article', '=', article).where('claim', 'in', some).execute();
  }
  const rows = fresh.flatMap(({ item, keys }) => [...new Set(keys)].map((key) => ({ article, claim: item, key })));
  for (const some of chunks(rows)) await database.insertInto('search_wording').values(some).execute();
}

async function putEntries(database: Database, article: string, entries: readonly SearchEntry[], words: WordIndex) {
  const wanted = new Map(entries.map((entry) => [searchKey(article, entry), entry]));
  const there = await database
    .selectFrom('search_entry')
    .select(['id', 'kind', 'item'])
    .where('article', '=', article)
    .execute();
  const known = new Set(there.map(({ id }) => Number(id)));
  const old = there.filter(({ id }) => !wanted.has(Number(id)));
  const gone = old.map(({ id }) => Number(id));
  const fresh = [...wanted].flatMap(([key, entry]) => (known.has(key) ? [] : [{ key, entry }]));
  if (gone.length + fresh.length === 0) return;
  for (const some of chunks(gone)) await database.deleteFrom('search_entry').where('id', 'in', some).execute();
  for (const some of chunks(fresh)) {
    await database
      .insertInto('search_entry')
      .values(some.map((one) => entryRow(article, one, words)))
      .execute();
    await database
      .insertInto('search_text')
      .values(some.map(({ key, entry: { title, body } }) => ({ id: key, title, body })))
      .execute();
    await words.put(database, some);
  }
  const oldClaims = old.flatMap(({ kind, item }) => (kind === 'claim' ? [item] : []));
  await putWordings(
    database,
    article,
    oldClaims,
    fresh.map(({ entry }) => entry),
  );
}

export function createSearchStore(database: Database, dialect: SqlDialect): SearchStore {
  const words = wordIndexOf(dialect);
  return {
    async behind(edition, now, limit) {
      const last = sql<number>`(select coalesce(max(seq), 0) from text_row where text_row.article = a.id)`;
      const isBehind = sql<boolean>`s.article is null or s.edition <> ${edition} or s.until <= ${now}
        or s.slug <> a.slug or s.desk <> a.desk or s.language <> a.language
        or s.ledger_seq <> coalesce(h.seq, 0) or s.text_seq <> ${last}`;
      const rows = await database
        .selectFrom('article as a')
        .leftJoin('search_article as s', 's.article', 'a.id')
        .leftJoin('ledger_head as h', 'h.article', 'a.id')
        .select(['a.id as article', 's.edition', 's.text_seq', 's.ledger_seq', 's.until'])
        .where(isBehind)
        .orderBy('a.updated_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ article, edition: made, text_seq, ledger_seq, until }) => ({
        article,
        stamp: made === null ? null : JSON.stringify([made, text_seq, ledger_seq, until].map(Number)),
      }));
    },
    put: (article, stamp, entries) =>
      dialect.transact(
        async (transaction) => {
          if (!(await stamped(transaction, article, stamp))) return false;
          await putEntries(transaction, article, entries, words);
          return true;
        },
        // Once more does no harm.
        () => Promise.resolve(false),
      ),
    async doubtful(question, limit) {
      if (question.desks.length === 0) return [];
      const rows = await matching(database, words, question)
        .query.where(sql<boolean>`not ${isOpen} and not ${isCurrent}`)
        .select(['e.id', 'e.article'])
        .limit(limit)
        .execute();
      return rows.map(({ id, article }) => ({ key: Number(id), article }));
    },
    async find(question, page) {
      const counts = Object.fromEntries(SEARCH_KINDS.map((kind) => [kind, 0])) as Record<SearchKind, number>;
      if (question.desks.length === 0) return { hits: [], counts };
      const rows = await bestOf(database, words, question, page).execute();
      for (const { kind, count } of rows) counts[kind as SearchKind] = Number(count);
      const best = rows.flatMap(({ id, at }) => (id === null ? [] : [{ key: Number(id), at: Number(at) }]));
      const found = await hitsOf(
        database,
        best.map(({ key }) => key),
      );
      const hits = best.flatMap(({ key, at }) => {
        const hit = found.get(key);
        return hit ? [{ ...hit, at }] : [];
      });
      return { hits, counts };
    },
    async sameWording(keys, desks, limit) {
      if (keys.length === 0 || desks.length === 0) return [];
      const rows = await database
        .selectFrom('search_wording as w')
        .innerJoin('article as a', 'a.id', 'w.article')
        .innerJoin('search_entry as e', (join) =>
          join.onRef('e.article', '=', 'w.article').onRef('e.item', '=', 'w.claim'),
        )
        .select(['w.article', 'w.claim'])
        .distinct()
        .select('e.at')
        .where('w.key', 'in', keys)
        .where('a.desk', 'in', desks)
        .where('a.deleted_at', 'is', null)
        .where('e.kind', '=', 'claim')
        .orderBy('e.at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ article, claim }) => ({ article, claim }));
    },
  };
}
