/** The minutes of sessions in the words of the article: what files and reports hold of them. */
import type { Session } from '../ledger/sessionState.ts';
import type { LedgerState } from '../ledger/state.ts';
import { type ArticleReview, quotesOf } from '../review/review.ts';
import { minutesOf, type TurnMinutes } from './minutes.ts';
import type { SessionMinutes } from './minutesSchema.ts';

export interface MinutesFacts {
  state: LedgerState;
  review: Pick<ArticleReview, 'words'>;
}

const MS = 1_000;
const secondsBetween = (from: string, to: string | null) =>
  to === null ? null : Math.max(0, Date.parse(to) - Date.parse(from)) / MS;

function toldTurn(turn: TurnMinutes, { state, review }: MinutesFacts): SessionMinutes['turns'][number] {
  const { annotation: claim, from, to, conclusion, reason, rounds } = turn;
  const about = state.annotations.get(claim);
  if (about?.kind !== 'claim') throw new Error(`what was on stage is no claim: ${claim}`);
  return {
    ...{ claim, tag: about.tag, quote: quotesOf(about, review)[0] ?? '' },
    ...{ from, to, seconds: secondsBetween(from, to), conclusion, reason },
    rounds: rounds.map(({ from: since, revealedAt, voted, votes, outcome }) => ({
      ...{ from: since, revealedAt, voted, outcome: outcome?.kind ?? null, verdict: outcome?.verdict ?? null },
      votes: votes.map(({ by, role, verdict, reason: why }) => ({ by, role, verdict, reason: why ?? null })),
    })),
  };
}

export function toldMinutes(session: Session, facts: MinutesFacts): SessionMinutes {
  const { session: id, startedAt, endedAt, leads, attendance, turns, agreement } = minutesOf(session);
  return {
    ...{ id, startedAt, endedAt, seconds: secondsBetween(startedAt, endedAt) },
    leads: leads.map(({ person: by, from }) => ({ by, from })),
    attendance: attendance.map(({ person: by, role, from, to }) => ({ by, role, from, to })),
    turns: turns.map((turn) => toldTurn(turn, facts)),
    agreement: { ...agreement },
  };
}

/** Person ids, each once, in the order in which they come up. */
export function peopleOfMinutes({ leads, attendance, turns }: SessionMinutes): string[] {
  const votes = turns.flatMap(({ rounds }) => rounds.flatMap((round) => round.votes));
  return [...new Set([...leads, ...attendance, ...votes].map(({ by }) => by))];
}
