/** What waits for people (docs/protocol/inbox.md, R-INBOX), and how far the checking of each article was told of. */
import type { InboxEntry, InboxKind, KeptEntry } from '../../shared/inbox/entry.ts';

export interface EntryName {
  article: string;
  source: string;
}

/** Entries that no longer say anything. */
export interface DroppedEntries {
  article: string;
  kinds: readonly InboxKind[];
  /** Of these alone, where given. */
  annotation?: string;
  subject?: string;
  person?: string;
}

/** `undefined` leaves as it is. Milliseconds. */
export interface EntryMark {
  readAt?: number | null;
  snoozedUntil?: number | null;
}

export interface InboxStore {
  /** One that is known already stays as it is. */
  add(entries: readonly (InboxEntry & { readAt?: number | null })[]): Promise<void>;
  drop(what: DroppedEntries): Promise<void>;
  /** Somebody's entries about articles that are on one of these desks, the newest first. */
  of(person: string, desks: readonly string[], limit: number): Promise<KeptEntry[]>;
  mark(person: string, entries: readonly EntryName[], mark: EntryMark): Promise<void>;
  /** Marks as read all that came up to then and is in sight. */
  readAll(person: string, until: number, now: number): Promise<void>;
  /** Marks as read what is about an annotation and came of events up to this one: the person has looked at it. */
  looked(article: string, person: string, look: { annotation: string; seq: number; at: number }): Promise<void>;
  /** Whoever wrote in the article or decided anything on it. */
  workersOn(article: string): Promise<string[]>;
  /** Forgets what waits for a person on all articles of a desk. */
  forget(desk: string, person: string): Promise<void>;
  /** Removes what came before `before`. */
  prune(before: number): Promise<void>;
}

/** What followers of an article's checking were told last. */
export interface ToldStanding {
  /** Counts from 1; names what was told. */
  turn: number;
  /** Last number of the text log that was looked at. */
  textSeq: number;
  /** Ticks that do not stand although nobody took them back, by the number of their event. */
  cracked: number[];
  /** Claims that are stale. */
  stale: string[];
  /** Whether the article is cleared, and not as it was cleared. */
  isTouched: boolean;
}
export interface StandingStore {
  told(article: string): Promise<ToldStanding | null>;
  /**
   * @param after the turn that was told before; null where there was none.
   * @returns false, with nothing kept, where somebody else was quicker.
   */
  keep(article: string, told: ToldStanding, after: number | null): Promise<boolean>;
  /** Articles that were told of, and whose text goes on behind what was looked at: with its last number. */
  behind(): Promise<Map<string, number>>;
}
