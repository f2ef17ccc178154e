/** Versions by the day they are of, the last one first. Pure. */
import type { ListedVersion } from '../api/history.ts';

export interface VersionDay {
  /** Of its first moment that is shown. */
  day: Date;
  versions: ListedVersion[];
}

const dayOf = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** @param versions the first one first. */
export function byDay(versions: readonly ListedVersion[]): VersionDay[] {
  const days: VersionDay[] = [];
  for (const version of versions.toReversed()) {
    const at = new Date(version.at);
    const open = days.at(-1);
    if (open && dayOf(open.day) === dayOf(at)) open.versions.push(version);
    else days.push({ day: at, versions: [version] });
  }
  return days;
}

/** What the slider stops at: the end of every stretch of writing, and every version. In order, each once. */
export function stopsOf(versions: readonly { version: number }[], stretches: readonly { last: number }[]): number[] {
  const all = new Set([...versions.map(({ version }) => version), ...stretches.map(({ last }) => last)]);
  return [...all].sort((a, b) => a - b);
}

/** Index of the stop that is shown for a version: itself, or the last before it. */
export function stopOf(stops: readonly number[], version: number): number {
  return Math.max(
    0,
    stops.findLastIndex((stop) => stop <= version),
  );
}
