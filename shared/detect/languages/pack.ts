/**
 * What a language brings to detection: data only, so that another language is another file like `nl.ts` (with its
 * patterns and names beside it where they grow long) and a line in `languages.ts`. Lists are words parted by blanks, patterns one a line (their signs: `patterns.ts`).
 */

/** The kinds that patterns of words find; the others have rules of their own. */
export const PATTERN_KINDS = ['money', 'date', 'number', 'superlative', 'hedge'] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

export interface LanguagePack {
  /** Words of each class that patterns name, in lower case. */
  classes: Readonly<Record<string, string>>;
  /** Further words of a class by their shape; tried on the word in lower case. `but`: words that only look so. */
  shapes: readonly { class: string; shape: RegExp; but?: string }[];
  patterns: Readonly<Record<PatternKind, string>>;
  /** What belongs to the number, amount or time right after it (more than …), one phrase a line. */
  modifiers: string;
  names: {
    /** Words that are no name although a capital begins them at the start of a sentence. */
    ordinary: ReadonlySet<string>;
    /** Endings of such words. */
    ordinaryEnding: RegExp;
    /** Capitalised words that are no name alone, but begin some (Dutch Safety Board). */
    adjective: RegExp;
    /** Names that look like one of those. */
    adjectiveBut: string;
    /** Capitalised, and no name and no part of one. */
    never: string;
    /** Titles and offices before a name. */
    titles: string;
    /** Endings of further titles (luchtmachtwoordvoerder). */
    titleEnding: RegExp;
    /** What stands between a title and its field (minister van Financiën). */
    titleJoin: string;
    /** Small words inside the names of people (van, de, bin). */
    particles: string;
    /** Small words inside the names of bodies, behind one of `heads`. */
    joins: string;
    heads: string;
    /** Bodies whose name lists its fields, and the word before the last of a list. */
    fields: string;
    conjunctions: string;
    /** Places and other names so common that the start of a sentence does not hide them. */
    known: string;
    /** What somebody does: a capitalised word before one at the start of a sentence is a name. */
    verbs: string;
    /** Behind a comma: what tells more of a name (who, which). */
    relatives: string;
    /** What may stand between a name and its verb. */
    adverb: RegExp;
  };
  /** Words whose full stop ends no sentence. */
  abbreviations: string;
  /** What an apostrophe may begin: 's avonds, 'n. */
  elisions: string;
  /** Marks of something missing. */
  missing: RegExp;
  /** A paragraph that is a leftover of a CMS. */
  residue: readonly RegExp[];
  /** A paragraph that is a caption or a credit. */
  caption: readonly RegExp[];
  /** Words that say nothing about which fact a sentence tells. */
  empty: ReadonlySet<string>;
}

/** `'a b c'` as a set. */
export function listed(words: string): Set<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''));
}
