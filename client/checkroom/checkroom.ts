/** What a person may see and do of the live session that runs, told from the ledger. Pure. */
import type { Claim } from '../../shared/ledger/claim.ts';
import {
  isThere,
  type Round,
  roundOf,
  runningSession,
  type Session,
  type StageTurn,
  stageOf,
} from '../../shared/ledger/sessionState.ts';
import type { LedgerState } from '../../shared/ledger/state.ts';
import { may, type Role } from '../../shared/permissions.ts';
import type { ArticleReview } from '../../shared/review/review.ts';

export interface Checkroom {
  session: Session;
  /** Null while no claim is on stage. */
  turn: StageTurn | null;
  round: Round | null;
  isThere: boolean;
  leads: boolean;
  mayVote: boolean;
  mayPropose: boolean;
}

/** Null while no session runs. */
export function checkroomOf(state: LedgerState, person: string, role: Role): Checkroom | null {
  const session = runningSession(state.sessions);
  if (!session) return null;
  const turn = stageOf(session);
  return {
    session,
    turn,
    round: turn && roundOf(turn),
    isThere: isThere(session, person),
    leads: session.leader === person,
    mayVote: may(role, 'claim.work'),
    mayPropose: may(role, 'thread.write'),
  };
}

/** What a claim says: its first passage as it reads now, or as it read when it was marked. */
export function wordsOfClaim(
  { passages }: Pick<Claim, 'passages'>,
  review: Pick<ArticleReview, 'words'> | null,
): string {
  const [first] = passages;
  return first ? (review?.words.get(first.id)?.text ?? first.quote.exact) : '';
}

/** People who are in the session now, in the order in which they came. */
export function peopleIn({ attendance }: Pick<Session, 'attendance'>): string[] {
  return attendance.filter(({ to }) => to === null).map(({ person }) => person);
}
