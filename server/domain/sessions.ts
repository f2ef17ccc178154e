/** Decisions in a live session (docs/protocol/checkroom.md, R-CHECKROOM). */
import type { CommandOf } from '../../shared/ledger/command.ts';
import { sealOf } from '../../shared/ledger/sealed.ts';
import type { Conclusion, RevealedVote, SessionEvent } from '../../shared/ledger/session.ts';
import {
  isThere,
  type Round,
  roundOf,
  runningSession,
  type Session,
  type StageTurn,
  stageOf,
} from '../../shared/ledger/sessionState.ts';
import { isOpen, type LedgerState } from '../../shared/ledger/state.ts';
import { may, ROLES } from '../../shared/permissions.ts';
import { reviewOf } from '../../shared/review/review.ts';
import { queueOf } from '../../shared/session/queue.ts';
import { isRefused } from './annotations.ts';
import { type Actor, type Decision, type Facts, happened, type Refusal, refuse } from './decision.ts';

/** For so long must the leader's connection be gone before somebody else may lead. */
const LEADER_GONE_MS = 60_000;

type Refused = { refusal: Refusal };

/** The session that a command names, if it runs. */
function running(state: LedgerState, id: string): Session | Refused {
  const session = state.sessions.get(id);
  if (!session) return refuse(404, 'checkroom.unknown', 'This article has no such session.');
  if (session.ended) return refuse(409, 'R-CHECKROOM-2', 'This session has ended; start another.');
  return session;
}

/** The session, if this person leads it. */
function led(state: LedgerState, id: string, { person }: Actor): Session | Refused {
  const session = running(state, id);
  if (isRefused(session) || session.leader === person) return session;
  return refuse(403, 'R-CHECKROOM-3', 'Only who leads the session decides this.');
}

/** What is on stage of the session that this person leads. */
function onStage(state: LedgerState, id: string, actor: Actor): { session: Session; turn: StageTurn } | Refused {
  const session = led(state, id, actor);
  if (isRefused(session)) return session;
  const turn = stageOf(session);
  return turn ? { session, turn } : refuse(409, 'R-CHECKROOM-6', 'No claim is on stage.');
}

/** That a person is there, if it is not known yet. */
function joining(session: Session, { person, role }: Actor): SessionEvent[] {
  return isThere(session, person) ? [] : [{ type: 'session.joined', session: session.id, role }];
}

export function startSession(state: LedgerState, command: CommandOf<'session.start'>, { role }: Actor): Decision {
  const { session } = command;
  if (runningSession(state.sessions)) {
    return refuse(409, 'R-CHECKROOM-1', 'A session runs on this article already; join it.');
  }
  if (state.sessions.has(session))
    return refuse(409, 'checkroom.exists', 'There is a session with this id; make a new id.');
  return happened({ type: 'session.started', session }, { type: 'session.joined', session, role });
}

export function joinSession(state: LedgerState, command: CommandOf<'session.join'>, actor: Actor): Decision {
  const session = running(state, command.session);
  return isRefused(session) ? session : happened(...joining(session, actor));
}

export function leaveSession(state: LedgerState, command: CommandOf<'session.leave'>, { person }: Actor): Decision {
  const session = running(state, command.session);
  if (isRefused(session)) return session;
  return isThere(session, person) ? happened({ type: 'session.left', session: session.id }) : happened();
}

/** Who is there, may lead, and comes first by role, then by when they came. */
function heir(session: Session, here: NonNullable<Facts['here']>): string | null {
  const people = session.attendance.filter(
    ({ person, to }) =>
      to === null && person !== session.leader && may(here.roles.get(person) ?? 'viewer', 'session.lead'),
  );
  const rank = (person: string) => ROLES.indexOf(here.roles.get(person) ?? 'viewer');
  return people.toSorted((a, b) => rank(b.person) - rank(a.person))[0]?.person ?? null;
}

/** Whether the leader has left the session, has had no connection for long, or may not lead any more. */
function isLeaderless(session: Session, { roles, goneMs }: NonNullable<Facts['here']>): boolean {
  const { leader } = session;
  const role = roles.get(leader);
  if (!isThere(session, leader) || (role && !may(role, 'session.lead'))) return true;
  return goneMs(leader) >= LEADER_GONE_MS;
}

export function leadSession(
  state: LedgerState,
  command: CommandOf<'session.lead'>,
  actor: Actor,
  { here }: Facts,
): Decision {
  const session = running(state, command.session);
  if (isRefused(session)) return session;
  const { person: next } = command;
  if (session.leader === next) return happened();
  if (!here) throw new Error('the lead changes only once it was looked up who is there');
  const hands: SessionEvent = { type: 'session.led', session: session.id, leader: next };
  if (session.leader === actor.person) {
    const canLead = may(here.roles.get(next) ?? 'viewer', 'session.lead');
    if (isThere(session, next) && canLead) return happened(hands);
    return refuse(422, 'R-CHECKROOM-4', 'This person is not in the session now, or may not lead it.');
  }
  if (next !== actor.person) return refuse(403, 'R-CHECKROOM-3', 'Only who leads the session gives the lead away.');
  const after = joining(session, actor);
  const joined = after.length > 0 ? [...session.attendance, { ...actor, from: '', to: null }] : session.attendance;
  const isNext = heir({ ...session, attendance: joined }, here) === actor.person;
  if (isLeaderless(session, here) && isNext) return happened(...after, hands);
  return refuse(409, 'R-CHECKROOM-5', 'The leader is here, or somebody else comes next.');
}

export function orderSession(state: LedgerState, command: CommandOf<'session.order'>, actor: Actor): Decision {
  const session = led(state, command.session, actor);
  if (isRefused(session)) return session;
  const claims = [...new Set(command.claims)];
  const unknown = claims.find((id) => state.annotations.get(id)?.kind !== 'claim');
  if (unknown) return refuse(404, 'annotation.unknown', `The article has no claim ${unknown}.`);
  const isSame = claims.length === session.order.length && claims.every((id, place) => session.order[place] === id);
  return isSame ? happened() : happened({ type: 'session.ordered', session: session.id, claims });
}

/** Whether a claim can come on stage. */
function stageable(state: LedgerState, annotation: string): Refused | null {
  const claim = state.annotations.get(annotation);
  if (claim?.kind !== 'claim') return refuse(404, 'annotation.unknown', 'The article has no such claim.');
  return isOpen(claim) ? null : refuse(409, 'claim.dropped', 'This claim was dropped.');
}

export function proposeClaim(state: LedgerState, command: CommandOf<'session.propose'>, actor: Actor): Decision {
  const session = running(state, command.session);
  if (isRefused(session)) return session;
  const { annotation, on } = command;
  const refused = on ? stageable(state, annotation) : null;
  if (refused) return refused;
  const stands = session.proposals.get(annotation)?.includes(actor.person) ?? false;
  if (stands === on || (on && stageOf(session)?.annotation === annotation)) return happened();
  const type = on ? ('session.proposed' as const) : ('session.unproposed' as const);
  return happened(...joining(session, actor), { type, session: session.id, annotation });
}

/** Votes that wait for their reveal keep their claim on stage. */
function unrevealed(turn: StageTurn): Refused | null {
  const { revealed, votes } = roundOf(turn);
  if (revealed || votes.size === 0) return null;
  return refuse(409, 'R-CHECKROOM-8', 'Votes are in; reveal them, or park the claim.');
}

/** Another claim takes its place only before a vote: after the reveal it is said first what becomes of it. */
function keepsStage(turn: StageTurn): Refused | null {
  if (!roundOf(turn).revealed) return unrevealed(turn);
  return refuse(409, 'R-CHECKROOM-8', 'The votes were just revealed; go on to the next claim, vote again, or park it.');
}

function concluded(session: Session, turn: StageTurn, conclusion: Conclusion, reason?: string): SessionEvent {
  const { annotation } = turn;
  const ended = { type: 'session.concluded', session: session.id, annotation, conclusion } as const;
  return reason ? { ...ended, reason } : ended;
}

export function stageClaim(state: LedgerState, command: CommandOf<'session.stage'>, actor: Actor): Decision {
  const session = led(state, command.session, actor);
  if (isRefused(session)) return session;
  const { annotation } = command;
  const turn = stageOf(session);
  if (turn?.annotation === annotation && !roundOf(turn).revealed) return happened();
  const refused = stageable(state, annotation) ?? (turn && keepsStage(turn));
  if (refused) return refused;
  const leaves = turn ? [concluded(session, turn, 'left')] : [];
  return happened(...leaves, { type: 'session.staged', session: session.id, annotation });
}

export function voteInSession(
  state: LedgerState,
  command: CommandOf<'session.vote'>,
  actor: Actor,
  { salt }: Facts,
): Decision {
  const session = running(state, command.session);
  if (isRefused(session)) return session;
  const turn = stageOf(session);
  const { annotation, verdict, reason } = command;
  if (turn?.annotation !== annotation) return refuse(409, 'R-CHECKROOM-6', 'This claim is not on stage.');
  const round = roundOf(turn);
  if (round.revealed) return refuse(409, 'R-CHECKROOM-7', 'The votes were revealed; wait for another round.');
  const before = round.votes.get(actor.person)?.content;
  if (before?.verdict === verdict && before.reason === reason) return happened();
  if (!salt) throw new Error('a vote is sealed only with a salt');
  const opened = { salt, vote: reason ? { verdict, reason } : { verdict } };
  const { role } = actor;
  return happened(...joining(session, actor), {
    ...{ type: 'session.voted', session: session.id, annotation, round: turn.rounds.length, role },
    ...{ seal: sealOf(opened), opened },
  });
}

function revealedVotes({ votes }: Round): RevealedVote[] {
  return [...votes].map(([by, { role, content }]) => {
    if (!content) throw new Error('the server knows what was voted');
    return { by, role, ...content };
  });
}

export function revealVotes(state: LedgerState, command: CommandOf<'session.reveal'>, actor: Actor): Decision {
  const found = onStage(state, command.session, actor);
  if (isRefused(found)) return found;
  const { session, turn } = found;
  const round = roundOf(turn);
  if (round.revealed) return happened();
  if (round.votes.size === 0) return refuse(409, 'R-CHECKROOM-9', 'Nobody has voted yet.');
  const { annotation, rounds } = turn;
  const votes = revealedVotes(round);
  return happened({ type: 'session.revealed', session: session.id, annotation, round: rounds.length, votes });
}

export function voteAgain(state: LedgerState, command: CommandOf<'session.again'>, actor: Actor): Decision {
  const found = onStage(state, command.session, actor);
  if (isRefused(found)) return found;
  const { session, turn } = found;
  if (!roundOf(turn).revealed) return refuse(409, 'R-CHECKROOM-9', 'The votes of this round were not revealed yet.');
  const { annotation, rounds } = turn;
  return happened({ type: 'session.again', session: session.id, annotation, round: rounds.length + 1 });
}

export function nextClaim(
  state: LedgerState,
  command: CommandOf<'session.next'>,
  actor: Actor,
  facts: Facts,
): Decision {
  const session = led(state, command.session, actor);
  if (isRefused(session)) return session;
  const { annotation: named } = command;
  const turn = stageOf(session);
  const refused = (named ? stageable(state, named) : null) ?? (turn && unrevealed(turn));
  if (refused) return refused;
  const leaves = turn ? [concluded(session, turn, roundOf(turn).revealed ? 'next' : 'left')] : [];
  const next = named ?? firstOfQueue(state, session, facts);
  const comes: SessionEvent[] = next ? [{ type: 'session.staged', session: session.id, annotation: next }] : [];
  return happened(...leaves, ...comes);
}

/** Not the claim that is on stage, which leaves it. */
function firstOfQueue(state: LedgerState, session: Session, { check, now }: Facts): string | null {
  if (!check) throw new Error('the queue is made only once the words were read');
  const onStage = stageOf(session)?.annotation;
  const queue = queueOf(session, state, reviewOf({ state, now, ...check }));
  return queue.find(({ claim }) => claim !== onStage)?.claim ?? null;
}

export function parkClaim(state: LedgerState, command: CommandOf<'session.park'>, actor: Actor): Decision {
  const found = onStage(state, command.session, actor);
  if (isRefused(found)) return found;
  return happened(concluded(found.session, found.turn, 'parked', command.reason));
}

export function endSession(state: LedgerState, command: CommandOf<'session.end'>, actor: Actor): Decision {
  const session = led(state, command.session, actor);
  if (isRefused(session)) return session;
  const turn = stageOf(session);
  const leaves = turn ? [concluded(session, turn, 'ended')] : [];
  return happened(...leaves, { type: 'session.ended', session: session.id });
}
