/**
 * How deep under the words each underline is drawn, so that claims on the same words are all seen: each takes the
 * uppermost level that no other holds where it stands. Beyond the lowest level there is no room between two lines.
 */
export interface Stretch {
  id: string;
  start: number;
  end: number;
}

/** Levels from 0 to 3; the paper's lines leave room for four underlines. */
export const LOWEST_LEVEL = 3;

/** One level for each stretch, in the order given. Who begins first lies uppermost, of those the longest. */
export function levelsOf(stretches: readonly Stretch[]): number[] {
  const order = stretches
    .map((stretch, index) => ({ ...stretch, index }))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.index - b.index);
  const freeFrom: number[] = [];
  const levels = stretches.map(() => LOWEST_LEVEL);
  for (const { start, end, index } of order) {
    const found = freeFrom.findIndex((from) => from <= start);
    const level = found < 0 ? freeFrom.length : found;
    if (level > LOWEST_LEVEL) continue;
    freeFrom[level] = end;
    levels[index] = level;
  }
  return levels;
}
