/**
 * What one socket sends, in slices. A frame is handled as it comes; a flood is queued, a few frames each turn of the
 * event loop, and the socket is not read meanwhile, so that nobody else waits. Nor is a socket heard that does not take
 * the answers to what it sent before. Beyond its allowance it is closed.
 */
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { Allowance } from './allowance.ts';
import type { Clock } from './clock.ts';
import type { Limits } from './limits.ts';
import type { Connection } from './seat.ts';

export interface IntakeDeps {
  clock: Clock;
  limits: Limits;
  connection: Connection;
  /** False while the room has more uncommitted text than it should. */
  mayProceed(): boolean;
  handle(frame: Uint8Array): void;
  refuse(reason: CloseReason): void;
}

export interface Intake {
  receive(frame: Uint8Array): void;
  /** Counts what is no frame of ours, such as a ping; false, and it is refused, when the allowance is used up. */
  spend(bytes: number): boolean;
  stop(): void;
}

/** How long a full room is left alone before a socket looks again. */
const CONGESTION_MS = 20;
/** Time that the frames of one socket may take in one turn, however few they are; who used it up rests as long. */
const TURN_MS = 8;

export function createIntake({ clock, limits, connection, handle, refuse, ...deps }: IntakeDeps): Intake {
  const frames = new Allowance(limits.burstFrames, limits.framesPerSecond, clock.now());
  const bytes = new Allowance(limits.burstBytes, limits.bytesPerSecond, clock.now());
  let queue: Uint8Array[] = [];
  let handledThisTurn = 0;
  let turnEndsAt = 0;
  let isTurnPlanned = false;
  let isPaused = false;
  let isStopped = false;

  const mayProceed = () => deps.mayProceed() && connection.buffered() <= limits.stallBytes;
  const hasTurn = () => handledThisTurn < limits.framesPerTurn && clock.now() < turnEndsAt;

  function planTurn(): void {
    if (isTurnPlanned) return;
    isTurnPlanned = true;
    if (!mayProceed()) clock.after(CONGESTION_MS, turn);
    else if (clock.now() < turnEndsAt) clock.soon(turn);
    else clock.after(TURN_MS, turn);
  }
  function turn(): void {
    isTurnPlanned = false;
    beginTurn();
    let handled = 0;
    for (; handled < queue.length && !isStopped && hasTurn() && mayProceed(); handled += 1) {
      const frame = queue[handled];
      if (frame) handleOne(frame);
    }
    queue = queue.slice(handled);
    if (queue.length > 0 && !isStopped) planTurn();
    else if (isPaused && !isStopped) {
      isPaused = false;
      connection.resume();
    }
  }
  function beginTurn(): void {
    handledThisTurn = 0;
    turnEndsAt = clock.now() + TURN_MS;
  }
  function handleOne(frame: Uint8Array): void {
    handledThisTurn += 1;
    handle(frame);
  }
  function isWithinAllowance(size: number): boolean {
    const now = clock.now();
    return frames.spend(1, now) && bytes.spend(size, now);
  }

  return {
    receive(frame) {
      if (isStopped) return;
      if (!isWithinAllowance(frame.byteLength)) return refuse('rate.exceeded');
      if (!isTurnPlanned) beginTurn();
      const isFree = queue.length === 0 && hasTurn() && mayProceed();
      planTurn();
      if (isFree) return handleOne(frame);
      queue.push(frame);
      if (queue.length < limits.pauseAtFrames || isPaused) return;
      isPaused = true;
      connection.pause();
    },
    spend(size) {
      if (isStopped) return false;
      const isWithin = isWithinAllowance(size);
      if (!isWithin) refuse('rate.exceeded');
      return isWithin;
    },
    stop() {
      isStopped = true;
      queue = [];
    },
  };
}
