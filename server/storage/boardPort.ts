/** What the desk's page asks of the store: its articles with how far each is, whom it was given to, and whether it was put away. */
import type { ArticleRecord } from './articleRecord.ts';

export const PLACES = ['desk', 'archive', 'bin'] as const;
/** Where an article is. In the bin it is in neither of the others. */
export type Place = (typeof PLACES)[number];

export interface BoardRow {
  article: ArticleRecord;
  /** Last number of the text log, and of the ledger. */
  text: number;
  ledger: number;
  /** Passages that lost their words. */
  lost: number;
  /** People whom the article was given to, in the order of their ids. */
  assigned: string[];
  /** When it was put into the archive, milliseconds; null while it is not there. */
  archivedAt: number | null;
}

export interface BoardStore {
  /** Articles of a desk in one place, the newest change first. */
  rows(desk: string, place: Place, limit: number, offset?: number): Promise<BoardRow[]>;
  /** How many there are in each place. */
  counts(desk: string): Promise<Record<Place, number>>;
  /** Gives the article to these people, and to nobody else. */
  assign(article: string, people: readonly string[]): Promise<void>;
  /** People whom the article was given to. */
  assigned(article: string): Promise<string[]>;
  /** Puts an article into the archive at this moment, or back on its desk (null). */
  archive(article: string, at: number | null): Promise<void>;
  archivedAt(article: string): Promise<number | null>;
  /** The person leaves the desk: nothing there is theirs any more. */
  release(desk: string, person: string): Promise<void>;
}
