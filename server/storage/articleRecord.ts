/** An article as it stands in lists; its text and ledger are logs of their own. */
export interface ArticleRecord {
  id: string;
  desk: string;
  slug: string;
  /** Projection of the text, kept for lists. */
  headline: string;
  words: number;
  language: string;
  /** ISO 8601, or null. */
  deadline: string | null;
  createdBy: string;
  createdAt: number;
  updatedAt: number;
  /** When it was put into the bin, milliseconds; null while it is on the desk. */
  deletedAt: number | null;
}
