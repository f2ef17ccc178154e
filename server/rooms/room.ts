/** One live article: what its seats send goes through admission into the text and the journal, and comes out of a commit. */
import * as Y from 'yjs';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { refusedFrame, savedFrame } from '../../shared/protocol/frames.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';
import { heal, seedText } from '../../shared/text/build.ts';
import type { ToldPresence } from '../bus/port.ts';
import type { StoredText, TextStore } from '../storage/ports.ts';
import type { Admitted } from './admission.ts';
import { createAuthorship } from './authorship.ts';
import type { Clock } from './clock.ts';
import { createEncodings } from './encodings.ts';
import { createFanOut, type FanOut } from './fanOut.ts';
import { createFollower, type Follower } from './follower.ts';
import { readFrame, updateFrame } from './frame.ts';
import { type Change, type Commit, type CommitRefused, createJournal } from './journal.ts';
import { createJudge } from './judging.ts';
import type { Limits } from './limits.ts';
import type { Link } from './link.ts';
import { authorOf, changeAs, changesUntil, documentFrom, isWhole, lastSeqOf, type RoomOrigin } from './liveText.ts';
import { type Log, messageOf } from './log.ts';
import type { Measures } from './measures.ts';
import { createMender } from './mending.ts';
import { createNewcomers } from './newcomers.ts';
import { createPace } from './pace.ts';
import { leaveTidying, type PeerRow, sizeOf, takeRow } from './peerRows.ts';
import type { LiveText } from './port.ts';
import { createPresence, type Presence } from './presence.ts';
import { type Connection, closeSeat, createSeat, type Guest, type Seat } from './seat.ts';
import { createSnapshots } from './snapshots.ts';

export interface RoomDeps {
  article: string;
  texts: TextStore;
  clock: Clock;
  limits: Limits;
  log: Log;
  measures: Measures;
  link: Link;
  /** The text could not be trusted any more after an update: the room must be loaded anew. */
  onFailure(): void;
  /** The text changed in this turn and is about to be committed. */
  onChange(): void;
}

export interface Room {
  live: LiveText;
  fanOut: FanOut;
  /** Seats a socket: it is told what the server has and who is there. `hasStored` says that it has the text as it was stored. */
  enter(guest: Guest, connection: Connection, hasStored?: boolean): Seat;
  receive(seat: Seat, frame: Uint8Array): void;
  leave(seat: Seat): void;
  /** Says why and closes; counted. */
  refuse(seat: Seat, reason: CloseReason, detail?: string): void;
  /** This room's place in the log, which other nodes write, too. */
  follower: Follower;
  /** Resolves once the text has all that was in the log at the time of the call. @throws when the store does. */
  catchUp(): Promise<void>;
  presence: Presence;
  /** This node has the duty of the article from now on: what nobody else mends any more, it does. */
  takeDuty(): void;
  isSettled(): boolean;
  isCongested(): boolean;
  /** Leaves memory; the room must be settled and empty. One that failed leaves no snapshot. */
  unload(): Promise<void>;
}

/** Builds the room of an article from what its store gave. */
export function createRoom(deps: RoomDeps, stored: StoredText): Room {
  const { article, texts, clock, limits, log, measures, link } = deps;
  const doc = documentFrom(article, stored);
  const text = doc.getText(TEXT_NAME);
  const authorship = createAuthorship(doc, stored.owners);
  const encodings = createEncodings(doc, stored.rows.length === 0 ? stored.snapshot?.state : null);
  const fanOut = createFanOut({ clock, limits, catchUp });
  const tellPeers = (entries: ToldPresence[]) => link.tell({ kind: 'presence', entries });
  const presence = createPresence({ clock, tellPeers, ownerOf: authorship.ownerOf, broadcast: fanOut.broadcast });
  const pace = createPace(clock, () => fanOut.seats.size);
  const journal = createJournal({ article, doc, texts, clock, log, measures, pace, beforeCommit, onCommit, onRefused });
  const newcomers = createNewcomers({ encodings, journal, fanOut });
  const onError = (error: unknown) => log.warn({ article, error: messageOf(error) }, 'the log could not be read');
  const follower = createFollower({ article, texts, take, onError, seq: lastSeqOf(stored) });
  const snapshots = createSnapshots({
    ...{ article, doc, texts, limits, log, seq: follower.seq },
    rows: stored.rows.length,
    bytes: sizeOf(stored.rows),
  });
  const mender = createMender(text, (mending) => edit({ from: 'repair' }, mending));
  const judge = createJudge({
    ...{ known: authorship, isShared: link.isShared, catchUp: follower.catchUp },
    ...{ confirm, write, refuse, receive, onError },
  });
  let hasFailed = false;
  /** Changes of an update that is being applied: all of them go into the journal, or none. */
  let applying: Change[] | null = null;
  /** What rows of other nodes changed, while they are being taken. */
  let news: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: RoomOrigin | null) => {
    encodings.forget();
    if (origin?.from === 'peer') {
      news.push(update);
      return;
    }
    const seat = origin?.seat ?? null;
    // What Yjs tidies up by itself has no origin, and needs no duty.
    const duty = origin && origin.from !== 'socket' ? link.hold() : undefined;
    const change = { author: authorOf(origin), update, seat, frame: seat?.textFrames ?? 0, duty };
    if (applying) applying.push(change);
    else if (!hasFailed) journal.add(change);
  });
  leaveTidying(doc);
  if (link.hasDuty()) edit({ from: 'repair' }, seedText);

  function edit(origin: RoomOrigin, change: (text: Y.Text) => void): void {
    if (origin.from === 'decision') bind(origin.client, origin.person);
    changeAs(doc, origin, () => change(text));
  }
  function mendAll(): void {
    if (hasFailed || !link.hasDuty()) return;
    if (!mender.isClosed()) edit({ from: 'repair' }, heal);
  }
  function beforeCommit(): void {
    if (hasFailed) return;
    mendAll();
    deps.onChange();
  }
  function onCommit({ update, changes, rows, vector, before, seq }: Commit): void {
    link.tell({ kind: 'text', after: seq - rows.length, rows });
    follower.wrote(rows.length, seq);
    const authors = new Set(changes.flatMap(({ seat }) => (seat ? [seat] : [])));
    const [only] = authors;
    const isAllTheirs = authors.size === 1 && changes.every(({ seat }) => seat !== null);
    fanOut.broadcastText(updateFrame(update), before, isAllTheirs && only ? only : null);
    const saved = Y.encodeStateVector(vector);
    const frames = new Map(changes.map(({ seat, frame }) => [seat, frame]));
    for (const seat of authors) fanOut.send(seat, savedFrame(saved, frames.get(seat)));
    if (!hasFailed) snapshots.committed(update.byteLength, journal.isSettled() && link.hasDuty());
  }
  /** Rows that other nodes wrote are durable: they are shown as soon as they are in the text. */
  function take(rows: readonly PeerRow[]): void {
    if (hasFailed) return;
    const before = journal.durableVector();
    news = [];
    try {
      for (const row of rows) {
        journal.raise(takeRow(doc, authorship, row));
        mender.mend(link.hasDuty());
      }
    } catch (error) {
      fail(messageOf(error));
      return;
    }
    show(news, before);
    mendAll();
    if (news.length > 0) deps.onChange();
    snapshots.committed(sizeOf(rows), journal.isSettled() && link.hasDuty());
  }
  function show(updates: Uint8Array[], before: Map<number, number>): void {
    const [first] = updates;
    if (!first) return;
    const frame = updateFrame(updates.length === 1 ? first : Y.mergeUpdates(updates));
    fanOut.broadcastText(frame, before, null);
    newcomers.missed(frame);
  }
  /** Another node was first. Everyone comes back to what the log says, and brings what is not in it. */
  function onRefused({ reason, people }: CommitRefused, changes: readonly Change[]): void {
    for (const { seat } of changes) if (seat && people.includes(seat.guest.person)) refuse(seat, 'client.foreign');
    fail(reason);
  }

  function takeQuestion(seat: Seat, vector: Uint8Array): void {
    if (seat.questions.spend(1, clock.now())) newcomers.answer(seat, seat.hasStored ? 'stored' : vector);
    else refuse(seat, 'rate.exceeded', 'asks for the text again and again');
    seat.hasStored = false;
  }
  function catchUp(seat: Seat, vector: Map<number, number>): void {
    seat.isReading = false;
    newcomers.answer(seat, Y.encodeStateVector(vector));
  }
  function confirm(seat: Seat): void {
    const frames = seat.textFrames;
    journal.whenDurable(() => fanOut.send(seat, savedFrame(Y.encodeStateVector(journal.durableVector()), frames)));
  }
  function refuse(seat: Seat, reason: CloseReason, detail = ''): void {
    if (!seat.isOpen) return;
    const { person } = seat.guest;
    measures.frameRefused(reason);
    log.warn({ article, person, reason, detail }, 'a frame was refused');
    seat.connection.send(refusedFrame(reason));
    closeSeat(seat, reason);
  }
  /** The text is not what the log says, and never will be. Everyone comes back to a room read from the log. */
  function fail(detail: string): void {
    if (hasFailed) return;
    hasFailed = true;
    log.error({ article, detail }, 'a room is loaded anew');
    for (const other of fanOut.seats) closeSeat(other, 'server.failed');
    deps.onFailure();
  }
  /** @returns whether it went as foreseen; if not, nothing of it reaches the journal. */
  function apply(seat: Seat, update: Uint8Array): boolean {
    const origin: RoomOrigin = { from: 'socket', person: seat.guest.person, seat };
    const changes: Change[] = [];
    applying = changes;
    try {
      Y.applyUpdate(doc, update, origin);
      if (!isWhole(doc)) throw new Error('left something waiting');
      mender.mend(link.hasDuty());
    } catch (error) {
      // Yjs took it otherwise than foreseen.
      refuse(seat, 'update.inadmissible', messageOf(error));
      fail(messageOf(error));
      return false;
    } finally {
      applying = null;
    }
    for (const change of changes) journal.add(change);
    return true;
  }
  function bind(client: number, person: string): void {
    authorship.bind(client, person);
    journal.bind(client, person);
  }
  function write(seat: Seat, update: Uint8Array, { binds, marks, repeats }: Admitted): void {
    const isApplied = apply(seat, repeats ? Y.diffUpdate(update, Y.encodeStateVector(doc)) : update);
    if (!isApplied) return;
    authorship.addMarks(marks);
    for (const client of binds) bind(client, seat.guest.person);
  }
  function takePresence(seat: Seat, update: Uint8Array): void {
    const reason = presence.receive(seat, update);
    if (reason) refuse(seat, reason);
  }
  function receive(seat: Seat, bytes: Uint8Array): void {
    if (!seat.isOpen || hasFailed) return;
    if (seat.held) {
      seat.held.push(bytes);
      return;
    }
    const frame = readFrame(bytes);
    if (!frame) refuse(seat, 'frame.malformed');
    else if (frame.kind === 'step1') takeQuestion(seat, frame.vector);
    else if (frame.kind === 'update') judge(seat, frame);
    else if (frame.kind === 'presence') takePresence(seat, frame.update);
    else tellPresence(seat);
  }
  function tellPresence(seat: Seat): void {
    const everyone = presence.everyone();
    if (everyone) fanOut.send(seat, everyone);
  }

  return {
    live: {
      doc,
      text,
      edit(origin, change) {
        if (hasFailed) return Promise.reject(new Error('this room is being loaded anew'));
        if (!link.hasDuty()) return Promise.reject(new Error('another node has the duty of this article'));
        edit(origin, change);
        return journal.settled();
      },
      hasDuty: () => !hasFailed && link.hasDuty(),
      ownerOf: (client) => authorship.ownerOf(client) ?? null,
      settled: journal.settled,
      until: (isSo, ms) => changesUntil(doc, clock, isSo, ms),
    },
    fanOut,
    enter(guest, connection, hasStored = false) {
      const seat = createSeat(guest, connection, clock.now(), limits);
      seat.hasStored = hasStored;
      fanOut.add(seat);
      fanOut.send(seat, encodings.question());
      tellPresence(seat);
      return seat;
    },
    receive,
    ...{ follower, presence },
    catchUp: () => (link.isShared ? follower.catchUp() : Promise.resolve()),
    takeDuty() {
      if (hasFailed) return;
      edit({ from: 'repair' }, seedText);
      mendAll();
    },
    leave(seat) {
      fanOut.remove(seat);
      presence.leave(seat);
      if (fanOut.seats.size === 0 && !hasFailed && journal.isSettled() && link.hasDuty()) void snapshots.leaving();
    },
    refuse,
    isSettled: journal.isSettled,
    isCongested: () => journal.uncommittedBytes() > limits.uncommittedBytes,
    async unload() {
      fanOut.stop();
      if (!hasFailed) await snapshots.leaving();
      doc.destroy();
    },
  };
}
