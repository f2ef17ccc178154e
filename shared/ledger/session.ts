/**
 * A live verification session in the ledger (docs/protocol/checkroom.md): commands and events. A vote lies under a seal
 * (sealed.ts) until it is revealed: only who gave it is sent what it says.
 */
import { z } from 'zod';
import type { Role } from '../permissions.ts';
import { type Verdict, verdict } from '../review/verdicts.ts';
import type { Sealed } from './sealed.ts';
import { base, reason, uuid } from './selectors.ts';

/** More claims than a desk puts in order by hand. */
const MOST_ORDERED = 500;

const of = { ...base, session: uuid };
const onClaim = { ...of, annotation: uuid };

export const sessionCommands = [
  z.strictObject({ ...of, type: z.literal('session.start') }),
  z.strictObject({ ...of, type: z.literal('session.join') }),
  z.strictObject({ ...of, type: z.literal('session.leave') }),
  /** The lead to somebody who is there; to oneself, when its holder is gone. */
  z.strictObject({ ...of, type: z.literal('session.lead'), person: z.string().min(1).max(100) }),
  /** These first, in this order; the others after them by risk. */
  z.strictObject({ ...of, type: z.literal('session.order'), claims: z.array(uuid).max(MOST_ORDERED) }),
  /** Asks for a claim on stage, or takes that back. */
  z.strictObject({ ...onClaim, type: z.literal('session.propose'), on: z.boolean().default(true) }),
  z.strictObject({ ...onClaim, type: z.literal('session.stage') }),
  z.strictObject({ ...onClaim, type: z.literal('session.vote'), verdict, reason: reason.optional() }),
  z.strictObject({ ...of, type: z.literal('session.reveal') }),
  /** Another blind round on the claim on stage. */
  z.strictObject({ ...of, type: z.literal('session.again') }),
  /** Done with the claim on stage; the next one is the one named, else the first of the queue. */
  z.strictObject({ ...of, type: z.literal('session.next'), annotation: uuid.optional() }),
  /** The claim on stage waits until after the session. */
  z.strictObject({ ...of, type: z.literal('session.park'), reason: reason.optional() }),
  z.strictObject({ ...of, type: z.literal('session.end') }),
] as const;

/** What a vote says. */
export interface VoteContent {
  verdict: Verdict;
  reason?: string;
}

/** What lies beside the chain until the reveal: sent to who voted, and to nobody else. */
interface OpenedVote extends Sealed {
  vote: VoteContent;
}

/** A vote as everybody may see it. */
export interface RevealedVote extends VoteContent {
  by: string;
  /** As it was when they voted. */
  role: Role;
}

/** How a claim left the stage. */
export type Conclusion = 'next' | 'parked' | 'left' | 'ended';

export type SessionEvent = { session: string } & (
  | { type: 'session.started' }
  | { type: 'session.joined'; role: Role }
  | { type: 'session.left' }
  | { type: 'session.led'; leader: string }
  | { type: 'session.ordered'; claims: string[] }
  | { type: 'session.proposed'; annotation: string }
  | { type: 'session.unproposed'; annotation: string }
  | { type: 'session.staged'; annotation: string }
  | {
      type: 'session.voted';
      annotation: string;
      /** Counts from 1 for each claim on stage. */
      round: number;
      role: Role;
      /** Hex sha-256 of what is withheld. */
      seal: string;
      /** Not covered by the event's hash, but by `seal`; missing where the reader may not see it. */
      opened?: OpenedVote;
    }
  | { type: 'session.revealed'; annotation: string; round: number; votes: RevealedVote[] }
  | { type: 'session.again'; annotation: string; round: number }
  | { type: 'session.concluded'; annotation: string; conclusion: Conclusion; reason?: string }
  | { type: 'session.ended' }
);
