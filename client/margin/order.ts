/** Threads in the order of the text, and the way through them by keyboard. */
import type { ThreadView } from './threadViews.ts';

/** Open threads by where their words begin (positions by passage id); those without a place come first, as in the tray. */
export function inTextOrder(
  threads: readonly ThreadView[],
  places: ReadonlyMap<string, { from: number }>,
): ThreadView[] {
  const from = (thread: ThreadView) => Math.min(...thread.passages.map(({ id }) => places.get(id)?.from ?? -1));
  return threads.filter((thread) => !thread.resolution).sort((a, b) => from(a) - from(b));
}

/** The thread `step` places on from `active`, round and round; the first (or last) when none is active. */
export function threadBeside(ordered: readonly ThreadView[], active: string | null, step: 1 | -1): string | null {
  if (ordered.length === 0) return null;
  const at = ordered.findIndex(({ id }) => id === active);
  const next = at < 0 ? (step > 0 ? 0 : ordered.length - 1) : (at + step + ordered.length) % ordered.length;
  return ordered[next]?.id ?? null;
}
