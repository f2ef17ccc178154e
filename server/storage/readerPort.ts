/**
 * How far the named readers of decided events have come, article by article (docs/protocol/inbox.md, R-READ). A reader may
 * be shown the same events twice, after a crash or by two nodes at once; never none of them.
 */
export interface ReaderStore {
  /**
   * Makes the reader known. The first time, every article that is there counts as read to its end: what was decided before
   * is history, not news. Later calls change nothing.
   */
  begin(reader: string): Promise<void>;
  /** Articles on a desk whose ledger goes on behind this reader, or that it has never read; at most `limit`. */
  behind(reader: string, limit: number): Promise<string[]>;
  /** Number of the last event that was read; null where the article is new to the reader. */
  cursor(reader: string, article: string): Promise<number | null>;
  /** Everything up to `seq` was read; never goes back. */
  advance(reader: string, article: string, seq: number): Promise<void>;
}
