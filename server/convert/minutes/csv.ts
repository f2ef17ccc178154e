/** The minutes of a live session as a table (RFC 4180): one row a vote, or one a round whose votes were never revealed. */
import type { MinutesFile, TurnMinutes } from '../../../shared/session/minutesSchema.ts';
import { csvTable } from '../csv.ts';

const COLUMNS = [
  ...(['turn', 'claim', 'tag', 'quote', 'from', 'to', 'seconds', 'conclusion', 'conclusionReason'] as const),
  ...(['round', 'revealedAt', 'voted', 'outcome', 'roomVerdict', 'person', 'role', 'verdict', 'reason'] as const),
];
type Row = Record<(typeof COLUMNS)[number], string | number | null>;

function rowsOf(turn: TurnMinutes, number: number, nameOf: (id: string) => string): Row[] {
  const { claim, tag, quote, from, to, seconds, conclusion, reason: conclusionReason } = turn;
  const about = { turn: number, claim, tag, quote, from, to, seconds, conclusion, conclusionReason };
  return turn.rounds.flatMap(({ revealedAt, voted, votes, outcome, verdict: roomVerdict }, at): Row[] => {
    const round = { ...about, round: at + 1, revealedAt, voted, outcome, roomVerdict };
    if (votes.length === 0) return [{ ...round, person: null, role: null, verdict: null, reason: null }];
    return votes.map(({ by, role, verdict, reason }) => ({ ...round, person: nameOf(by), role, verdict, reason }));
  });
}

export function minutesCsv({ turns, people }: MinutesFile): string {
  return csvTable(
    COLUMNS,
    turns.flatMap((turn, at) => rowsOf(turn, at + 1, (id) => people[id]?.name ?? id)),
  );
}
