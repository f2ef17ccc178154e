/** What the server's answers look like. Times are ISO 8601 in UTC. */
import type { Role, Scope } from '../../shared/permissions.ts';

export interface Me {
  person: { id: string; name: string; email: string; owner: boolean; language: string; secondFactor: boolean };
  /** A desk asks for a second factor that is not set up: nothing but the account is open. */
  lacksSecondFactor: boolean;
  /** The one article that a guest sees; null for people with an account. */
  guest: { article: string } | null;
  desks: DeskOfMine[];
}

export interface DeskOfMine {
  id: string;
  slug: string;
  name: string;
  role: Role;
}

/** Of what the server says of an article, what is used here. */
export interface Article {
  id: string;
  slug: string;
  headline: string;
  language: string;
  /** The slug of its desk. */
  desk: string;
  /** What the asking person may do on it. */
  role: Role;
}

export interface Member {
  person: string;
  name: string;
  email: string;
  role: Role;
}

export interface Invite {
  id: string;
  role: Role;
  email: string | null;
  expiresAt: string;
}

/** An invite just made; its address is shown this once. */
export interface FreshInvite {
  id: string;
  url: string;
  expiresAt: string;
}

/** What an invite or setup link opens. */
export interface Invitation {
  kind: 'setup' | 'desk';
  desk: { slug: string; name: string } | null;
  role: Role | null;
  email: string | null;
}

export interface PersonSession {
  id: string;
  current: boolean;
  userAgent: string;
  createdAt: string;
  expiresAt: string;
}

export interface ApiToken {
  id: string;
  name: string;
  /** Its first characters, to know it by. */
  start: string | null;
  scope: Scope;
  createdAt: string;
  /** Null: never by itself. */
  expiresAt: string | null;
  /** Null: not yet. */
  lastUsedAt: string | null;
}

/** A token just made; the token itself is shown this once. */
export interface FreshApiToken {
  id: string;
  token: string;
}
