/** What a decision is made from and what it comes to. Pure values: the room and the store carry them. */

import type { EventBody } from '../../shared/ledger/event.ts';
import type { QuoteSelector, RangeSelector } from '../../shared/ledger/selectors.ts';
import type { Wording } from '../../shared/passage/reworded.ts';
import type { Role } from '../../shared/permissions.ts';
import type { ReviewBlock } from '../../shared/review/reviewBlock.ts';
import type { DeskRules } from '../../shared/review/rulesSchema.ts';
import type { TagSet } from '../../shared/review/tagSchema.ts';

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

/** A place in the text; `words` is how it reads, as a suggestion has it. */
interface FoundPlace {
  passage: string;
  quote: QuoteSelector;
  words: string;
}

/** What the text says about a command's target, looked up before the decision. */
export type Place = FoundPlace | Refusal;

/** What the text says when a suggestion is to be accepted. */
export interface AcceptanceFacts {
  /** By suggestion, how the passages of the open ones read now; those are missing that have no words. */
  wordings: ReadonlyMap<string, Wording>;
  /** A Yjs client id that nobody writes under. */
  client: number;
}

/** The left-over that a command is about: its words, its place, and a Yjs client id that nobody writes under. */
export interface ResidueFacts {
  was: string;
  range: RangeSelector;
  client: number;
}

/** A version that is to get a name: its place in the text's log, and hex sha-256 of its plain text. */
export interface VersionFacts {
  version: number;
  hash: string;
}

/** What bringing a version back comes to. */
export interface RestorationFacts {
  version: number;
  seen: number;
  /** A Yjs client id that nobody writes under. */
  client: number;
  /** Person ids: who had written the words that come back. */
  writers: string[];
  /** Nothing differs. */
  isSame: boolean;
}

/** How a passage stands. */
export interface PassageFacts {
  status: 'anchored' | 'detached';
  /** Whether the keeper put it to words alone. */
  reattached: boolean;
}

/** Who made the words of a passage. */
export interface Shapers {
  /** Everybody who wrote any of them, or changed what it says by more than typography. */
  people: ReadonlySet<string>;
  /** Yjs client ids that its letters were written under: of an accepted suggestion the ledger tells who proposed it. */
  clients: ReadonlySet<number>;
}

/** What the text says of its claims, and who wrote what of it. */
export interface CheckFacts {
  blocks: readonly ReviewBlock[];
  tags: TagSet;
  rules: DeskRules;
  /** Language of the article, as a BCP 47 tag. */
  language: string;
  /** Of a command about a sentence: whether its place is exactly one; false for the others. */
  isSentence: boolean;
  /** By passage, of those that are about to be signed. */
  shapers: ReadonlyMap<string, Shapers>;
}

/** What the server makes of its own for a record of evidence. */
interface EvidenceFacts {
  salt: string;
  /** Of an origin that was not there before. */
  origin: string;
}

/** Who has the article open. */
export interface HereFacts {
  /** Roles of the people who are connected. */
  roles: ReadonlyMap<string, Role>;
  /** For how long somebody has had no connection, in milliseconds; 0 while they have one. */
  goneMs(person: string): number;
}

export interface Facts {
  /** When the decision is made, ISO 8601 in UTC with milliseconds. */
  now: string;
  /** How the desk checks; null for a command that does not ask. */
  rules: DeskRules | null;
  /** Of a command that assigns a claim: who may work on it; null for the others. */
  workers: ReadonlySet<string> | null;
  /** Of a command about ticks or clearance; null for the others. */
  check: CheckFacts | null;
  /** Of a command about evidence; null for the others. */
  evidence: EvidenceFacts | null;
  /** Makes the seal of a vote unguessable; null for a command that gives none. */
  salt: string | null;
  /** Of a command that gives the lead of a session away; null for the others. */
  here: HereFacts | null;
  /** Of a command that has a target, or makes a claim of a thread; null for the others. */
  place: Place | null;
  /** Of a command that gives a tag: the keys of those that the article's desk gives out; null for the others. */
  tags: ReadonlySet<string> | null;
  /** Hashes in the command that are of no picture of the article. */
  unknownFiles: readonly string[];
  /** Of a command that accepts a suggestion; null for the others. */
  acceptance: AcceptanceFacts | null;
  /** Of a command about a left-over, where its target lies in one; null for the others. */
  residue: ResidueFacts | null;
  /** Of a command that names a version; null for the others, and where there is no such version. */
  version: VersionFacts | null;
  /** Of a command that brings a version back; null for the others, and where there is no such version. */
  restoration: RestorationFacts | null;
  /** Of a command about one passage; null for the others, and where nothing is known of the passage. */
  passage: PassageFacts | null;
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
