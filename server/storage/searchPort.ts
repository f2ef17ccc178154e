/** The search index as the server needs it: what is found under which words, and of what it was made. */
import type { SearchKind } from '../../shared/search/kinds.ts';
import type { SearchTerm } from '../../shared/search/query.ts';
import type { StemLanguage } from '../../shared/search/words.ts';

/** Something that can be found. It is a value: one that reads otherwise is another. */
export interface SearchEntry {
  kind: SearchKind;
  /** Its own id: of the article, the comment, the claim or the record of evidence. */
  item: string;
  /** The thread or claim that it is found on; null for an article. */
  annotation: string | null;
  title: string;
  /** Found like the title, and not shown with it: the slug. */
  alias: string;
  body: string;
  /** In whose stems it is found, too. */
  languages: StemLanguage[];
  /** Of a claim; null otherwise. */
  tag: string | null;
  /** Of a claim how far its checking is, of a comment whether its thread is open. */
  state: string | null;
  verdict: string | null;
  /** Who has to do with it, by id. */
  people: string[];
  /** Milliseconds since the epoch; of an article when it was made. */
  at: number;
  /** Who may read it; null for all who may read the article. */
  readers: string[] | null;
  /** By what the wordings of a claim are known again (`quoteKey`). */
  keys: string[];
}

/** Of what the entries of an article were made. */
export interface SearchStamp {
  /** Of the code that made them. */
  edition: number;
  /** Last row of the text's log, last event of the ledger. */
  text: number;
  ledger: number;
  slug: string;
  desk: string;
  language: string;
  /** Milliseconds: when they are different by themselves, for somebody's lease ends; null for never. */
  until: number | null;
}

/** An article whose entries are not those of now. */
export interface Behind {
  article: string;
  /** Null where it has none yet, else what they were made of: the same as long as nobody makes them anew. */
  stamp: string | null;
}

export interface SearchQuestion {
  /** Without any, what the rest allows, newest first. */
  terms: readonly SearchTerm[];
  /** Ids of the desks that the asking person is a member of now. */
  desks: readonly string[];
  /** Who asks, by id. */
  reader: string;
  tag?: string | undefined;
  state?: string | undefined;
  verdict?: string | undefined;
  /** Who has to do with it. */
  person?: string | undefined;
  /** Milliseconds: not before, and before. */
  from?: number | undefined;
  to?: number | undefined;
  /** Of the article: the tag itself, and those that are narrower. */
  language?: string | undefined;
}

export interface SearchPage {
  kinds: readonly SearchKind[];
  /** Keys of entries that hold now, although their article's ledger went on since they were made. */
  vouched: readonly number[];
  limit: number;
  offset: number;
}

export interface FoundEntry extends Pick<SearchEntry, 'kind' | 'item' | 'annotation' | 'title' | 'body' | 'tag'> {
  state: string | null;
  verdict: string | null;
  people: string[];
  /** Milliseconds; of an article its last change. */
  at: number;
  article: { id: string; desk: string; slug: string; headline: string; language: string };
}

/** An entry that may hold no longer: since it was made, more was decided on its article. */
interface DoubtfulEntry {
  key: number;
  article: string;
}

export interface SearchStore {
  /** Articles, those in the bin as well, whose entries are not of what the store holds. @param now milliseconds */
  behind(edition: number, now: number, limit: number): Promise<Behind[]>;
  /**
   * Puts these in the place of all entries of an article; those that were there already are not touched.
   * @returns false, with nothing written, where the entries are of a later text or ledger.
   * @throws where there is no such article.
   */
  put(article: string, stamp: SearchStamp, entries: readonly SearchEntry[]): Promise<boolean>;
  /**
   * Of what the question finds among comments and evidence, those whose article's ledger went on since. They are found by
   * `find` only if they are vouched for.
   */
  doubtful(question: SearchQuestion, limit: number): Promise<DoubtfulEntry[]>;
  /**
   * The best first, of equal ones the newest. Nothing is found in other desks' articles, in the bin, or among what the
   * reader may not read; and nothing of it is counted. `counts` are of all kinds, whatever kinds are asked for.
   */
  find(question: SearchQuestion, page: SearchPage): Promise<{ hits: FoundEntry[]; counts: Record<SearchKind, number> }>;
  /** Claims in articles of these desks, none of them in the bin, that stand on wordings with one of these keys; the newest first. */
  sameWording(
    keys: readonly string[],
    desks: readonly string[],
    limit: number,
  ): Promise<{ article: string; claim: string }[]>;
}
