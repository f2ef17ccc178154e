/** The minutes of a live session, told from the ledger: who was there, what each claim took, and how far people agreed. */
import type { Conclusion, RevealedVote } from '../ledger/session.ts';
import type { Attendance, Session, StageTurn } from '../ledger/sessionState.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import { outcomeOf, type RoundOutcome } from './outcome.ts';

interface RoundMinutes {
  from: string;
  /** Null where the votes were never revealed: nobody learns what they were. */
  revealedAt: string | null;
  votes: readonly RevealedVote[];
  outcome: RoundOutcome | null;
  /** How many had voted. */
  voted: number;
}

/** A claim's time on stage. */
export interface TurnMinutes {
  annotation: string;
  from: string;
  /** Null while it is on stage. */
  to: string | null;
  conclusion: Conclusion | null;
  reason: string | null;
  rounds: readonly RoundMinutes[];
  /** Of the last round that was revealed. */
  outcome: RoundOutcome | null;
}

export interface Minutes {
  session: string;
  startedAt: string;
  endedAt: string | null;
  leads: Session['leads'];
  attendance: readonly Attendance[];
  turns: readonly TurnMinutes[];
  /** Of first rounds: people had not heard each other yet. */
  agreement: Agreement;
}

function turnMinutes({ annotation, from, rounds, concluded }: StageTurn): TurnMinutes {
  const told = rounds.map(({ from: since, votes, revealed }) => ({
    from: since,
    revealedAt: revealed?.at ?? null,
    votes: revealed?.votes ?? [],
    outcome: revealed ? outcomeOf(revealed.votes) : null,
    voted: votes.size,
  }));
  return {
    ...{ annotation, from, to: concluded?.at ?? null },
    ...{ conclusion: concluded?.conclusion ?? null, reason: concluded?.reason ?? null },
    ...{ rounds: told, outcome: told.findLast(({ outcome }) => outcome !== null)?.outcome ?? null },
  };
}

export function minutesOf(session: Session): Minutes {
  const { id, startedAt, ended, leads, attendance, turns } = session;
  const firstVotes = turns.map(({ rounds }) => rounds[0]?.revealed?.votes ?? []);
  return {
    ...{ session: id, startedAt, endedAt: ended?.at ?? null, leads, attendance },
    turns: turns.map(turnMinutes),
    agreement: agreementOf(firstVotes.map((votes) => votes.map(({ verdict }) => verdict))),
  };
}
