/** The audit of an installation: added to, never changed; what is older than its time is removed (docs/protocol/audit.md). */
import type { AuditDetails, AuditKind, AuditSubject } from '../../shared/audit/kinds.ts';

export interface AuditEntry {
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  kind: AuditKind;
  /** Person who did it; null for the server itself, the command line, and whoever is not known. */
  actor: string | null;
  subject: AuditSubject | null;
  details: AuditDetails;
}

export interface AuditFilter {
  /** All of them when left out. */
  kinds?: readonly AuditKind[] | undefined;
  /** Who did it, or whom it is about. */
  person?: string | undefined;
  /** Milliseconds; from this moment on. */
  from?: number | undefined;
  /** Milliseconds; before this moment. */
  until?: number | undefined;
}

/** An entry's place in the list: the newest first, among those of one moment by id. */
export type AuditPlace = Pick<AuditEntry, 'at' | 'id'>;

export interface AuditStore {
  add(entry: AuditEntry): Promise<void>;
  /** The newest first; those after `after` in that order. */
  list(filter: AuditFilter, page: { after: AuditPlace | null; limit: number }): Promise<AuditEntry[]>;
  /** Removes what is older than `before` (milliseconds), for good. */
  expire(before: number): Promise<void>;
}
