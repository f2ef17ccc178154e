/**
 * How often a room commits. Every commit is a write to disk and a frame to each reader, and in a full room those frames
 * are most of what an edit costs. So the commits of a full room keep a distance of some milliseconds, and what was typed
 * meanwhile shares one: however many type, a room of 50 sends 6,300 frames a second in the long run. A room of a few
 * keeps none, and a few keystrokes after a rest never wait.
 */
import type { Clock } from './clock.ts';

const READERS_A_MILLISECOND = 6;
/** Enough for 60 readers; a longer one would begin to be felt. */
const LONGEST_DISTANCE_MS = 10;
/** Commits that may begin ahead of their time: two, so that a quiet day's edits that meet by chance do not wait. */
const AHEAD = 2;

/** Milliseconds between the beginnings of two commits. */
export function distanceMsFor(readers: number): number {
  return Math.min(Math.floor(readers / READERS_A_MILLISECOND), LONGEST_DISTANCE_MS);
}

export interface Pace {
  /** Milliseconds until the next commit may begin; none when it is 0 or less. */
  restMs(): number;
  /** A commit begins. */
  began(): void;
}

export function createPace(clock: Pick<Clock, 'now'>, readers: () => number): Pace {
  /** When the next commit would begin if none were ahead. */
  let dueAt = 0;
  /** A clock that was set back would make it due in hours; it is never further off than those that were ahead. */
  const dueFrom = (now: number, distance: number) => Math.min(Math.max(dueAt, now), now + (AHEAD + 1) * distance);
  return {
    restMs() {
      const now = clock.now();
      const distance = distanceMsFor(readers());
      return dueFrom(now, distance) - AHEAD * distance - now;
    },
    began() {
      const now = clock.now();
      const distance = distanceMsFor(readers());
      dueAt = dueFrom(now, distance) + distance;
    },
  };
}
