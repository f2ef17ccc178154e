/** The tables, as Kysely sees them: one set for SQLite and PostgreSQL. JSON is kept as text, times as milliseconds. */
import type { Kysely } from 'kysely';
import type { NewsTables } from './newsTables.ts';
import type { SearchTables } from './searchRows.ts';

interface DeskTable {
  id: string;
  slug: string;
  name: string;
}
interface MemberTable {
  desk: string;
  person: string;
  role: string;
}
interface DeskRulesTable {
  desk: string;
  rules: string;
}
interface DeskSettingsTable {
  desk: string;
  settings: string;
}
interface DeskTagsTable {
  desk: string;
  tags: string;
}
interface InviteTable {
  token_hash: string;
  kind: string;
  desk: string | null;
  role: string | null;
  email: string | null;
  created_by: string | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
  used_by: string | null;
}
interface ArticleTable {
  id: string;
  desk: string;
  slug: string;
  headline: string;
  words: number;
  language: string;
  deadline: string | null;
  created_by: string;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}
interface TextRowTable {
  article: string;
  seq: number;
  author: string | null;
  at: number;
  content: Uint8Array;
}
/** Rows of a log in one, once a snapshot covers them. */
interface TextPageTable {
  article: string;
  first: number;
  last: number;
  content: Uint8Array;
  hash: string;
}
interface TextSnapshotTable {
  article: string;
  seq: number;
  state: Uint8Array;
}
interface TextOwnerTable {
  article: string;
  client: number;
  person: string;
}
interface LedgerHeadTable {
  article: string;
  seq: number;
  hash: string;
}
interface LedgerEventTable {
  article: string;
  seq: number;
  command: string;
  event: string;
}
interface LedgerCommandTable {
  article: string;
  command: string;
  actor: string;
  first_seq: number;
  last_seq: number;
}
interface PassageTable {
  article: string;
  id: string;
  annotation: string;
  status: string;
  exact: string;
  prefix: string;
  suffix: string;
  ids: string;
  longest: number;
  /** 0 or 1. */
  reattached: number;
  lost: string | null;
  rejected: string;
  changed: string | null;
}
interface FiguresTable {
  article: string;
  key: string;
  until: string | null;
  figures: string;
}
interface ImportReportTable {
  article: string;
  report: string;
}
interface FileTable {
  article: string;
  hash: string;
  type: string;
  size: number;
  use: string;
  by: string;
  at: number;
}
/** In PostgreSQL and in backups; beside SQLite the bytes lie in a folder. */
interface FileContentTable {
  article: string;
  hash: string;
  content: Uint8Array;
}
/** What an installation has once: `secret`, `last-backup`. In PostgreSQL alone. */
interface InstallationTable {
  name: string;
  value: string;
}
interface SeenTable {
  article: string;
  person: string;
  annotation: string;
  seq: number;
}
interface BadgeTable {
  article: string;
  key: string;
  by: string;
  at: number;
}
interface NodeTable {
  id: string;
  until: number;
  news: string;
}
interface DutyTable {
  article: string;
  /** Empty for nobody. */
  node: string;
  epoch: number;
}
interface GuestTable {
  id: string;
  article: string;
  role: string;
  label: string;
  language: string;
  token_hash: string;
  key_hash: string | null;
  name: string | null;
  created_by: string;
  created_at: number;
  expires_at: number;
  entered_at: number | null;
  withdrawn_at: number | null;
}
interface RemovedPersonTable {
  person: string;
  number: number;
  at: number;
}
interface OnceTable {
  key: string;
  until: number;
}
interface AuditTable {
  id: string;
  at: number;
  kind: string;
  actor: string | null;
  subject_kind: string | null;
  subject: string | null;
  details: string;
}
/** What is older may be removed, while it stands here. */
interface AuditExpiryTable {
  before: number;
}
interface AssigneeTable {
  article: string;
  person: string;
}
interface ArchiveTable {
  article: string;
  at: number;
}
interface PersonSettingsTable {
  person: string;
  /** 0 or 1. */
  invisible: number;
  settings: string;
}
interface PersonPhotoTable {
  person: string;
  hash: string;
  type: string;
  content: Uint8Array;
}
interface PasskeyTable {
  id: string;
  person: string;
  public_key: Uint8Array;
  counter: number | string;
  transports: string;
  name: string;
  created_at: number | string;
  used_at: number | string | null;
}
interface PurgeTable {
  article: string;
}
interface MigrationTable {
  name: string;
  at: number;
}

export interface Tables extends NewsTables, SearchTables {
  desk: DeskTable;
  desk_member: MemberTable;
  desk_rules: DeskRulesTable;
  desk_settings: DeskSettingsTable;
  desk_tags: DeskTagsTable;
  invite: InviteTable;
  article: ArticleTable;
  text_row: TextRowTable;
  text_page: TextPageTable;
  text_snapshot: TextSnapshotTable;
  text_owner: TextOwnerTable;
  ledger_head: LedgerHeadTable;
  ledger_event: LedgerEventTable;
  ledger_command: LedgerCommandTable;
  passage: PassageTable;
  article_figures: FiguresTable;
  import_report: ImportReportTable;
  file: FileTable;
  file_content: FileContentTable;
  installation: InstallationTable;
  seen: SeenTable;
  badge: BadgeTable;
  node: NodeTable;
  duty: DutyTable;
  guest: GuestTable;
  removed_person: RemovedPersonTable;
  once: OnceTable;
  purge: PurgeTable;
  article_assignee: AssigneeTable;
  article_archive: ArchiveTable;
  person_settings: PersonSettingsTable;
  person_photo: PersonPhotoTable;
  passkey: PasskeyTable;
  audit: AuditTable;
  audit_expiry: AuditExpiryTable;
  schema_step: MigrationTable;
}

export type Database = Kysely<Tables>;
