/** For how long people have had no connection to an article. */
import type { Clock } from './clock.ts';

/** So many absences are remembered; whoever is forgotten counts as gone since the server started. */
const REMEMBERED = 5_000;

export class Attendance {
  private readonly clock: Clock;
  private readonly startedAt: number;
  /** By article and person; the longest ago first. */
  private readonly leftAt = new Map<string, number>();

  constructor(clock: Clock) {
    this.clock = clock;
    this.startedAt = clock.now();
  }

  came(article: string, person: string): void {
    this.leftAt.delete(keyOf(article, person));
  }

  /** Their last connection to the article closed. */
  left(article: string, person: string): void {
    const key = keyOf(article, person);
    this.leftAt.delete(key);
    this.leftAt.set(key, this.clock.now());
    if (this.leftAt.size <= REMEMBERED) return;
    for (const oldest of this.leftAt.keys()) {
      this.leftAt.delete(oldest);
      return;
    }
  }

  /** Milliseconds, of somebody who is not connected now. */
  goneMs(article: string, person: string): number {
    return this.clock.now() - (this.leftAt.get(keyOf(article, person)) ?? this.startedAt);
  }
}

const keyOf = (article: string, person: string) => JSON.stringify([article, person]);
