/** What the check changed, and where people saw it differently. */
import type { Claim } from '../ledger/claim.ts';
import { annotationsOf, type LedgerState } from '../ledger/state.ts';
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

/** Of each claim: signatures that said something else than what stands, those taken back, and reopenings. */
function dissentOn({ id, quotes, verdict: stands, ticks }: ReportClaim, { reopenings }: Claim): Dissent[] {
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
  return [...signed, ...reopened].sort((a, b) => a.at.localeCompare(b.at));
}

export function dissentIn(state: LedgerState, claims: readonly Claim[], told: readonly ReportClaim[]): Dissent[] {
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
    return found ? dissentOn(found, claim) : [];
  });
  return [...onClaims, ...declined];
}
