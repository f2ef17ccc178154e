/** What the server needs of a store for what people have looked at. */

/** An annotation that a person looked at, up to this event of the ledger. */
interface SeenMark {
  annotation: string;
  seq: number;
}
/** What each person has looked at. Told to nobody else. */
export interface SeenStore {
  /** Event number by annotation. */
  of(article: string, person: string): Promise<Map<string, number>>;
  /** Never goes back. */
  mark(article: string, person: string, mark: SeenMark): Promise<void>;
  /** Forgets what a person looked at on all articles of a desk. */
  forget(desk: string, person: string): Promise<void>;
}
