/** What the server needs of a store for badges. */

/** The one badge that an article may have, by which a page elsewhere shows how far its check is. */
export interface BadgeStore {
  /** Its key; null while there is none. */
  of(article: string): Promise<string | null>;
  articleOf(key: string): Promise<string | null>;
  /** One that is there already stays as it is. */
  give(article: string, badge: { key: string; by: string; at: number }): Promise<void>;
  /** False where there was none. */
  withdraw(article: string): Promise<boolean>;
}
