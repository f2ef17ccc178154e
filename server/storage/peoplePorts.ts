/** What the server needs of a store about people: guests, those who were removed, and what may be done once. */
import type { GuestRole } from '../../shared/guest.ts';

/** A link that lets one outside person into one article. */
export interface GuestLink {
  /** Id of the person who comes by it: `guest-` and a UUID. */
  id: string;
  article: string;
  role: GuestRole;
  /** Whom it is for, as who made it says. */
  label: string;
  /** In which the guest is marked as one. */
  language: 'en' | 'nl';
  /** sha-256 of the token, hex. */
  tokenHash: string;
  /** sha-256 of what the guest's cookie holds, hex; null while nobody has opened the link. */
  keyHash: string | null;
  /** As the guest calls themselves. */
  name: string | null;
  createdBy: string;
  createdAt: number;
  expiresAt: number;
  enteredAt: number | null;
  withdrawnAt: number | null;
}
/** Links stay when they have ended, for the name of whoever came by them, and go with their article. */
export interface GuestStore {
  add(link: GuestLink): Promise<void>;
  /** Of an article, the oldest first. */
  ofArticle(article: string): Promise<GuestLink[]>;
  byToken(tokenHash: string): Promise<GuestLink | null>;
  byKey(keyHash: string): Promise<GuestLink | null>;
  many(ids: string[]): Promise<GuestLink[]>;
  /** Lets the one in who comes first; false for everybody after, and where it was withdrawn. */
  enter(id: string, entered: { name: string; keyHash: string; at: number }): Promise<boolean>;
  withdraw(id: string, at: number): Promise<void>;
}

/** People whose account was removed: a number stands where their name did. */
export interface PeopleStore {
  /**
   * Takes a person off every desk and forgets what they read and their address on invites.
   * @returns their number, which counts from 1; the same for a second time.
   */
  remove(person: string, email: string, at: number): Promise<number>;
  /** Numbers of those among these people who were removed. */
  removed(people: string[]): Promise<Map<string, number>>;
}

/** What happens at most once in a time, on all nodes: that a code is used. */
export interface OnceStore {
  /** Takes a key until then (milliseconds); false while somebody else has it. */
  take(key: string, now: number, until: number): Promise<boolean>;
}
