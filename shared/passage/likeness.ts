/** How alike two pieces of text are, by the groups of three letters that they share. Cheap, and blind to order. */
const SIZE = 3;

export function addTrigrams(trigrams: Set<string>, text: string): Set<string> {
  for (let at = 0; at + SIZE <= text.length; at += 1) trigrams.add(text.slice(at, at + SIZE));
  return trigrams;
}

export function trigramsOf(text: string): Set<string> {
  return addTrigrams(new Set(), text);
}

/** The share, 0 to 1, of the trigrams of `text` that are in `known`. A text too short to have one counts as known. */
export function shareKnown(text: string, known: ReadonlySet<string>): number {
  const total = text.length - SIZE + 1;
  if (total <= 0) return 1;
  let found = 0;
  for (let at = 0; at < total; at += 1) if (known.has(text.slice(at, at + SIZE))) found += 1;
  return found / total;
}

/** So many times as long as they were, words that were changed may be; in what is longer still they are not alone. */
export const MOST_GROWN = 2.5;

/**
 * Whether `found` is nearly `expected`: 0.4 to `MOST_GROWN` times as long, and 40 % of the trigrams of one of them in the other.
 * Of words that others typed into, little is known, but all that was known is still there; where they took words out,
 * it is the other way round.
 */
export function isNearly(found: string, expected: string): boolean {
  if (found === expected) return true;
  if (found.length < 0.4 * expected.length || found.length > MOST_GROWN * expected.length) return false;
  if (found.length < SIZE) return false;
  return shareKnown(found, trigramsOf(expected)) >= 0.4 || shareKnown(expected, trigramsOf(found)) >= 0.4;
}
