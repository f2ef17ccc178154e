/** What the events of a live session amount to. */
import { assertNever } from '../assertNever.ts';
import type { Role } from '../permissions.ts';
import type { Conclusion, RevealedVote, SessionEvent, VoteContent } from './session.ts';
import type { Stamped } from './stamp.ts';

/** A vote that nobody but its giver has seen. */
export interface BlindVote {
  role: Role;
  at: string;
  /** Null where the reader may not see it. */
  content: VoteContent | null;
}

/** One blind vote of everybody on the claim on stage. */
export interface Round {
  from: string;
  /** By person; the last that each gave. */
  votes: ReadonlyMap<string, BlindVote>;
  /** Null until the reveal. */
  revealed: { by: string; at: string; votes: readonly RevealedVote[] } | null;
}

/** A claim on stage, from when it came there until it left. */
export interface StageTurn {
  annotation: string;
  from: string;
  /** At least one; the last is the one at hand. */
  rounds: readonly Round[];
  /** Null while it is on stage. */
  concluded: { at: string; conclusion: Conclusion; reason: string | null } | null;
}

/** Somebody who was there; whoever came twice is there twice. */
export interface Attendance {
  person: string;
  role: Role;
  from: string;
  to: string | null;
}

export interface Session {
  id: string;
  startedBy: string;
  startedAt: string;
  leader: string;
  /** Who led from when on, the first of them first. */
  leads: readonly { person: string; from: string }[];
  attendance: readonly Attendance[];
  /** Claims that the leader put first. */
  order: readonly string[];
  /** By claim, who asks for it on stage. */
  proposals: ReadonlyMap<string, readonly string[]>;
  /** In the order in which they came on stage; the last may be there still. */
  turns: readonly StageTurn[];
  ended: { by: string; at: string } | null;
}

/** The turn that is on stage now; null where the stage is empty. */
export function stageOf({ turns }: Pick<Session, 'turns'>): StageTurn | null {
  const last = turns.at(-1);
  return last?.concluded === null ? last : null;
}

/** The round at hand. */
export function roundOf({ rounds }: StageTurn): Round {
  const last = rounds.at(-1);
  if (!last) throw new Error('a claim on stage has a round');
  return last;
}

/** The session that runs now; null where none does. */
export function runningSession(sessions: ReadonlyMap<string, Session>): Session | null {
  return [...sessions.values()].find(({ ended }) => ended === null) ?? null;
}

export function isThere({ attendance }: Pick<Session, 'attendance'>, person: string): boolean {
  return attendance.some((each) => each.person === person && each.to === null);
}

type EventOf<T extends SessionEvent['type']> = Extract<Stamped<SessionEvent>, { type: T }>;

const emptyRound = (from: string): Round => ({ from, votes: new Map(), revealed: null });

function started({ session: id, actor, at }: EventOf<'session.started'>): Session {
  return {
    ...{ id, startedBy: actor, startedAt: at, leader: actor, leads: [{ person: actor, from: at }] },
    ...{ attendance: [], order: [], proposals: new Map(), turns: [], ended: null },
  };
}

function withTurn(session: Session, change: (turn: StageTurn) => StageTurn): Session {
  const last = session.turns.at(-1);
  return last ? { ...session, turns: [...session.turns.slice(0, -1), change(last)] } : session;
}

function withRound(session: Session, change: (round: Round) => Round): Session {
  return withTurn(session, (turn) => ({ ...turn, rounds: [...turn.rounds.slice(0, -1), change(roundOf(turn))] }));
}

function leftAt(session: Session, at: string, isMeant: (person: string) => boolean): Session {
  const attendance = session.attendance.map((each) =>
    each.to === null && isMeant(each.person) ? { ...each, to: at } : each,
  );
  return { ...session, attendance };
}

function proposed(session: Session, annotation: string, people: (before: readonly string[]) => string[]): Session {
  const proposals = new Map(session.proposals);
  const next = people(proposals.get(annotation) ?? []);
  if (next.length > 0) proposals.set(annotation, next);
  else proposals.delete(annotation);
  return { ...session, proposals };
}

function changed(session: Session, event: Exclude<Stamped<SessionEvent>, { type: 'session.started' }>): Session {
  const { actor, at } = event;
  switch (event.type) {
    case 'session.joined':
      return {
        ...session,
        attendance: [...session.attendance, { person: actor, role: event.role, from: at, to: null }],
      };
    case 'session.left':
      return leftAt(session, at, (person) => person === actor);
    case 'session.led': {
      const { leader } = event;
      return { ...session, leader, leads: [...session.leads, { person: leader, from: at }] };
    }
    case 'session.ordered':
      return { ...session, order: event.claims };
    case 'session.proposed':
      return proposed(session, event.annotation, (before) => [...before, actor]);
    case 'session.unproposed':
      return proposed(session, event.annotation, (before) => before.filter((person) => person !== actor));
    case 'session.staged': {
      const turn: StageTurn = { annotation: event.annotation, from: at, rounds: [emptyRound(at)], concluded: null };
      return proposed({ ...session, turns: [...session.turns, turn] }, event.annotation, () => []);
    }
    case 'session.voted': {
      const vote: BlindVote = { role: event.role, at, content: event.opened?.vote ?? null };
      return withRound(session, (round) => ({ ...round, votes: new Map(round.votes).set(actor, vote) }));
    }
    case 'session.revealed':
      return withRound(session, (round) => ({ ...round, revealed: { by: actor, at, votes: event.votes } }));
    case 'session.again':
      return withTurn(session, (turn) => ({ ...turn, rounds: [...turn.rounds, emptyRound(at)] }));
    case 'session.concluded': {
      const { conclusion, reason = null } = event;
      return withTurn(session, (turn) => ({ ...turn, concluded: { at, conclusion, reason } }));
    }
    case 'session.ended':
      return { ...leftAt(session, at, () => true), ended: { by: actor, at } };
    default:
      return assertNever(event);
  }
}

export type Sessions = ReadonlyMap<string, Session>;

/** The sessions of an article after what happened in one of them. */
export function changedSessions(sessions: Sessions, event: Stamped<SessionEvent>): Sessions {
  if (event.type === 'session.started') return new Map(sessions).set(event.session, started(event));
  const session = sessions.get(event.session);
  if (!session) throw new Error(`event ${event.seq} speaks of a session that was never started`);
  return new Map(sessions).set(event.session, changed(session, event));
}
