/** The rows of the search index, as Kysely sees them. */

/** Of what the search entries of an article were made. */
interface SearchArticleTable {
  article: string;
  edition: number;
  text_seq: number;
  ledger_seq: number;
  slug: string;
  desk: string;
  language: string;
  until: number | null;
}
/**
 * Every question goes through the rows of what it finds, so they are small: texts stand beside them. In PostgreSQL with a
 * column `words`, and of it `head`, the words of the title alone.
 */
interface SearchEntryTable {
  id: number;
  article: string;
  kind: string;
  item: string;
  annotation: string | null;
  tag: string | null;
  state: string | null;
  verdict: string | null;
  /** Ids, one a line. */
  people: string;
  at: number;
  /** Ids, one a line; null for everybody. */
  readers: string | null;
}
/** What an entry says; goes with it. */
interface SearchTextTable {
  id: number;
  title: string;
  body: string;
}
/** In SQLite alone: FTS5, without the texts. */
interface SearchWordsTable {
  rowid: number;
  title_words: string;
  title_stems: string;
  body_words: string;
  body_stems: string;
}
interface SearchWordingTable {
  article: string;
  claim: string;
  key: string;
}

export interface SearchTables {
  search_article: SearchArticleTable;
  search_entry: SearchEntryTable;
  search_text: SearchTextTable;
  search_words: SearchWordsTable;
  search_wording: SearchWordingTable;
}
