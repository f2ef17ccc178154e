/** What the votes of a round come to (docs/protocol/checkroom.md). */
import type { RevealedVote } from '../ledger/session.ts';
import { may } from '../permissions.ts';
import type { Verdict } from '../review/verdicts.ts';

export type RoundOutcome =
  /** All said the same. */
  | { kind: 'agreed'; verdict: Verdict; dissent: readonly RevealedVote[] }
  /** Two of three of those who decide said the same. */
  | { kind: 'carried'; verdict: Verdict; dissent: readonly RevealedVote[] }
  | { kind: 'split'; verdict: null; dissent: readonly RevealedVote[] };

/** The share of votes that carries a verdict. */
const CARRIES = 2 / 3;

/** Those who decide: editors and above; where none voted, all. */
function deciding(votes: readonly RevealedVote[]): readonly RevealedVote[] {
  const editors = votes.filter(({ role }) => may(role, 'text.write'));
  return editors.length > 0 ? editors : votes;
}

export function outcomeOf(votes: readonly RevealedVote[]): RoundOutcome {
  const [first] = votes;
  if (!first) return { kind: 'split', verdict: null, dissent: [] };
  if (votes.every(({ verdict }) => verdict === first.verdict)) {
    return { kind: 'agreed', verdict: first.verdict, dissent: [] };
  }
  const judges = deciding(votes);
  for (const [verdict, those] of Map.groupBy(judges, (vote) => vote.verdict)) {
    if (those.length < 2 || those.length / judges.length < CARRIES) continue;
    return { kind: 'carried', verdict, dissent: votes.filter((vote) => vote.verdict !== verdict) };
  }
  return { kind: 'split', verdict: null, dissent: votes };
}
