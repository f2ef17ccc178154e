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

/** Keys of entries; the smaller the rank, the better. */
type Ranked = Expression<{ id: number; rank: number }>;

export interface WordIndex {
  /** What the row of an entry holds beside the same columns everywhere. */
  columns(entry: SearchEntry): { words?: RawBuilder<unknown> };
  /** Writes what does not lie in the row. */
  put(database: Database, entries: readonly KeyedEntry[]): Promise<void>;
  /** Keys of the entries with these words, and how well each fits; that costs most, and is left out where nobody asks. */
  found(database: QueryCreator<Tables>, terms: readonly SearchTerm[], isRanked: boolean): Ranked;
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

function tsqueryTerm({ words, stems, isBeginning }: SearchTerm): string {
  const last = words.length - 1;
  const asTyped = words.map((word, at) => `'${word}':${isBeginning && at === last ? '*' : ''}AC`).join(' <-> ');
  return `(${[asTyped, ...stems.map((stem) => `'${asStem(stem)}':BD`)].join(' | ')})`;
}

function tsquery(terms: readonly SearchTerm[]): string {
  const { wanted, unwanted } = parted(terms);
  return [...wanted.map(tsqueryTerm), ...unwanted.map((term) => `!${tsqueryTerm(term)}`)].join(' & ');
}

/** Of D, C, B and A. */
const TS_WEIGHTS = sql.lit('{0.05, 0.1, 0.5, 1}');

const postgresWords: WordIndex = {
  columns: (entry) => ({ words: sql`${vectorOf(entry)}::tsvector` }),
  put: () => Promise.resolve(),
  found(database, terms, isRanked) {
    const question = sql`${tsquery(terms)}::tsquery`;
    // Divided by the length: a short text that says it is about it.
    const rank = sql<number>`-ts_rank(${TS_WEIGHTS}::real[], search_entry.words, ${question}, 1)`;
    return database
      .selectFrom('search_entry')
      .select(['search_entry.id as id', (isRanked ? rank : UNRANKED).as('rank')])
      .where(sql<boolean>`search_entry.words @@ ${question}`);
  },
  holds: (column, value) => sql<boolean>`strpos(${column}, ${listed([value])}) > 0`,
};

export const wordIndexOf = ({ name }: SqlDialect): WordIndex => (name === 'sqlite' ? sqliteWords : postgresWords);
