/** All live articles: each is read once however many ask for it, and leaves memory when nobody needs it and all is saved. */
import type { PassageState } from '../../shared/passage/passageState.ts';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { ledgerFrame, passagesFrame } from '../../shared/protocol/frames.ts';
import type { Storage } from '../storage/ports.ts';
import { Attendance } from './attendance.ts';
import type { Clock } from './clock.ts';
import { durable } from './durable.ts';
import { createFirstText, type FirstText } from './firstText.ts';
import { createIdleRooms } from './idleRooms.ts';
import { createIntake } from './intake.ts';
import { LIMITS, type Limits } from './limits.ts';
import { type Log, messageOf } from './log.ts';
import type { Measures } from './measures.ts';
import { createAlone, type Nodes } from './nodes.ts';
import type { LiveText, Rooms } from './port.ts';
import { createRoom, type Room } from './room.ts';
import { type Connection, closeSeat, type Guest, type Seat } from './seat.ts';
import { createSharing } from './sharing.ts';
import type { Watcher, WatcherFactory } from './watcher.ts';

export interface DirectoryDeps {
  storage: Pick<Storage, 'texts' | 'ledgers'>;
  clock: Clock;
  log: Log;
  measures: Measures;
  limits?: Partial<Limits>;
  watchers?: WatcherFactory[];
  /** Looks at once whether every open seat still holds its rights. */
  recheck?: () => Promise<void>;
  /** The other nodes; none, where nothing is given. */
  nodes?: () => Nodes;
}

/** A socket that has been let in. */
export interface Visit {
  receive(frame: Uint8Array): void;
  /** Takes bytes that are no frame off what this socket may send; false, and it is closed, when that is used up. */
  spend(bytes: number): boolean;
  /** Refuses what the transport itself found wrong with a frame. */
  refuse(reason: CloseReason): void;
  leave(): void;
}

export interface SeatView {
  article: string;
  seat: Seat;
}

export interface Directory extends Rooms {
  /** Who has which article open. */
  readonly attendees: Attendance;
  /**
   * Seats a socket; null when this person has too many. Frames may be given to the visit from then on.
   * @param hasNothing whether it says that it has nothing of the text
   */
  join(article: string, guest: Guest, connection: Connection, hasNothing?: boolean): Promise<Visit | null>;
  seats(): SeatView[];
  /** Closes every socket and resolves when all text is durable. */
  close(): Promise<void>;
}

interface Entry {
  first: FirstText;
  /** Resolves with the room once it has been read. */
  opening: Promise<Loaded>;
  loaded: Loaded | null;
  /** Visits and work that need the room in memory. */
  holds: number;
}

interface Loaded {
  room: Room;
  passages(): PassageState[];
  leaveMemory(): Promise<void>;
}

export function createDirectory(deps: DirectoryDeps): Directory {
  const { storage, clock, log, measures, watchers = [] } = deps;
  const limits: Limits = { ...LIMITS, ...deps.limits };
  const entries = new Map<string, Entry>();
  const alone = createAlone();
  const nodes = deps.nodes ?? (() => alone);
  /** Rooms on their way out of memory; whoever comes meanwhile waits for that. */
  const leaving = new Map<string, Promise<void>>();
  const attendees = new Attendance(clock, (article) => entries.get(article)?.loaded?.room.fanOut.seats ?? []);
  const idle = createIdleRooms(clock, limits);

  async function load(article: string, after: Promise<void>, first: FirstText, fail: () => void): Promise<Loaded> {
    await after;
    const following: Watcher[] = [];
    const onChange = () => {
      for (const watcher of following) watcher.changed();
    };
    const { texts } = storage;
    const onError = (error: unknown) => log.warn({ article, error: messageOf(error) }, 'the store could not be read');
    const sharing = createSharing(article, onError);
    const tie = await nodes().open(article, sharing);
    try {
      const stored = await texts.load(article);
      await first.give(stored);
      const { link } = tie;
      const told = { log, measures, onFailure: fail, onChange };
      const room = createRoom({ article, texts, clock, limits, link, ...told }, stored);
      await room.live.settled();
      for (const watch of watchers) following.push(await watch(article, room.live));
      sharing.begin({ room, following });
      if (link.isShared) await room.follower.catchUp();
      link.tell({ kind: 'roll' });
      measures.roomOpened();
      const passages = () => following.flatMap((watcher) => watcher.states?.() ?? []);
      return {
        ...{ room, passages },
        async leaveMemory() {
          for (const watcher of following) watcher.unload();
          measures.roomClosed();
          await room.unload();
          await tie.close();
        },
      };
    } catch (error) {
      await tie.close();
      throw error;
    }
  }
  function open(article: string, after: Promise<void> = leaving.get(article) ?? Promise.resolve()): Entry {
    const known = entries.get(article);
    if (known) return known;
    const first = createFirstText(clock, limits);
    const opening = load(article, after, first, () => replace(article, entry));
    const entry: Entry = { first, opening, loaded: null, holds: 0 };
    entries.set(article, entry);
    opening.then(
      (loaded) => {
        entry.loaded = loaded;
      },
      () => {
        if (entries.get(article) === entry) entries.delete(article);
      },
    );
    return entry;
  }
  /** The next to come reads the article anew, as soon as all that was admitted is in the log. */
  function replace(article: string, broken: Entry): void {
    if (entries.get(article) !== broken) return;
    entries.delete(article);
    // What will never be in the log is brought again by its authors.
    const saved = broken.loaded?.room.live.settled().catch(() => undefined) ?? Promise.resolve();
    const gone = saved.then(() => broken.loaded?.leaveMemory());
    const next = open(article, gone);
    next.holds += 1;
    next.opening.then(
      () => release(article, next),
      () => release(article, next),
    );
  }
  async function hold<T>(article: string, work: (loaded: Loaded, entry: Entry) => Promise<T>): Promise<T> {
    const entry = open(article);
    entry.holds += 1;
    idle.needed(article);
    try {
      return await work(await entry.opening, entry);
    } finally {
      release(article, entry);
    }
  }
  function release(article: string, entry: Entry): void {
    entry.holds -= 1;
    if (entry.holds > 0 || entries.get(article) !== entry) return;
    idle.add(article, () => unload(article, entry));
  }
  function unload(article: string, entry: Entry): void {
    if (entry.holds > 0 || entries.get(article) !== entry || !entry.loaded) return;
    if (!entry.loaded.room.isSettled()) {
      idle.keep(article, () => unload(article, entry));
      return;
    }
    entries.delete(article);
    const gone = entry.loaded
      .leaveMemory()
      .catch((error: unknown) => log.warn({ article, error: messageOf(error) }, 'a room did not leave in order'))
      .finally(() => leaving.delete(article));
    leaving.set(article, gone);
  }
  /** Frames of a flood are handled in a turn of their own, where nobody else would catch what they throw. */
  function guarded(article: string, room: Room, seat: Seat, frame: Uint8Array): void {
    try {
      room.receive(seat, frame);
    } catch (error) {
      log.error({ article, error: error instanceof Error ? error.stack : 'unknown' }, 'a frame could not be handled');
      measures.frameRefused('server.failed');
      closeSeat(seat, 'server.failed');
    }
  }
  function visit(article: string, entry: Entry, room: Room, seat: Seat): Visit {
    const refuse = (reason: CloseReason) => room.refuse(seat, reason);
    const intake = createIntake({
      ...{ clock, limits, refuse, connection: seat.connection },
      mayProceed: () => !room.isCongested(),
      handle: (frame) => guarded(article, room, seat, frame),
    });
    let hasLeft = false;
    return {
      ...{ receive: intake.receive, spend: intake.spend, refuse },
      leave() {
        if (hasLeft) return;
        hasLeft = true;
        intake.stop();
        room.leave(seat);
        const { person } = seat.guest;
        attendees.left(article, person);
        measures.socketClosed();
        attendees.closed(person);
        release(article, entry);
      },
    };
  }
  async function tellStanding(article: string, { room, passages }: Loaded, seat: Seat): Promise<void> {
    const { seq } = await storage.ledgers.head(article);
    room.fanOut.send(seat, ledgerFrame({ after: seq, events: [], now: clock.now() }));
    room.fanOut.send(seat, passagesFrame({ all: true, passages: passages() }));
  }
  function seats(): SeatView[] {
    return [...entries].flatMap(([article, { loaded }]) =>
      [...(loaded?.room.fanOut.seats ?? [])].map((seat) => ({ article, seat })),
    );
  }

  return {
    join(article, guest, connection, hasNothing = false) {
      if (hasNothing) open(article).first.wait(connection);
      return hold(article, async (loaded, entry) => {
        const { room } = loaded;
        await room.catchUp();
        if (attendees.socketsOf(guest.person) >= limits.socketsPerPerson) return null;
        attendees.opened(guest.person);
        measures.socketOpened();
        entry.holds += 1;
        const seat = room.enter(guest, connection, entry.first.had(connection));
        attendees.came(article, guest.person);
        const visiting = visit(article, entry, room, seat);
        try {
          await tellStanding(article, loaded, seat);
          return visiting;
        } catch (error) {
          visiting.leave();
          throw error;
        }
      });
    },
    seats,
    attendees,
    withText: <T>(article: string, work: (live: LiveText) => T | Promise<T>) =>
      hold(article, async ({ room }) => {
        await room.catchUp();
        await durable(room, clock, limits.settleMs);
        return await work(room.live);
      }),
    publish(article, after, events, seenBy) {
      const fanOut = entries.get(article)?.loaded?.room.fanOut;
      if (!seenBy) return fanOut?.broadcast(ledgerFrame({ after, events }));
      const frames = new Map<string, Uint8Array>();
      fanOut?.broadcastEach(({ guest }) => {
        const told = JSON.stringify({ after, events: seenBy(guest.person) });
        const frame = frames.get(told) ?? ledgerFrame({ after, events: seenBy(guest.person) });
        frames.set(told, frame);
        return frame;
      });
    },
    tellPassages(article, passages) {
      entries.get(article)?.loaded?.room.fanOut.broadcast(passagesFrame({ all: false, passages }));
    },
    present: (article) => attendees.visible(article).map(({ person, name }) => ({ person, name })),
    attendance(article) {
      const roles = new Map(attendees.present(article).map(({ person, role }) => [person, role]));
      return { roles, goneMs: (person) => attendees.goneMs(article, person) };
    },
    grew: (article, what) => nodes().grew(article, what),
    async evict(article) {
      nodes().tellAll({ kind: 'rights' });
      const loaded = entries.get(article)?.loaded;
      if (!loaded) return;
      for (const seat of loaded.room.fanOut.seats) closeSeat(seat, 'article.deleted');
      await loaded.room.live.settled();
    },
    async recheck() {
      nodes().tellAll({ kind: 'rights' });
      await deps.recheck?.();
    },
    async close() {
      for (const { seat } of seats()) closeSeat(seat, 'server.stopping');
      const open = [...entries.values()];
      for (const article of entries.keys()) idle.needed(article);
      await Promise.allSettled(open.map(async ({ opening }) => await (await opening).room.live.settled()));
      entries.clear();
      await Promise.allSettled(open.map(({ loaded }) => loaded?.leaveMemory()));
    },
  };
}
