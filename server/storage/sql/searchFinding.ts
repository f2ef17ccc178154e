/** The statements that find: who asks may see it now, and how much of each kind there is. */
import { type QueryCreator, sql } from 'kysely';
import type { SearchKind } from '../../../shared/search/kinds.ts';
import type { FoundEntry, SearchPage, SearchQuestion } from '../searchPort.ts';
import { everything, type WordIndex } from './searchWords.ts';
import type { Database, Tables } from './tables.ts';

/** What the question finds, whatever was decided since: articles that may be read, entries that may be, under the filters. */
export function matching(database: QueryCreator<Tables>, words: WordIndex, question: SearchQuestion, isRanked = false) {
  const { terms, desks, reader, tag, state, verdict, person, from, to, language } = question;
  const at = sql<number>`case when e.kind = 'article' then a.updated_at else e.at end`;
  const people = sql<string | null>`e.people`;
  const readers = sql<string | null>`e.readers`;
  let query = database
    .with(
      (name) => name('found').materialized(),
      (inner) => (terms.length > 0 ? words.found(inner, terms, isRanked) : everything(inner)),
    )
    .selectFrom('found')
    // In this order: SQLite would go through all articles of the desks, and look for what was found of each.
    .crossJoin('search_entry as e')
    .crossJoin('article as a')
    .crossJoin('search_article as s')
    .leftJoin('ledger_head as h', 'h.article', 'e.article')
    .whereRef('e.id', '=', 'found.id')
    .whereRef('a.id', '=', 'e.article')
    .whereRef('s.article', '=', 'e.article')
    .where('a.desk', 'in', desks)
    .where('a.deleted_at', 'is', null)
    .where((where) => where.or([where('e.readers', 'is', null), words.holds(readers, reader)]));
  if (tag !== undefined) query = query.where('e.tag', '=', tag);
  if (state !== undefined) query = query.where('e.state', '=', state);
  if (verdict !== undefined) query = query.where('e.verdict', '=', verdict);
  if (person !== undefined) query = query.where(words.holds(people, person));
  if (from !== undefined) query = query.where(at, '>=', from);
  if (to !== undefined) query = query.where(at, '<', to);
  if (language !== undefined) {
    query = query.where((where) =>
      where.or([where('a.language', '=', language), where('a.language', 'like', `${language}-%`)]),
    );
  }
  return { query, at };
}

/** Comments and evidence hold only as of the last decision on their article. */
export const isOpen = sql<boolean>`e.kind in ('article', 'claim')`;
export const isCurrent = sql<boolean>`s.ledger_seq = coalesce(h.seq, 0)`;

/**
 * How much was found of each kind, and beside its kind what stands on the page: a row for each of those, and one for a kind
 * of which there is nothing on it. Both in one go, for most of the work is to find, and to see what may be seen.
 */
export function bestOf(database: Database, words: WordIndex, question: SearchQuestion, page: SearchPage) {
  const { kinds, vouched, limit, offset } = page;
  const isVouched = vouched.length > 0 ? sql<boolean>`e.id in (${sql.join(vouched)})` : sql<boolean>`1 = 0`;
  return database
    .with(
      (name) => name('holding').materialized(),
      (inner) => {
        const { query, at } = matching(inner, words, question, true);
        return query
          .where((where) => where.or([isOpen, isCurrent, isVouched]))
          .select(['e.id', 'e.kind', words.rank(question.terms).as('rank'), at.as('at')]);
      },
    )
    .with('best', (inner) =>
      inner
        .selectFrom('holding')
        .select(['id', 'kind', 'rank', 'at', words.closeness(question.terms).as('closeness')])
        .where('kind', 'in', kinds)
        .orderBy('closeness')
        .orderBy('rank')
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .offset(offset),
    )
    .with('counted', (inner) =>
      inner
        .selectFrom('holding')
        .select(['kind', ({ fn }) => fn.countAll().as('count')])
        .groupBy('kind'),
    )
    .selectFrom('counted')
    .leftJoin('best', 'best.kind', 'counted.kind')
    .select(['counted.kind', 'counted.count', 'best.id', 'best.at'])
    .orderBy('best.closeness')
    .orderBy('best.rank')
    .orderBy('best.at', 'desc')
    .orderBy('best.id');
}

/** What these entries are and say, by key. */
export async function hitsOf(database: Database, keys: readonly number[]): Promise<Map<number, FoundEntry>> {
  if (keys.length === 0) return new Map();
  const rows = await database
    .selectFrom('search_entry as e')
    .innerJoin('search_text as t', 't.id', 'e.id')
    .innerJoin('article as a', 'a.id', 'e.article')
    .select(['e.id as key', 'e.kind', 'e.item', 'e.annotation', 't.title', 't.body', 'e.tag', 'e.state', 'e.verdict'])
    .select(['e.people', 'e.at', 'a.id', 'a.desk', 'a.slug', 'a.headline', 'a.language'])
    .where('e.id', 'in', keys)
    .execute();
  return new Map(
    rows.map(({ key, kind, people, at, id, desk, slug, headline, language, ...same }) => {
      const named = people.split('\n').filter((each) => each !== '');
      const article = { id, desk, slug, headline, language };
      return [Number(key), { ...same, kind: kind as SearchKind, people: named, at: Number(at), article }];
    }),
  );
}
