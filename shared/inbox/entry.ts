/** What somebody finds in their inbox: single entries, as they are kept, and why each is there. */

export const INBOX_KINDS = [
  /** A comment speaks to me. */
  'mention',
  /** A claim was given to me. */
  'assigned',
  /** An answer in a thread that I opened or wrote in. */
  'reply',
  /** A comment or suggestion on an article that I brought in. */
  'note',
  /** My tick no longer stands: its words or its evidence were changed. */
  'cracked',
  /** Somebody reopened a claim that I had signed. */
  'reopened',
  /** An article that I worked on was cleared, its clearance was taken back, or its words were changed since. */
  'cleared',
  'withdrawn',
  'touched',
  /** A live session began on an article on which I have claims. */
  'session',
] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** What one event brings to one person. It holds no words: those are read when it is shown, as they are then. */
export interface InboxEntry {
  person: string;
  article: string;
  /** Names it among the entries of this person about this article: the event, or the turn of its checking, that it came of. */
  source: string;
  kind: InboxKind;
  /** Null for one about the article as a whole. */
  annotation: string | null;
  /** The comment or session that it is about. */
  subject: string | null;
  /** Who did it; null where nobody can tell. */
  actor: string | null;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface KeptEntry extends InboxEntry {
  readAt: number | null;
  /** Until then it is out of sight. */
  snoozedUntil: number | null;
}
