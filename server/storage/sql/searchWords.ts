/**
 * How each database keeps the words of an entry and finds them again. Both are given words that are folded and stemmed
 * already (shared/search), so that both find the same; what differs is the spelling of words and questions.
 */
import { type Expression, type QueryCreator, type RawBuilder, sql } from 'kysely';
import type { SearchTerm } from '../../../shared/search/query.ts';
import { entryWords } from '../searchEntry.ts';
import type { SearchEntry } from '../searchPort.ts';
import type { SqlDialect } from './dialect.ts';
import type { Database, Tables } from './tables.ts';

/** An entry in the making, under its key. */
export interface KeyedEntry {
  key: number;
  entry: SearchEntry;
}

/** Keys of entries, and what their rank is taken from. */
type Ranked = Expression<{ id: number; rank: number }>;

export interface WordIndex {
  /** What the row of an entry holds beside the same columns everywhere. */
  columns(entry: SearchEntry): { words?: RawBuilder<unknown> };
  /** Writes what does not lie in the row. */
  put(database: Database, entries: readonly KeyedEntry[]): Promise<void>;
  /** Keys of the entries with these words. @param isRanked whether anybody asks for their rank */
  found(database: QueryCreator<Tables>, terms: readonly SearchTerm[], isRanked: boolean): Ranked;
  /** How well `found`, which is the entry `e`, fits; the smaller, the better. */
  rank(terms: readonly SearchTerm[]): RawBuilder<number>;
  /** What counts before the rank in `holding`, where what was found stands; the smaller, the better. */
  closeness(terms: readonly SearchTerm[]): RawBuilder<number>;
  /** Whether a column that holds a list (`listed`) holds this. */
  holds(column: RawBuilder<string | null>, value: string): RawBuilder<boolean>;
}

/** A list in a column, so that each of its values can be looked for. */
export const listed = (values: readonly string[]) => `\n${values.join('\n')}\n`;

const UNRANKED = sql<number>`0`;

export function everything(database: QueryCreator<Tables>): Ranked {
  return database.selectFrom('search_entry').select(['search_entry.id as id', UNRANKED.as('rank')]);
}

const parted = (terms: readonly SearchTerm[]) => ({
  wanted: terms.filter(({ isExcluded }) => !isExcluded),
  unwanted: terms.filter(({ isExcluded }) => isExcluded),
});

const WORDS = '{title_words body_words}';
const STEMS = '{title_stems body_stems}';

function fts5Term({ words, stems, isBeginning }: SearchTerm): string {
  const asTyped = `${WORDS} : "${words.join(' ')}"${isBeginning ? ' *' : ''}`;
  const stemmed = stems.map((stem) => ` OR ${STEMS} : "${stem}"`).join('');
  return `(${asTyped}${stemmed})`;
}

function fts5Question(terms: readonly SearchTerm[]): string {
  const { wanted, unwanted } = parted(terms);
  return `${wanted.map(fts5Term).join(' AND ')}${unwanted.map((term) => ` NOT ${fts5Term(term)}`).join('')}`;
}

/** A title counts more than a text, a word more than its stem. */
const FTS5_RANK = sql<number>`bm25(search_words, 8.0, 4.0, 2.0, 1.0)`;

const sqliteWords: WordIndex = {
  columns: () => ({}),
  async put(database, entries) {
    const rows = entries.map(({ key, entry }) => {
      const { title, body } = entryWords(entry);
      return {
        ...{ rowid: key, title_words: title.words.join(' '), title_stems: title.stems.join(' ') },
        ...{ body_words: body.words.join(' '), body_stems: body.stems.join(' ') },
      };
    });
    await database.insertInto('search_words').values(rows).execute();
  },
  found: (database, terms, isRanked) =>
    database
      .selectFrom('search_words')
      .select(['search_words.rowid as id', (isRanked ? FTS5_RANK : UNRANKED).as('rank')])
      .where(sql<boolean>`search_words match ${fts5Question(terms)}`),
  rank: () => sql<number>`found.rank`,
  closeness: () => UNRANKED,
  holds: (column, value) => sql<boolean>`instr(${column}, ${listed([value])}) > 0`,
};

/** PostgreSQL counts no further. */
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
/** Stems stand beside words and are none. */
const asStem = (stem: string) => `~${stem}`;

type Weight = 'A' | 'B' | 'C' | 'D';

/** The literal of a tsvector: words and stems of the title weigh A and B, those of the body C and D. */
function vectorOf(entry: SearchEntry): string {
  const { title, body } = entryWords(entry);
  const places = new Map<string, string[]>();
  const add = (lexemes: readonly string[], from: number, weight: Weight) => {
    lexemes.forEach((lexeme, at) => {
      const known = places.get(lexeme) ?? [];
      places.set(lexeme, known);
      if (known.length < MOST_PLACES) known.push(`${Math.min(from + at, LAST_PLACE)}${weight}`);
    });
  };
  add(title.words, 1, 'A');
  add(title.stems.map(asStem), 1, 'B');
  // Apart, so that no words stand side by side over the end of the title.
  add(body.words, title.words.length + 2, 'C');
  add(body.stems.map(asStem), title.words.length + 2, 'D');
  return [...places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`).join(' ');
}

/** Without weights, though a word has others than a stem: the index does not hold them, so that every entry would be unpacked. */
function tsqueryTerm({ words, stems, isBeginning }: SearchTerm): string {
  const last = words.length - 1;
  const asTyped = words.map((word, at) => `'${word}'${isBeginning && at === last ? ':*' : ''}`).join(' <-> ');
  return `(${[asTyped, ...stems.map((stem) => `'${asStem(stem)}'`)].join(' | ')})`;
}

function tsquery(terms: readonly SearchTerm[]): string {
  const { wanted, unwanted } = parted(terms);
  return [...wanted.map(tsqueryTerm), ...unwanted.map((term) => `!${tsqueryTerm(term)}`)].join(' & ');
}

/** Of D, C, B and A. */
const TS_WEIGHTS = sql.lit('{0.05, 0.1, 0.5, 1}');
/** Of so many entries, those with the best titles and the newest, the text is ranked as well, which costs 11 µs each; the others come after them. */
const RANKED = 300;

/** Divided by the length: a short text that says it is about it. */
const tsRank = (words: RawBuilder<unknown>, terms: readonly SearchTerm[]) =>
  sql<number>`-ts_rank(${TS_WEIGHTS}::real[], ${words}, ${tsquery(terms)}::tsquery, 1)`;

const postgresWords: WordIndex = {
  columns: (entry) => ({ words: sql`${vectorOf(entry)}::tsvector` }),
  put: () => Promise.resolve(),
  found(database, terms) {
    const found = sql<{ id: number }>`search_found(${tsquery(terms)}::tsquery)`.as<'by_words'>(sql`by_words`);
    return database.selectFrom(found).select(['by_words.id as id', UNRANKED.as('rank')]);
  },
  rank: (terms) => (terms.length === 0 ? UNRANKED : tsRank(sql.ref('e.head'), terms)),
  closeness(terms) {
    if (terms.length === 0) return UNRANKED;
    const rank = tsRank(sql.ref('search_entry.words'), terms);
    return sql<number>`case when row_number() over (order by rank, at desc, id) <= ${sql.lit(RANKED)}
      then (select ${rank} from search_entry where search_entry.id = holding.id) else 0 end`;
  },
  holds: (column, value) => sql<boolean>`strpos(${column}, ${listed([value])}) > 0`,
};

export const wordIndexOf = ({ name }: SqlDialect): WordIndex => (name === 'sqlite' ? sqliteWords : postgresWords);
