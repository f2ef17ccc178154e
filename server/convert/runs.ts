/** Runs of text, cut without losing their marks. */
import type { NewRun } from '../../shared/text/build.ts';

export const wordsOf = (runs: readonly NewRun[]) => runs.map((run) => run.text).join('');

/** What lies from `start` to `end`, in units of the joined text. */
export function cutRuns(runs: readonly NewRun[], start: number, end: number): NewRun[] {
  let at = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(start - at, 0), Math.max(end - at, 0));
    at += run.text.length;
    return text === '' ? [] : [{ ...run, text }];
  });
}

/** The same without white space at both ends. */
export function trimmedRuns(runs: readonly NewRun[]): NewRun[] {
  const words = wordsOf(runs);
  const start = words.length - words.trimStart().length;
  return cutRuns(runs, start, start + words.trim().length);
}
