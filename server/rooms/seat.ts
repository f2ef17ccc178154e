/** One socket in one room. */

import type { Role, Scope } from '../../shared/permissions.ts';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { Allowance } from './allowance.ts';
import { LIMITS, type Limits } from './limits.ts';

/** A socket as the rooms see it; the transport and the tests each have their own. */
export interface Connection {
  send(frame: Uint8Array): void;
  /** Bytes handed over by `send` that the reader has not taken yet. */
  buffered(): number;
  /** Stops and starts reading from the other side. */
  pause(): void;
  resume(): void;
  close(reason: CloseReason): void;
}

export interface Guest {
  person: string;
  name: string;
  role: Role;
  credential: string;
  /** Nobody is shown that they are here. */
  isInvisible?: boolean;
  /** How far the credential reaches; all the way where it does not say. */
  scope?: Scope;
}

export interface Seat {
  readonly guest: Guest;
  readonly connection: Connection;
  /** Whether it has the text, and so gets every change of it. */
  isReading: boolean;
  /** Whether it was given the text as it was stored before it was seated; its first question is answered by the rest. */
  hasStored: boolean;
  /** Whether it has brought what the server lacked when it came. */
  hasAnswered: boolean;
  isOpen: boolean;
  /** Set while the reader is too slow: what it has of the text, and since when (milliseconds). */
  stall: { vector: Map<number, number>; since: number } | null;
  /** The client id under which it shows itself to others. */
  presence: number | null;
  lastSentAt: number;
  /** Frames that wait until an update before them can be judged; null while none does. */
  held: Uint8Array[] | null;
  /** Text frames that it has sent; a *saved* frame tells how many of them are durable. */
  textFrames: number;
  /** For what the server has. */
  readonly questions: Allowance;
}

export function createSeat(guest: Guest, connection: Connection, now: number, limits: Limits = LIMITS): Seat {
  return {
    guest,
    connection,
    isReading: false,
    hasStored: false,
    isOpen: true,
    stall: null,
    presence: null,
    lastSentAt: now,
    textFrames: 0,
    hasAnswered: false,
    held: null,
    questions: new Allowance(limits.burstQuestions, limits.questionsPerSecond, now),
  };
}

/** Closes a seat from our side; what is still on its way to it goes nowhere. */
export function closeSeat(seat: Seat, reason: CloseReason): void {
  if (!seat.isOpen) return;
  seat.isOpen = false;
  seat.connection.close(reason);
}
