/** Who is there: what the transports and rooms need to know of accounts, whatever library keeps them. */
import type { GuestRole } from '../../shared/guest.ts';
import type { Role, Scope } from '../../shared/permissions.ts';

/** A signed-in person on one session or API token, or a guest. */
export interface Visitor {
  person: string;
  name: string;
  email: string;
  /** The installation's owner manages desks and accounts; with a token of a lesser scope nobody is. */
  owner: boolean;
  language: 'en' | 'nl';
  /** Set for an outside person, who is let into this article alone. */
  guest: { article: string; role: GuestRole } | null;
  /** A desk of theirs lets nobody in without a second factor, and they have none: they may do nothing but set it up. */
  lacksSecondFactor: boolean;
  /** `session:<id>`, `token:<id>` or `guest:<id>`; what must still be valid for a socket to stay open. */
  credential: string;
  /** A bearer token needs no Origin check; a cookie does. */
  via: 'cookie' | 'token';
  /** How far the credential reaches; `manage` for a session. */
  scope: Scope;
}

export interface Identity {
  /** The visitor behind a request's cookie or bearer token; null when there is none that is valid. */
  authenticate(headers: Headers): Promise<Visitor | null>;
  /** Of these credentials, the ones that are still valid (not expired, signed out, revoked, of a removed account, or short of a second factor). */
  stillValid(credentials: string[]): Promise<Set<string>>;
  /** Names by person id, for rosters and margins; guests are marked as such. Unknown ids are left out. */
  namesOf(people: string[], language?: 'en' | 'nl'): Promise<Map<string, string>>;
}

export interface Access {
  /** The role of a visitor on an article, as far as their credential reaches; null when the article does not exist for them (unknown, foreign desk, in the bin). */
  roleOn(visitor: Pick<Visitor, 'person' | 'guest' | 'scope'>, article: string): Promise<Role | null>;
}
