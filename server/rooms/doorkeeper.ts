/**
 * Once a second one look at all open sockets: is the session still valid, the role the same, the article there? Whoever
 * lost something is closed and comes back through the door, under the rights of now.
 */

import { isGuest } from '../../shared/guest.ts';
import { type Role, roleWithin } from '../../shared/permissions.ts';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import type { Identity } from '../identity/port.ts';
import type { ArticleRecord, ArticleStore, DeskStore } from '../storage/ports.ts';
import type { ProfileStore } from '../storage/profilePort.ts';
import type { Clock } from './clock.ts';
import type { SeatView } from './directory.ts';
import { type Log, messageOf } from './log.ts';
import { closeSeat } from './seat.ts';

/** A right that was taken away is gone within two seconds; one look a second leaves room for the look itself. */
const LOOK_MS = 1_000;

export interface DoorkeeperDeps {
  seats(): SeatView[];
  identity: Pick<Identity, 'stillValid'>;
  articles: Pick<ArticleStore, 'find'>;
  desks: Pick<DeskStore, 'rolesOf'>;
  profiles: Pick<ProfileStore, 'invisible'>;
  clock: Clock;
  log: Log;
}

export interface Doorkeeper {
  start(): void;
  stop(): void;
  /** Looks now; resolves when whoever lost a right has been closed. */
  recheck(): Promise<void>;
}

interface Rights {
  valid: Set<string>;
  articles: Map<string, ArticleRecord | null>;
  /** By desk and person. */
  roles: Map<string, Role>;
  invisible: Set<string>;
}

const keyOf = (desk: string, person: string) => JSON.stringify([desk, person]);

function reasonToClose({ article, seat }: SeatView, { valid, articles, roles, invisible }: Rights): CloseReason | null {
  const { credential, person, role, scope = 'manage', isInvisible = false } = seat.guest;
  if (!valid.has(credential)) return isGuest(person) ? 'guest.ended' : 'session.ended';
  const record = articles.get(article);
  if (!record) return 'article.unknown';
  if (record.deletedAt !== null) return 'article.deleted';
  // What a guest may is one with their link.
  if (isGuest(person)) return null;
  const current = roles.get(keyOf(record.desk, person));
  if (current === undefined) return 'article.unknown';
  return roleWithin(current, scope) === role && invisible.has(person) === isInvisible ? null : 'role.changed';
}

export function createDoorkeeper(deps: DoorkeeperDeps): Doorkeeper {
  const { clock, log } = deps;
  let cancel: (() => void) | null = null;
  let isRunning = false;

  async function rightsOf(seats: SeatView[]): Promise<Rights> {
    const open = [...new Set(seats.map(({ article }) => article))];
    const people = [...new Set(seats.map(({ seat }) => seat.guest.person))];
    const credentials = [...new Set(seats.map(({ seat }) => seat.guest.credential))];
    const [valid, records, members, invisible] = await Promise.all([
      deps.identity.stillValid(credentials),
      Promise.all(open.map(async (article) => [article, await deps.articles.find(article)] as const)),
      deps.desks.rolesOf(people),
      deps.profiles.invisible(people),
    ]);
    const roles = new Map(members.map(({ desk, person, role }) => [keyOf(desk, person), role]));
    return { valid, articles: new Map(records), roles, invisible };
  }
  async function recheck(): Promise<void> {
    const seats = deps.seats();
    if (seats.length === 0) return;
    const rights = await rightsOf(seats);
    for (const view of seats) {
      const reason = reasonToClose(view, rights);
      if (reason) closeSeat(view.seat, reason);
    }
  }
  async function round(): Promise<void> {
    try {
      await recheck();
    } catch (error) {
      log.error({ error: messageOf(error) }, 'the doorkeeper could not look');
    }
    if (isRunning) cancel = clock.after(LOOK_MS, () => void round());
  }
  return {
    start() {
      isRunning = true;
      cancel = clock.after(LOOK_MS, () => void round());
    },
    stop() {
      isRunning = false;
      cancel?.();
    },
    recheck,
  };
}
