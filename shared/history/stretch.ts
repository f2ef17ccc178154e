/** Writing without a pause by one person. */
export interface Stretch {
  /** Rows of the text's log. */
  first: number;
  last: number;
  /** When its first and last rows were committed, milliseconds since the epoch. */
  from: number;
  until: number;
  /** Person id; null for the server. */
  by: string | null;
}
