/** How much somebody may spend at once, and in the long run. */
export class Allowance {
  private left: number;
  private at: number;
  private readonly burst: number;
  private readonly perSecond: number;

  /** @param now milliseconds */
  constructor(burst: number, perSecond: number, now: number) {
    this.left = burst;
    this.at = now;
    this.burst = burst;
    this.perSecond = perSecond;
  }

  /** Takes `amount` off; false, and nothing is taken, when there is not that much left. */
  spend(amount: number, now: number): boolean {
    const earned = ((now - this.at) / 1_000) * this.perSecond;
    this.left = Math.min(this.burst, this.left + Math.max(0, earned));
    this.at = now;
    if (this.left < amount) return false;
    this.left -= amount;
    return true;
  }
}

/** So many allowances are kept; the one not asked for longest goes first, and is whole again when it comes back. */
const MOST_KEPT = 5_000;

/**
 * An allowance for each key: of a person, or of a person on an article.
 * @param clock milliseconds.
 * @returns whether the holder of a key may do one thing more.
 */
export function createAllowances(burst: number, perSecond: number, clock: () => number): (key: string) => boolean {
  const kept = new Map<string, Allowance>();
  return (key) => {
    const now = clock();
    const allowance = kept.get(key) ?? new Allowance(burst, perSecond, now);
    kept.delete(key);
    kept.set(key, allowance);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return allowance.spend(1, now);
  };
}
