/** All live articles: each is read once however many ask for it, and leaves memory when nobody needs it and all is saved. */

import type { PassageState } from '../../shared/passage/passageState.ts';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { ledgerFrame, passagesFrame } from '../../shared/protocol/frames.ts';
import type { Storage } from '../storage/ports.ts';
import { Attendance } from './attendance.ts';
import type { Clock } from './clock.ts';
import { createIntake } from './intake.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Measures } from './measures.ts';
import type { LiveText, Rooms } from './port.ts';
import { createRoom, type Room } from './room.ts';
import { type Connection, closeSeat, type Guest, type Seat } from './seat.ts';
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
}

/** A socket that has been let in. */
export interface Visit {
  receive(frame: Uint8Array): void;
  /** Refuses what the transport itself found wrong with a frame. */
  refuse(reason: CloseReason): void;
  leave(): void;
}

export interface SeatView {
  article: string;
  seat: Seat;
}

export interface Directory extends Rooms {
  /** Seats a socket; null when this person has too many. Frames may be given to the visit from then on. */
  join(article: string, guest: Guest, connection: Connection): Promise<Visit | null>;
  seats(): SeatView[];
  /** Closes every socket and resolves when all text is durable. */
  close(): Promise<void>;
}

interface Entry {
  /** Resolves with the room once it has been read. */
  opening: Promise<Loaded>;
  loaded: Loaded | null;
  /** Visits and work that need the room in memory. */
  holds: number;
  cancelUnload: (() => void) | null;
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
  const socketsOf = new Map<string, number>();
  const absences = new Attendance(clock);

  async function load(article: string, after: Promise<void>, fail: () => void): Promise<Loaded> {
    await after;
    const following: Watcher[] = [];
    const onChange = () => {
      for (const watcher of following) watcher.changed();
    };
    const { texts } = storage;
    const stored = await texts.load(article);
    const room = createRoom({ article, texts, clock, limits, log, measures, onFailure: fail, onChange }, stored);
    await room.live.settled();
    for (const watch of watchers) following.push(await watch(article, room.live));
    measures.roomOpened();
    return {
      room,
      passages: () => following.flatMap((watcher) => watcher.states?.() ?? []),
      async leaveMemory() {
        for (const watcher of following) watcher.unload();
        measures.roomClosed();
        await room.unload();
      },
    };
  }
  function open(article: string, after: Promise<void> = Promise.resolve()): Entry {
    const known = entries.get(article);
    if (known) return known;
    const opening = load(article, after, () => replace(article, entry));
    const entry: Entry = { opening, loaded: null, holds: 0, cancelUnload: null };
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
    const saved = broken.loaded?.room.live.settled() ?? Promise.resolve();
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
    entry.cancelUnload?.();
    try {
      return await work(await entry.opening, entry);
    } finally {
      release(article, entry);
    }
  }
  function release(article: string, entry: Entry): void {
    entry.holds -= 1;
    if (entry.holds > 0 || entries.get(article) !== entry) return;
    entry.cancelUnload?.();
    entry.cancelUnload = clock.after(limits.idleMs, () => unload(article, entry));
  }
  function unload(article: string, entry: Entry): void {
    if (entry.holds > 0 || entries.get(article) !== entry || !entry.loaded) return;
    if (!entry.loaded.room.isSettled()) {
      entry.cancelUnload = clock.after(limits.idleMs, () => unload(article, entry));
      return;
    }
    entries.delete(article);
    void entry.loaded.leaveMemory();
  }
  function countSocket(person: string, change: 1 | -1): number {
    const count = (socketsOf.get(person) ?? 0) + change;
    if (count > 0) socketsOf.set(person, count);
    else socketsOf.delete(person);
    return count;
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
      receive: intake.receive,
      refuse,
      leave() {
        if (hasLeft) return;
        hasLeft = true;
        intake.stop();
        room.leave(seat);
        const { person } = seat.guest;
        const isElsewhere = [...room.fanOut.seats].some(({ guest }) => guest.person === person);
        if (!isElsewhere) absences.left(article, person);
        measures.socketClosed();
        countSocket(person, -1);
        release(article, entry);
      },
    };
  }
  async function tellStanding(article: string, { room, passages }: Loaded, seat: Seat): Promise<void> {
    const { seq } = await storage.ledgers.head(article);
    room.fanOut.send(seat, ledgerFrame({ after: seq, events: [], now: clock.now() }));
    room.fanOut.send(seat, passagesFrame({ all: true, passages: passages() }));
  }
  /** @throws when the store takes so long that whoever asked should be told, and not wait on. */
  function durable(room: Room): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error('the text is not durable yet; the store does not answer'));
      const callOff = room.isSettled() ? () => undefined : clock.after(limits.settleMs, late);
      void room.live.settled().then(() => {
        callOff();
        resolve();
      });
    });
  }
  function seats(): SeatView[] {
    return [...entries].flatMap(([article, { loaded }]) =>
      [...(loaded?.room.fanOut.seats ?? [])].map((seat) => ({ article, seat })),
    );
  }

  return {
    join(article, guest, connection) {
      return hold(article, async (loaded, entry) => {
        const { room } = loaded;
        if (countSocket(guest.person, 1) > limits.socketsPerPerson) {
          countSocket(guest.person, -1);
          return null;
        }
        measures.socketOpened();
        entry.holds += 1;
        const seat = room.enter(guest, connection);
        absences.came(article, guest.person);
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
    withText: <T>(article: string, work: (live: LiveText) => T | Promise<T>) =>
      hold(article, async ({ room }) => {
        await durable(room);
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
    present(article) {
      const here = entries.get(article)?.loaded?.room.fanOut.seats ?? [];
      const names = new Map([...here].map(({ guest }) => [guest.person, guest.name]));
      return [...names].map(([person, name]) => ({ person, name }));
    },
    attendance(article) {
      const here = entries.get(article)?.loaded?.room.fanOut.seats ?? [];
      const roles = new Map([...here].map(({ guest }) => [guest.person, guest.role]));
      return { roles, goneMs: (person) => (roles.has(person) ? 0 : absences.goneMs(article, person)) };
    },
    async evict(article) {
      const loaded = entries.get(article)?.loaded;
      if (!loaded) return;
      for (const seat of loaded.room.fanOut.seats) closeSeat(seat, 'article.deleted');
      await loaded.room.live.settled();
    },
    recheck: () => deps.recheck?.() ?? Promise.resolve(),
    async close() {
      for (const { seat } of seats()) closeSeat(seat, 'server.stopping');
      const open = [...entries.values()];
      for (const entry of open) entry.cancelUnload?.();
      await Promise.allSettled(open.map(async ({ opening }) => await (await opening).room.live.settled()));
      entries.clear();
      await Promise.allSettled(open.map(({ loaded }) => loaded?.leaveMemory()));
    },
  };
}
