/**
 * How often a room commits. Every commit is a write to disk and a frame to each reader, and in a full room those frames
 * are most of what an edit costs. So a commit of a full room begins only some milliseconds after the one before, and
 * what was typed meanwhile shares it: however many type, a room of 50 sends 8,300 frames a second at the most. In a
 * room of a few there is no pause, and the first keystroke after a rest never waits.
 */
const READERS_A_MILLISECOND = 8;
/** Enough for 80 readers; a longer one would begin to be felt. */
const LONGEST_PAUSE_MS = 10;

/** Milliseconds from the beginning of one commit to that of the next, at the least. */
export function pauseMsFor(readers: number): number {
  return Math.min(Math.floor(readers / READERS_A_MILLISECOND), LONGEST_PAUSE_MS);
}
