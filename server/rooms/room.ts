/** One live article: what its seats send goes through admission into the text and the journal, and comes out of a commit. */
import * as Y from 'yjs';
import { may } from '../../shared/permissions.ts';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { refusedFrame, savedFrame } from '../../shared/protocol/frames.ts';
import { TEXT_NAME } from '../../shared/text/block.ts';
import { heal, seedText } from '../../shared/text/build.ts';
import type { StoredText, TextStore } from '../storage/ports.ts';
import { type Admitted, admit, deletesAnything, type NotAdmitted } from './admission.ts';
import { createAuthorship } from './authorship.ts';
import type { Clock } from './clock.ts';
import { createEncodings } from './encodings.ts';
import { createFanOut, type FanOut } from './fanOut.ts';
import { readFrame, updateFrame } from './frame.ts';
import { type Change, type Commit, createJournal } from './journal.ts';
import type { Limits } from './limits.ts';
import { authorOf, changeAs, documentFrom, isWhole, type RoomOrigin } from './liveText.ts';
import type { Log } from './log.ts';
import type { Measures } from './measures.ts';
import { createMender } from './mending.ts';
import { createPace } from './pace.ts';
import type { LiveText } from './port.ts';
import { createPresence } from './presence.ts';
import { type Connection, closeSeat, createSeat, type Guest, type Seat } from './seat.ts';
import { createSnapshots } from './snapshots.ts';

export interface RoomDeps {
  article: string;
  texts: TextStore;
  clock: Clock;
  limits: Limits;
  log: Log;
  measures: Measures;
  /** The text could not be trusted any more after an update: the room must be loaded anew. */
  onFailure(): void;
  /** The text changed in this turn and is about to be committed. */
  onChange(): void;
}

export interface Room {
  live: LiveText;
  fanOut: FanOut;
  /** Seats a socket: it is told what the server has and who is there. */
  enter(guest: Guest, connection: Connection): Seat;
  receive(seat: Seat, frame: Uint8Array): void;
  leave(seat: Seat): void;
  /** Says why and closes; counted. */
  refuse(seat: Seat, reason: CloseReason, detail?: string): void;
  isSettled(): boolean;
  isCongested(): boolean;
  /** Leaves memory; the room must be settled and empty. One that failed leaves no snapshot. */
  unload(): Promise<void>;
}

/** Builds the room of an article from what its store gave. */
export function createRoom(deps: RoomDeps, stored: StoredText): Room {
  const { article, texts, clock, limits, log, measures } = deps;
  const doc = documentFrom(article, stored);
  const text = doc.getText(TEXT_NAME);
  const authorship = createAuthorship(doc, stored.owners);
  const encodings = createEncodings(doc);
  const fanOut = createFanOut({ clock, limits, catchUp });
  const presence = createPresence({ clock, ownerOf: authorship.ownerOf, broadcast: fanOut.broadcast });
  const pace = createPace(clock, () => fanOut.seats.size);
  const journal = createJournal({ article, doc, texts, clock, log, measures, pace, beforeCommit, onCommit });
  const snapshots = createSnapshots({
    ...{ article, doc, texts, limits, log },
    rows: stored.rows.length,
    bytes: stored.rows.reduce((sum, row) => sum + row.update.byteLength, 0),
    seq: stored.rows.at(-1)?.seq ?? stored.snapshot?.seq ?? 0,
  });
  const mender = createMender(text, (mending) => edit({ from: 'repair' }, mending));
  let hasFailed = false;
  /** Changes of an update that is being applied: all of them go into the journal, or none. */
  let applying: Change[] | null = null;

  doc.on('update', (update: Uint8Array, origin: RoomOrigin | null) => {
    encodings.forget();
    const seat = origin?.seat ?? null;
    const change = { author: authorOf(origin), update, seat, frame: seat?.textFrames ?? 0 };
    if (applying) applying.push(change);
    else if (!hasFailed) journal.add(change);
  });
  edit({ from: 'repair' }, seedText);

  function edit(origin: RoomOrigin, change: (text: Y.Text) => void): void {
    if (origin.from === 'decision') bind(origin.client, origin.person);
    changeAs(doc, origin, () => change(text));
  }
  function beforeCommit(): void {
    if (hasFailed) return;
    if (!mender.isClosed()) edit({ from: 'repair' }, heal);
    deps.onChange();
  }
  function onCommit({ update, changes, vector, before, seq }: Commit): void {
    const authors = new Set(changes.flatMap(({ seat }) => (seat ? [seat] : [])));
    const [only] = authors;
    const isAllTheirs = authors.size === 1 && changes.every(({ seat }) => seat !== null);
    fanOut.broadcastText(updateFrame(update), before, isAllTheirs && only ? only : null);
    const saved = Y.encodeStateVector(vector);
    const frames = new Map(changes.map(({ seat, frame }) => [seat, frame]));
    for (const seat of authors) fanOut.send(seat, savedFrame(saved, frames.get(seat)));
    if (!hasFailed) snapshots.committed(seq, update.byteLength, journal.isSettled());
  }

  /** A newcomer joins the readers in the same moment in which the commit that its answer rests on is shown. */
  function answer(seat: Seat, vector: Uint8Array): void {
    const frame = encodings.answer(vector);
    journal.whenDurable(() => {
      fanOut.send(seat, frame);
      seat.isReading = true;
    });
  }
  function takeQuestion(seat: Seat, vector: Uint8Array): void {
    if (seat.questions.spend(1, clock.now())) answer(seat, vector);
    else refuse(seat, 'rate.exceeded', 'asks for the text again and again');
  }
  function catchUp(seat: Seat, vector: Map<number, number>): void {
    seat.isReading = false;
    answer(seat, Y.encodeStateVector(vector));
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
  /** Yjs took an update otherwise than foreseen. Everyone comes back to a room read from the log. */
  function fail(seat: Seat, detail: string): void {
    hasFailed = true;
    refuse(seat, 'update.inadmissible', detail);
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
      mender.mend();
    } catch (error) {
      fail(seat, error instanceof Error ? error.message : 'threw');
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
  /**
   * Somebody who types right after coming back sends that before what they wrote offline. It is passed over: their
   * answer to our question, which is on its way, holds it too.
   */
  function isEarly(seat: Seat, verdict: NotAdmitted): boolean {
    return verdict.lacksGround && !seat.hasAnswered;
  }
  function takeUpdate(seat: Seat, { update, isAnswer }: { update: Uint8Array; isAnswer: boolean }): void {
    seat.textFrames += 1;
    seat.hasAnswered ||= isAnswer;
    const verdict = admit(update, seat.guest.person, authorship);
    const mayWrite = may(seat.guest.role, 'text.write');
    if (!verdict.admitted) {
      if (!mayWrite) refuse(seat, 'text.forbidden', verdict.detail);
      else if (!isEarly(seat, verdict)) refuse(seat, verdict.reason, verdict.detail);
    } else if (!verdict.hasNewStructs && !(verdict.hasDeletes && deletesAnything(update, authorship))) confirm(seat);
    else if (mayWrite) write(seat, update, verdict);
    else refuse(seat, 'text.forbidden');
  }
  function takePresence(seat: Seat, update: Uint8Array): void {
    const reason = presence.receive(seat, update);
    if (reason) refuse(seat, reason);
  }
  function receive(seat: Seat, bytes: Uint8Array): void {
    if (!seat.isOpen || hasFailed) return;
    const frame = readFrame(bytes);
    if (!frame) refuse(seat, 'frame.malformed');
    else if (frame.kind === 'step1') takeQuestion(seat, frame.vector);
    else if (frame.kind === 'update') takeUpdate(seat, frame);
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
        edit(origin, change);
        return journal.settled();
      },
      ownerOf: (client) => authorship.ownerOf(client) ?? null,
      settled: journal.settled,
    },
    fanOut,
    enter(guest, connection) {
      const seat = createSeat(guest, connection, clock.now(), limits);
      fanOut.add(seat);
      fanOut.send(seat, encodings.question());
      tellPresence(seat);
      return seat;
    },
    receive,
    leave(seat) {
      fanOut.remove(seat);
      presence.leave(seat);
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
