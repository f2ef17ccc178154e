/**
 * Who gets what. A frame is encoded once and handed to every seat. A reader that does not take what it is sent is not
 * buffered without bound: it is left out, remembered with what it has of the text, and caught up with one frame when it
 * has drained; one that stands still for long is closed.
 */

import type { Clock } from './clock.ts';
import { presenceFrame } from './frame.ts';
import type { Limits } from './limits.ts';
import { closeSeat, type Seat } from './seat.ts';

/** How often stalled readers are looked at. */
const STALL_LOOK_MS = 250;
/** y-websocket drops a connection on which it heard nothing for 30 s; we speak after 10 to 15. */
const HEARTBEAT_MS = { look: 5_000, silence: 10_000 };
const HEARTBEAT = presenceFrame([]);

export interface FanOut {
  readonly seats: Set<Seat>;
  add(seat: Seat): void;
  remove(seat: Seat): void;
  /** To one seat, whatever its state. */
  send(seat: Seat, frame: Uint8Array): void;
  /** To every seat that keeps up. */
  broadcast(frame: Uint8Array): void;
  /** To every seat that keeps up, to each its own; encode what several get once. */
  broadcastEach(frameFor: (seat: Seat) => Uint8Array): void;
  /** To every reader of the text but one; `before` is what they have had until now. */
  broadcastText(frame: Uint8Array, before: Map<number, number>, except: Seat | null): void;
  stop(): void;
}

export interface FanOutDeps {
  clock: Clock;
  limits: Limits;
  /** Brings a reader that has drained from `vector` to the text of now. */
  catchUp(seat: Seat, vector: Map<number, number>): void;
}

export function createFanOut({ clock, limits, catchUp }: FanOutDeps): FanOut {
  const seats = new Set<Seat>();
  const stalled = new Set<Seat>();
  let cancelLook: (() => void) | null = null;
  let cancelHeartbeat: (() => void) | null = null;

  function send(seat: Seat, frame: Uint8Array): void {
    if (!seat.isOpen) return;
    seat.lastSentAt = clock.now();
    try {
      seat.connection.send(frame);
    } catch {
      // Whatever is wrong with one connection, the others get their frame.
      closeSeat(seat, 'server.failed');
    }
  }
  function stall(seat: Seat, vector: Map<number, number>): void {
    seat.stall = { vector, since: clock.now() };
    stalled.add(seat);
    cancelLook ??= clock.after(STALL_LOOK_MS, look);
  }
  function look(): void {
    cancelLook = null;
    for (const seat of stalled) lookAt(seat);
    if (stalled.size > 0) cancelLook = clock.after(STALL_LOOK_MS, look);
  }
  function lookAt(seat: Seat): void {
    const { stall } = seat;
    if (!stall || !seat.isOpen) stalled.delete(seat);
    else if (seat.connection.buffered() <= limits.drainedBytes) {
      stalled.delete(seat);
      seat.stall = null;
      catchUp(seat, stall.vector);
    } else if (clock.now() - stall.since > limits.stallMs) closeSeat(seat, 'reader.stalled');
  }
  function beat(): void {
    const now = clock.now();
    for (const seat of seats) {
      if (!seat.stall && now - seat.lastSentAt >= HEARTBEAT_MS.silence) send(seat, HEARTBEAT);
    }
    cancelHeartbeat = seats.size > 0 ? clock.after(HEARTBEAT_MS.look, beat) : null;
  }
  function broadcastEach(frameFor: (seat: Seat) => Uint8Array): void {
    for (const seat of seats) if (!seat.stall && !isFull(seat)) send(seat, frameFor(seat));
  }
  const isFull = (seat: Seat) => seat.connection.buffered() > limits.stallBytes;

  return {
    seats,
    add(seat) {
      seats.add(seat);
      cancelHeartbeat ??= clock.after(HEARTBEAT_MS.look, beat);
    },
    remove(seat) {
      seat.isOpen = false;
      seats.delete(seat);
      stalled.delete(seat);
    },
    send,
    broadcast: (frame) => broadcastEach(() => frame),
    broadcastEach,
    broadcastText(frame, before, except) {
      for (const seat of seats) {
        if (!seat.isReading || seat.stall || seat === except) continue;
        if (isFull(seat)) stall(seat, before);
        else send(seat, frame);
      }
    },
    stop() {
      cancelLook?.();
      cancelHeartbeat?.();
    },
  };
}
