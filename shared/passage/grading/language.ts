/**
 * What a language brings to grading: closed lists only. A word that no list knows is never taken for another, so a
 * list that lacks something costs a second look, while one that holds too much would let a false tick stand.
 */

export interface Language {
  /** The sign between thousands and the one before decimals. */
  thousands: '.' | ',';
  /** Words that are no name, so that a capital at the start of a sentence says nothing. */
  ordinary: ReadonlySet<string>;
  /** Titles and offices: their capital says nothing anywhere. */
  offices: ReadonlySet<string>;
  /** Words that names begin with (De Wever): before a capital their own capital is part of the name. */
  particles: ReadonlySet<string>;
  /** Another spelling, a known misspelling or a synonym → the word it counts as. */
  words: ReadonlyMap<string, string>;
  /** The same for several words; longest first under their first word. */
  phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Number words → digits; ordinals → `1e`. */
  numerals: ReadonlyMap<string, string>;
  /** Units after a number → written out. */
  units: ReadonlyMap<string, string>;
  /** Signs of money that stand for exactly one word. */
  currencies: ReadonlyMap<string, string>;
  /** Million, billion: stands between a number and its currency. */
  scales: ReadonlySet<string>;
  /** How a word after a time of day reads: 20.30 uur, 8.30pm. */
  clocks: ReadonlySet<string>;
  /** Words that may come or go, though not before `bound`: ook als is not als. */
  fillers: ReadonlySet<string>;
  bound: ReadonlySet<string>;
  /** Words that are only ever doubled by mistake. */
  doubled: ReadonlySet<string>;
  /** But, maar: a sentence may be split before them where one of `subjects` follows. */
  adversatives: ReadonlySet<string>;
  /** Words that a clause begins with. */
  subjects: ReadonlySet<string>;
  /**
   * Reporting, subordinating, denying and quantifying words: what follows may depend on them, so that their sentence is
   * not split or joined (nothing but debts is not nothing, but debts).
   */
  scopes: ReadonlySet<string>;
  /** Nouns that may be written on to the noun before them. */
  heads: ReadonlySet<string>;
  /** Abbreviations that are written with and without their full stop. */
  abbreviations: ReadonlySet<string>;
  /**
   * A conjunction that may be left out behind `speech` and before `subjects`, numbers and names (said that he), though not
   * before `pointed`, which it may point at (said that Saturday).
   */
  conjunction: {
    word: string;
    speech: ReadonlySet<string>;
    pointed: ReadonlySet<string>;
  } | null;
  /** Then, behind a comma in a sentence that begins with if. */
  consequence: { word: string; condition: string } | null;
  /** A word as its parts, where it was drawn together (don't). */
  parts(word: string): readonly string[];
}

export interface Phrase {
  from: readonly string[];
  to: readonly string[];
}

/** `'a b c'` as a set. */
export function wordSet(list: string): Set<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}

/** Lines of `canon: other, other` or just `canon: other`, as a map from each other to its canon. */
export function wordMap(list: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of list.split(/[;\n]/)) {
    const [canon, others = ''] = entry.split(':');
    for (const other of others.split(',')) if (other.trim() !== '') found.set(other.trim(), (canon ?? '').trim());
  }
  return found;
}

/** The entries of `wordMap` with several words on either side. */
export function phraseMap(list: string): Map<string, Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const [from, to] of wordMap(list)) {
    const [words, canon] = [from.split(' '), to.split(' ')];
    const first = words[0] ?? '';
    found.set(first, [...(found.get(first) ?? []), { from: words, to: canon }]);
  }
  for (const phrases of found.values()) phrases.sort((a, b) => b.from.length - a.from.length);
  return found;
}
