/**
 * A live verification session in the ledger (docs/protocol/checkroom.md). A vote lies under a seal (sealed.ts) until it
 * is revealed: only who gave it is sent what it says.
 */
import type { Role } from '../permissions.ts';
import type { Verdict } from '../review/verdicts.ts';
import type { Sealed } from './sealed.ts';

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
