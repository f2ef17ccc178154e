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

  /** Takes `amount` off; false when there is not that much left. */
  spend(amount: number, now: number): boolean {
    const earned = ((now - this.at) / 1_000) * this.perSecond;
    this.left = Math.min(this.burst, this.left + Math.max(0, earned)) - amount;
    this.at = now;
    return this.left >= 0;
  }
}
