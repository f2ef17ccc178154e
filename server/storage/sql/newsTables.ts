/** Tables of what follows articles: readers, inboxes, webhooks. */
import type { Generated } from 'kysely';

interface ReaderTable {
  name: string;
}
interface ReaderCursorTable {
  reader: string;
  article: string;
  seq: number;
}
interface InboxEntryTable {
  person: string;
  article: string;
  source: string;
  kind: string;
  annotation: string | null;
  subject: string | null;
  actor: string | null;
  at: number;
  /** Of the event that it came of. */
  seq: number | null;
  read_at: number | null;
  snoozed_until: number | null;
  /** Whether a letter told of it: 0 or 1. */
  written: Generated<number>;
}
interface ToldStandingTable {
  article: string;
  turn: number;
  text_seq: number;
  told: string;
}
interface LetterTable {
  person: string;
  choice: string;
  due: number | null;
  tries: number;
}
interface HookTable {
  id: string;
  desk: string;
  name: string;
  url: string;
  events: string;
  format: string;
  language: string;
  salt: string;
  created_by: string;
  created_at: number;
  paused: string | null;
}
interface HookDeliveryTable {
  id: string;
  hook: string;
  key: string;
  type: string;
  body: string;
  at: number;
  due: number;
  taken_until: Generated<number>;
  state: Generated<string>;
  tries: Generated<number>;
  status: number | null;
  fault: string | null;
  ms: number | null;
  tried_at: number | null;
}

export interface NewsTables {
  reader: ReaderTable;
  reader_cursor: ReaderCursorTable;
  inbox_entry: InboxEntryTable;
  told_standing: ToldStandingTable;
  letter: LetterTable;
  hook: HookTable;
  hook_delivery: HookDeliveryTable;
}
