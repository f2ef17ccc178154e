/** What the check changed, and where people saw it differently. */
import type { Claim } from '../ledger/claim.ts';
import { annotationsOf, type LedgerState } from '../ledger/state.ts';
import type { SessionMinutes } from '../session/minutesSchema.ts';
import type { Report, ReportClaim } from './reportSchema.ts';

type Change = Report['changes'][number];
type Dissent = Report['dissent'][number];

/** By suggestion, the claim whose signature rests on it. */
function claimsOfChanges(claims: readonly Claim[]): Map<string, string> {
  const pairs = claims.flatMap(({ id, ticks }) =>
    ticks.flatMap(({ change }): [string, string][] => (change ? [[change.suggestion, id]] : [])),
  );
  return new Map(pairs);
}

/** Accepted suggestions: what the text said, what it says since, and why. One about the look of words changes none. */
export function changesIn(state: LedgerState, claims: readonly Claim[]): Change[] {
  const claimOf = claimsOfChanges(claims);
  return annotationsOf(state, 'suggestion').flatMap(({ id, was, text, note, opener, outcome }): Change[] => {
    if (outcome?.kind !== 'accepted' || was === text) return [];
    const { by: acceptedBy, at } = outcome;
    return [
      { before: was, after: text, why: note, claim: claimOf.get(id) ?? null, proposedBy: opener, acceptedBy, at },
    ];
  });
}

/** Of the last votes on it in each session: those that said something else than what stands, or than the room where nothing does. */
function votesOn({ id: claim, quotes, verdict: now }: ReportClaim, sessions: readonly SessionMinutes[]): Dissent[] {
  return sessions.flatMap(({ turns }) => {
    const rounds = turns.filter((turn) => turn.claim === claim).flatMap((turn) => turn.rounds);
    const last = rounds.findLast(({ revealedAt }) => revealedAt !== null);
    if (!last?.revealedAt) return [];
    const { votes, verdict: room, revealedAt: at } = last;
    const stands = now ?? room;
    const others = votes.filter(({ verdict }) => verdict !== stands);
    return others.map(({ by, verdict: said, reason }): Dissent => {
      return { kind: 'voted', claim, quote: quotes[0] ?? '', by, at, said, stands, reason };
    });
  });
}

/** Of each claim: signatures and votes that said something else than what stands, signatures taken back, and reopenings. */
function dissentOn(told: ReportClaim, { reopenings }: Claim, sessions: readonly SessionMinutes[]): Dissent[] {
  const { id, quotes, verdict: stands, ticks } = told;
  const about = { claim: id, quote: quotes[0] ?? '' };
  const signed = ticks.flatMap(({ by, at, verdict: said, standing, ended }): Dissent[] => {
    if (standing === 'takenBack' && ended) {
      return [{ kind: 'takenBack', ...about, by: ended.by, at: ended.at, said, stands, reason: ended.reason }];
    }
    if (stands === null || said === stands) return [];
    return [{ kind: 'verdict', ...about, by, at, said, stands, reason: null }];
  });
  const reopened = reopenings.map(
    ({ by, at, reason }): Dissent => ({ kind: 'reopened', ...about, by, at, said: null, stands, reason }),
  );
  return [...signed, ...reopened, ...votesOn(told, sessions)].sort((a, b) => a.at.localeCompare(b.at));
}

export function dissentIn(
  state: LedgerState,
  claims: readonly Claim[],
  told: readonly ReportClaim[],
  sessions: readonly SessionMinutes[],
): Dissent[] {
  const claimOf = claimsOfChanges(claims);
  const byId = new Map(told.map((each) => [each.id, each]));
  const declined = annotationsOf(state, 'suggestion').flatMap(({ id, was, text, outcome }): Dissent[] => {
    if (outcome?.kind !== 'declined') return [];
    const { by, at, reason = null } = outcome;
    const quote = `${was} → ${text}`;
    return [{ kind: 'declined', claim: claimOf.get(id) ?? null, quote, by, at, said: null, stands: null, reason }];
  });
  const onClaims = claims.flatMap((claim) => {
    const found = byId.get(claim.id);
    return found ? dissentOn(found, claim, sessions) : [];
  });
  return [...onClaims, ...declined];
}
