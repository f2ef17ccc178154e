/** What a decision is made from and what it comes to. Pure values: the room and the store carry them. */

import type { EventBody } from '../../shared/ledger/event.ts';
import type { QuoteSelector } from '../../shared/ledger/selectors.ts';
import type { Role } from '../../shared/permissions.ts';

export interface Actor {
  /** Person id. */
  person: string;
  /** On this article, now. */
  role: Role;
}

/** Why a command was not done; `detail` is for people, `code` is stable. */
export interface Refusal {
  code: string;
  status: 403 | 404 | 409 | 422;
  detail: string;
}

/** What the text says about a command's target, looked up before the decision. */
export type Place = { passage: string; quote: QuoteSelector } | Refusal;

export interface Facts {
  /** Of a command that has a target, or makes a claim of a thread; null for the others. */
  place: Place | null;
  /** Of a command that gives a tag: the keys of those that the article's desk gives out; null for the others. */
  tags: ReadonlySet<string> | null;
  /** Hashes in the command that are of no picture of the article. */
  unknownFiles: readonly string[];
}

/** No events at all: the command asks for what already is. */
export type Decision = { events: EventBody[] } | { refusal: Refusal };

export function isRefusal(place: Place): place is Refusal {
  return 'code' in place;
}

export function refuse(status: Refusal['status'], code: string, detail: string): { refusal: Refusal } {
  return { refusal: { code, status, detail } };
}

export function happened(...events: EventBody[]): Decision {
  return { events };
}
