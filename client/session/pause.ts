/** How long a client waits before it comes back: never all of them at once. */
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';

/** Longest pause between attempts; short, because a newsroom waits for its server and one socket costs it little. */
const LONGEST_MS = 4_000;
/**
 * A server that ends sends everybody away in one moment, and they come to the other nodes: over a second and a half, so
 * that no node opens all of their articles at once.
 */
const RESTART_MS = { least: 100, spread: 1_400 };
/** The provider waits 100 ms times two to this power; with the cap it is the cap that tells. */
const RESTART_FAILURES = 3;

/**
 * The provider waits the lesser of its own back-off, by failures in a row, and a cap.
 * @param failures in a row before this one. @param random from 0 to 1.
 * @returns milliseconds of the cap, and the failures to reckon with.
 */
export function pauseAfter(
  reason: CloseReason | null,
  failures: number,
  random: number,
): { cap: number; failures: number } {
  if (reason === 'server.stopping') {
    return { cap: RESTART_MS.least + RESTART_MS.spread * random, failures: Math.max(failures, RESTART_FAILURES) };
  }
  const pause = Math.min(LONGEST_MS, 2 ** (failures + 1) * 100);
  return { cap: pause * (0.4 + 0.6 * random), failures };
}
