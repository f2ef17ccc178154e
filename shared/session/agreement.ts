/**
 * How far people agree who vote blind. Fleiss' kappa for claims with different numbers of votes (Fleiss 1971, with the
 * shares of categories taken over all votes).
 */
import type { Verdict } from '../review/verdicts.ts';

export interface Agreement {
  /** Claims with at least two votes; only these count. */
  claims: number;
  /** Share of the pairs of votes on a claim that say the same, mean over claims, 0 to 1; null without such a claim. */
  observed: number | null;
  /** Null too where everybody always said the same thing: then chance would have agreed as well. */
  kappa: number | null;
}

/** @param votes of each claim. */
export function agreementOf(votes: readonly (readonly Verdict[])[]): Agreement {
  const rated = votes.filter(({ length }) => length >= 2);
  if (rated.length === 0) return { claims: 0, observed: null, kappa: null };
  const counted = rated.map((each) =>
    [...Map.groupBy(each, (verdict) => verdict).values()].map(({ length }) => length),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const pairs = (counts: readonly number[]) => {
    const all = sum(counts);
    return sum(counts.map((count) => count * (count - 1))) / (all * (all - 1));
  };
  const observed = sum(counted.map(pairs)) / rated.length;
  const all = rated.flat();
  const shares = [...Map.groupBy(all, (verdict) => verdict).values()].map(({ length }) => length / all.length);
  const chance = sum(shares.map((share) => share * share));
  return { claims: rated.length, observed, kappa: chance === 1 ? null : (observed - chance) / (1 - chance) };
}
