/**
 * What the server needs of a store. Adapters: sqlite (embedded default), memory (tests), postgres (several nodes). Each
 * port has a contract suite in tests/contracts, run on every adapter. An append that has resolved is durable.
 */
import type { DeskSettings } from '../../shared/desk/settings.ts';
import type { ImportReport } from '../../shared/intake/importReport.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import type { PassageChange, PassageLoss } from '../../shared/passage/passageState.ts';
import type { Role } from '../../shared/permissions.ts';
import type { ArticleFigures } from '../../shared/review/figures.ts';
import type { DeskRules } from '../../shared/review/rulesSchema.ts';
import type { TagSet } from '../../shared/review/tagSchema.ts';
import type { ArticleRecord } from './articleRecord.ts';
import type { AuditStore } from './auditPort.ts';
import type { BadgeStore } from './badgePort.ts';
import type { BoardStore } from './boardPort.ts';
import type { NewsStores } from './newsPort.ts';
import type { DutyHold, NodeStore } from './nodePort.ts';
import type { PasskeyStore } from './passkeyPort.ts';
import type { GuestStore, OnceStore, PeopleStore } from './peoplePorts.ts';
import type { ProfileStore } from './profilePort.ts';
import type { SearchStore } from './searchPort.ts';
import type { SeenStore } from './seenPort.ts';

export type { ArticleRecord };

/** One durable piece of an article's text log: updates of one person, merged. */
export interface NewTextRow {
  /** Person who wrote it; null for the server itself (seed, keeper, repair). */
  author: string | null;
  /** A Yjs update, version 1 encoding. */
  update: Uint8Array;
}
export interface TextRow extends NewTextRow {
  /** Counts from 1, without a gap, per article. */
  seq: number;
  /** Server time of the commit, milliseconds since the epoch. */
  at: number;
}
export interface StoredText {
  snapshot: { seq: number; state: Uint8Array } | null;
  /** Rows after the snapshot, in order. */
  rows: TextRow[];
  /** Which person each Yjs client id belongs to. */
  owners: Map<number, string>;
}
export interface TextStore {
  load(article: string): Promise<StoredText>;
  /** Number of the last row of the article's log; 0 where there is no such article. */
  lastSeq(article: string): Promise<number>;
  /**
   * Appends rows and new client bindings in one transaction; resolves with the last sequence number once fsync'd. Other
   * nodes append to the same log: where it is not the last known plus the rows, theirs came between.
   * @param duty under which the server made changes that are among them
   * @throws ForeignClient when a client id belongs to somebody else: the same append will never succeed.
   * @throws DutyLost when another node has the duty; that append will never succeed, either.
   * @throws CommitUnknown when it may have been done; the same rows may be appended again and are there once.
   */
  append(
    article: string,
    rows: NewTextRow[],
    bindings: [client: number, person: string][],
    duty?: DutyHold,
  ): Promise<number>;
  /**
   * Puts `state` in the place of all rows up to `seq` for loading. It must cover each of them, also those that other nodes
   * wrote: what it lacks is not loaded again. History rows stay readable.
   */
  compact(article: string, seq: number, state: Uint8Array): Promise<void>;
  /** The whole log after `seq`, for history and authorship; compaction does not remove it. */
  history(article: string, afterSeq: number, limit: number): Promise<TextRow[]>;
}

export interface LedgerHead {
  seq: number;
  /** Hash of the last event; 64 zeros before the first. */
  hash: string;
}
/** What a decision adds to the ledger: events complete with seq and hash, and passage records to write with them. */
export interface LedgerAppend {
  events: LedgerEvent[];
  passages: PassageRecord[];
}
export interface LedgerStore {
  head(article: string): Promise<LedgerHead>;
  read(article: string, afterSeq: number, limit?: number): Promise<LedgerEvent[]>;
  /** Events that a command led to, if it was done before; null otherwise. */
  findCommand(article: string, command: string): Promise<{ actor: string; events: LedgerEvent[] } | null>;
  /**
   * Runs `decide` in one transaction with the article's ledger head locked. `decide` gets the head and the events after
   * `knownSeq`, and returns what to append, or null to append nothing. It may be called on any node, and more than once.
   * @throws CommitUnknown when it may have been done; what was decided is then found by its command.
   */
  transact(
    article: string,
    knownSeq: number,
    decide: (head: LedgerHead, missed: LedgerEvent[]) => LedgerAppend | null,
  ): Promise<void>;
}

/** One of the changes that made a passage say what it says. */
export interface PassageEdit extends PassageChange {
  /** What it said before; empty where it had no words. */
  before: string;
  /** Yjs ids of what it took out, and of what it put in the place of the first or last words; former versions kept none. */
  place?: [client: number, clock: number, length: number][];
}

/** What the keeper knows of a passage beside the attribute in the text. */
export interface PassageRecord {
  id: string;
  annotation: string;
  status: 'pending' | 'anchored' | 'detached';
  exact: string;
  prefix: string;
  suffix: string;
  /** Yjs ids of the characters it covers: [client, clock, length]. */
  ids: [client: number, clock: number, length: number][];
  /** Longest length it ever had, in UTF-16 units; bounds how far a bleeding marker may run. */
  longest: number;
  /** Whether the keeper once put it to words alone, where none of its characters was left: a person is to confirm it. */
  reattached: boolean;
  /** How its words went, while it is detached or waits to be confirmed. */
  lost: PassageLoss | null;
  /** Characters of which a person said that they are not its place: it is not put there again. */
  rejected: [client: number, clock: number, length: number][];
  /** How it came to say what it says, in order; what was undone is left out. */
  changes: PassageEdit[];
}
export interface PassageStore {
  load(article: string): Promise<PassageRecord[]>;
  /**
   * @param known number of the last ledger event up to which these records are known to be the latest.
   * @returns false, with nothing written, when the ledger is longer: a decision may have changed one of them.
   */
  save(article: string, records: PassageRecord[], known?: number): Promise<boolean>;
}

/** What a document brings along beside its text. */
export interface ArticleBeginnings {
  /** The first events of its ledger, and the passages that they mark. */
  ledger: LedgerAppend;
  report: ImportReport;
}
export interface ArticleStore {
  /** All or nothing. */
  create(article: ArticleRecord, state: Uint8Array, beginnings?: ArticleBeginnings): Promise<void>;
  /** What became of the document that it was made of; null for an article that was made of none. */
  importReport(id: string): Promise<ImportReport | null>;
  find(id: string): Promise<ArticleRecord | null>;
  /** Articles of these desks, newest change first. */
  list(desks: string[], options: { deleted: boolean; limit: number; offset: number }): Promise<ArticleRecord[]>;
  slugTaken(desk: string, slug: string): Promise<boolean>;
  update(id: string, change: Partial<Omit<ArticleRecord, 'id' | 'createdBy' | 'createdAt'>>): Promise<void>;
  /** Removes an article from the bin for good, with text, ledger, passages and records of files. */
  purge(id: string): Promise<void>;
  /** After purges: their words are in none of the store’s files any more. */
  sweep(): Promise<void>;
}

/** Figures of an article, and what they were told from: of anything else they no longer hold. */
export interface KeptFigures {
  key: string;
  /** ISO 8601: when they hold no longer by themselves; null for never. */
  until: string | null;
  figures: ArticleFigures;
}
/** What figures of an article are told from, beside its desk's settings. */
export interface FigureGround {
  /** Last number of the text log, and of the ledger. */
  text: number;
  ledger: number;
  /** Ids of the passages that lost their words, in order. */
  lost: string[];
  /** Null while none are kept. */
  kept: KeptFigures | null;
}
export interface FigureStore {
  /** Of many articles at once, by their ids; of one that is not there, nothing. */
  of(articles: readonly string[]): Promise<ReadonlyMap<string, FigureGround>>;
  /** All or nothing. The last that were kept of an article take the place of those before. */
  keep(figures: ReadonlyMap<string, KeptFigures>): Promise<void>;
}

/** A file of an article: a picture that its text or comments show, or what a record of evidence names. Its bytes lie in the file folder under the hash. */
export interface FileRecord {
  article: string;
  /** SHA-256 of the bytes, hex. */
  hash: string;
  /** Media type, told from the bytes. */
  type: string;
  /** Bytes. */
  size: number;
  /** Evidence is given to those alone who may read a record that names it. */
  use: 'shown' | 'evidence';
  /** Person who brought it. */
  by: string;
  /** Milliseconds since the epoch. */
  at: number;
}
export interface FileStore {
  /** Records a file of an article; the same bytes a second time change nothing, except that what is shown stays so. */
  add(file: FileRecord): Promise<void>;
  find(article: string, hash: string): Promise<FileRecord | null>;
  count(article: string): Promise<number>;
}

/** Where the bytes of files lie, per article. What has been written is durable. */
export interface FileFolder {
  write(article: string, hash: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is no such file. */
  read(article: string, hash: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Articles of which there is any file. */
  articles(): Promise<string[]>;
  /** Removes all files of an article. */
  remove(article: string): Promise<void>;
}

export interface Desk {
  id: string;
  slug: string;
  name: string;
}
export interface Member {
  desk: string;
  person: string;
  role: Role;
}
export interface Invite {
  /** sha-256 of the token, hex; the token itself is never stored. */
  tokenHash: string;
  kind: 'setup' | 'desk';
  desk: string | null;
  role: Role | null;
  email: string | null;
  createdBy: string | null;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
  usedBy: string | null;
}
export interface DeskStore {
  desks(): Promise<Desk[]>;
  deskBySlug(slug: string): Promise<Desk | null>;
  createDesk(desk: Desk): Promise<void>;
  members(desk: string): Promise<Member[]>;
  membershipsOf(person: string): Promise<Member[]>;
  /** The roles of these people on these desks, for the doorkeeper's look at every open socket. */
  rolesOf(people: string[]): Promise<Member[]>;
  setMember(member: Member): Promise<void>;
  removeMember(desk: string, person: string): Promise<void>;
  /** The roles of these people on desks that have rules of their own, with those rules. */
  rulesOver(people: string[]): Promise<{ person: string; role: Role; rules: DeskRules }[]>;
  /** The desk's own tags; null while it has those that every desk begins with. */
  tagsOf(desk: string): Promise<TagSet | null>;
  setTags(desk: string, tags: TagSet): Promise<void>;
  /** How the desk checks; null while it does as every desk begins. */
  rulesOf(desk: string): Promise<DeskRules | null>;
  setRules(desk: string, rules: DeskRules): Promise<void>;
  renameDesk(desk: string, name: string): Promise<void>;
  /** Null while nothing was set. */
  settingsOf(desk: string): Promise<DeskSettings | null>;
  setSettings(desk: string, settings: DeskSettings): Promise<void>;
  /** One that is there already stays as it is: nodes that start at once add the same setup link. */
  addInvite(invite: Invite): Promise<void>;
  findInvite(tokenHash: string): Promise<Invite | null>;
  invites(desk: string): Promise<Invite[]>;
  /** Those that name this e-mail address, in lower case. */
  invitesTo(email: string): Promise<Invite[]>;
  /** Marks an invite as used, once; false when it was used before. */
  useInvite(tokenHash: string, person: string, at: number): Promise<boolean>;
  withdrawInvite(tokenHash: string): Promise<void>;
}

export interface Storage extends NewsStores {
  texts: TextStore;
  ledgers: LedgerStore;
  passages: PassageStore;
  articles: ArticleStore;
  figures: FigureStore;
  files: FileStore;
  seen: SeenStore;
  search: SearchStore;
  desks: DeskStore;
  audit: AuditStore;
  board: BoardStore;
  profiles: ProfileStore;
  badges: BadgeStore;
  passkeys: PasskeyStore;
  nodes: NodeStore;
  once: OnceStore;
  guests: GuestStore;
  people: PeopleStore;
  /** Resolves when the store answers; rejects when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
