/** Stretches of a text that say again, letter by letter, what another text says. */
import type { Range } from '../../../shared/passage/range.ts';

/** Every `size` letters in a row. */
export function groupsOf(words: string, size: number): Set<string> {
  const groups = new Set<string>();
  for (let at = 0; at + size <= words.length; at += 1) groups.add(words.slice(at, at + size));
  return groups;
}

/**
 * In order and apart.
 * @param groups of `size` letters each; @param between what parts two stretches of one is no longer than this.
 */
export function repeatedIn(text: string, groups: ReadonlySet<string>, size: number, between: number): Range[] {
  const stretches: Range[] = [];
  for (let at = 0; at + size <= text.length; at += 1) {
    if (!groups.has(text.slice(at, at + size))) continue;
    const last = stretches.at(-1);
    if (last && at - last.end <= between) last.end = at + size;
    else stretches.push({ start: at, end: at + size });
  }
  return stretches;
}
