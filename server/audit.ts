/**
 * Writes down who did what to an installation (docs/protocol/audit.md). Recorded after the deed and before its answer, so
 * that whoever was told that something is done finds it here.
 */
import { type AuditDetails, type AuditKind, type AuditSubject, checkDetails } from '../shared/audit/kinds.ts';
import type { Clock } from './rooms/clock.ts';
import type { AuditStore } from './storage/auditPort.ts';

export interface Audit {
  /**
   * @param actor person who did it; null for the server itself, the command line, and whoever is not known
   * @param details ids, figures and words of the program's own. @throws Error where one could hold what somebody wrote
   */
  record(kind: AuditKind, actor: string | null, subject: AuditSubject | null, details?: AuditDetails): Promise<void>;
  /** Somebody failed to sign in; null for an address without an account. Counted, and written down once a minute. */
  signInFailed(person: string | null): void;
  /** Writes down what was counted, as the server does when it ends. */
  settle(): Promise<void>;
}

export interface AuditParts {
  store: Pick<AuditStore, 'add'>;
  clock: Pick<Clock, 'now' | 'after'>;
  newId: () => string;
}

/** Whoever tries passwords all day makes no more entries than this lets them. */
const COUNTED_MS = 60_000;

export function createAudit({ store, clock, newId }: AuditParts): Audit {
  let failures = new Map<string | null, number>();
  let cancel: (() => void) | null = null;

  async function record(
    kind: AuditKind,
    actor: string | null,
    subject: AuditSubject | null,
    details: AuditDetails = {},
  ): Promise<void> {
    checkDetails(details);
    await store.add({ id: newId(), at: clock.now(), kind, actor, subject, details });
  }

  function count(person: string | null, times: number): void {
    failures.set(person, (failures.get(person) ?? 0) + times);
    // What the store did not take is tried again with the next minute's.
    cancel ??= clock.after(COUNTED_MS, () => void settle().catch(() => undefined));
  }

  async function settle(): Promise<void> {
    cancel?.();
    cancel = null;
    const counted = failures;
    failures = new Map();
    const told = [...counted].map(async ([person, times]) => {
      try {
        await record('signIn.failed', null, person === null ? null : { kind: 'person', id: person }, { times });
      } catch (error) {
        count(person, times);
        throw error;
      }
    });
    await Promise.all(told);
  }

  return { record, settle, signInFailed: (person) => count(person, 1) };
}
