/**
 * What one socket sends, in slices. A frame is handled as it comes; a flood is queued, a few frames each turn of the
 * event loop, and the socket is not read meanwhile, so that nobody else waits. Beyond its allowance it is closed.
 */
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
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
  stop(): void;
}

/** How long a full room is left alone before a socket looks again. */
const CONGESTION_MS = 20;

interface Allowance {
  left: number;
  at: number;
}

function spend(allowance: Allowance, amount: number, perSecond: number, burst: number, now: number): boolean {
  allowance.left = Math.min(burst, allowance.left + ((now - allowance.at) / 1_000) * perSecond) - amount;
  allowance.at = now;
  return allowance.left >= 0;
}

export function createIntake({ clock, limits, connection, mayProceed, handle, refuse }: IntakeDeps): Intake {
  const frames: Allowance = { left: limits.burstFrames, at: clock.now() };
  const bytes: Allowance = { left: limits.burstBytes, at: clock.now() };
  let queue: Uint8Array[] = [];
  let handledThisTurn = 0;
  let isTurnPlanned = false;
  let isPaused = false;
  let isStopped = false;

  function planTurn(): void {
    if (isTurnPlanned) return;
    isTurnPlanned = true;
    if (mayProceed()) clock.soon(turn);
    else clock.after(CONGESTION_MS, turn);
  }
  function turn(): void {
    isTurnPlanned = false;
    handledThisTurn = 0;
    while (queue.length > 0 && !isStopped && mayProceed() && handledThisTurn < limits.framesPerTurn) {
      const slice = queue.splice(0, limits.framesPerTurn - handledThisTurn);
      for (const frame of slice) if (!isStopped) handleOne(frame);
    }
    if (queue.length > 0 && !isStopped) planTurn();
    else if (isPaused && !isStopped) {
      isPaused = false;
      connection.resume();
    }
  }
  function handleOne(frame: Uint8Array): void {
    handledThisTurn += 1;
    handle(frame);
  }
  function isWithinAllowance(size: number): boolean {
    const now = clock.now();
    return (
      spend(frames, 1, limits.framesPerSecond, limits.burstFrames, now) &&
      spend(bytes, size, limits.bytesPerSecond, limits.burstBytes, now)
    );
  }

  return {
    receive(frame) {
      if (isStopped) return;
      if (!isWithinAllowance(frame.byteLength)) return refuse('rate.exceeded');
      const isFree = queue.length === 0 && handledThisTurn < limits.framesPerTurn && mayProceed();
      planTurn();
      if (isFree) return handleOne(frame);
      queue.push(frame);
      if (queue.length < limits.pauseAtFrames || isPaused) return;
      isPaused = true;
      connection.pause();
    },
    stop() {
      isStopped = true;
      queue = [];
    },
  };
}
