/**
 * Patterns of words, as a language pack writes them: one a line, elements parted by blanks. An element is words and
 * classes (in capitals), one of which must stand there: `a|b|CLASS`. Behind it `?` says that it may lack. In front of
 * it `!` says that none of these may follow, and `(…)` that it must stand there but is no part of what is found; a pattern
 * after `^` is found only where a sentence starts. The engine's own classes are `#` (a number in digits), YEAR, TIME, WORD and CAP.
 *
 * The longest match at a place is taken. A pattern is tried only where its first element may stand, which makes a scan
 * cost one look-up a word and pattern; a language has about a hundred.
 */
import { type LanguagePack, listed } from './languages/pack.ts';
import type { Token } from './tokens.ts';

interface Element {
  words: ReadonlySet<string>;
  mask: number;
  optional: boolean;
  not: boolean;
  outside: boolean;
}

interface Pattern {
  elements: readonly Element[];
  atStart: boolean;
}

export interface Found {
  /** Places of tokens, `to` not included. */
  from: number;
  to: number;
}

const OWN = ['#', 'YEAR', 'TIME', 'WORD', 'CAP'] as const;
const TIME = /^(?:[01]?\d|2[0-4])[.:][0-5]\d$/;
const YEAR = /^(?:1[5-9]|20)\d\d$/;

/** Gives each token the classes that it is in, as bits. */
export class Lexicon {
  private readonly bits = new Map<string, number>();
  private readonly words = new Map<string, number>();
  private readonly shapes: { bit: number; shape: RegExp; but: ReadonlySet<string> }[];
  /** By word, since most come again. */
  private readonly known = new Map<string, number>();

  constructor({ classes, shapes }: Pick<LanguagePack, 'classes' | 'shapes'>) {
    for (const name of [...OWN, ...Object.keys(classes), ...shapes.map((each) => each.class)]) this.bitOf(name, true);
    for (const [name, words] of Object.entries(classes)) {
      for (const word of listed(words)) this.words.set(word, (this.words.get(word) ?? 0) | this.bitOf(name));
    }
    this.shapes = shapes.map(({ class: name, shape, but = '' }) => ({
      bit: this.bitOf(name),
      shape,
      but: listed(but),
    }));
  }

  /** @throws for a class that the language does not have. */
  bitOf(name: string, isNew = false): number {
    const known = this.bits.get(name);
    if (known !== undefined) return known;
    if (!isNew || this.bits.size > 31) throw new Error(`no such class of words: ${name}`);
    const bit = 1 << this.bits.size;
    this.bits.set(name, bit);
    return bit;
  }

  masks(tokens: readonly Token[]): number[] {
    return tokens.map(({ text, lower, kind }) => {
      if (kind === 'sign') return this.words.get(text) ?? 0;
      const cap = /^\p{Lu}/u.test(text) ? this.bitOf('CAP') : 0;
      const known = this.known.get(lower) ?? this.read(lower, kind);
      return known | cap;
    });
  }

  private read(lower: string, kind: Token['kind']): number {
    let mask = this.words.get(lower) ?? 0;
    if (kind === 'word') mask |= this.bitOf('WORD');
    else if (/^[\d.,:]+$/.test(lower)) mask |= this.bitOf('#');
    if (YEAR.test(lower)) mask |= this.bitOf('YEAR');
    if (TIME.test(lower)) mask |= this.bitOf('TIME');
    for (const { bit, shape, but } of this.shapes) if (shape.test(lower) && !but.has(lower)) mask |= bit;
    if (this.known.size > 20_000) this.known.clear();
    this.known.set(lower, mask);
    return mask;
  }
}

function elementOf(source: string, lexicon: Lexicon): Element {
  const [, not, open, body = '', optional] = /^(!?)(\(?)(.+?)\)?(\??)$/.exec(source) ?? [];
  const words = new Set<string>();
  let mask = 0;
  for (const part of body.split('|')) {
    if (/^(?:#|[A-Z]{2,})$/.test(part)) mask |= lexicon.bitOf(part);
    else words.add(part);
  }
  return { words, mask, optional: optional === '?', not: not === '!', outside: open === '(' };
}

/** The patterns of one kind. */
export class PatternSet {
  private readonly byWord = new Map<string, Pattern[]>();
  private readonly byMask: { mask: number; pattern: Pattern }[] = [];

  constructor(source: string, lexicon: Lexicon) {
    for (const line of source.split('\n').map((each) => each.trim())) {
      const parts = line.split(/\s+/).filter((part) => part !== '^' && part !== '');
      this.add(
        parts.map((part) => elementOf(part, lexicon)),
        line.startsWith('^'),
      );
    }
  }

  /** A first element that may lack makes two patterns, so that each begins with one that may not. */
  private add(elements: Element[], atStart: boolean): void {
    const [first, ...rest] = elements;
    if (!first) return;
    if (first.optional) this.add(rest, atStart);
    const pattern = { elements: [{ ...first, optional: false }, ...rest], atStart };
    for (const word of first.words) this.byWord.set(word, [...(this.byWord.get(word) ?? []), pattern]);
    if (first.mask !== 0) this.byMask.push({ mask: first.mask, pattern });
  }

  /** From left to right, none over another. */
  findAll(tokens: readonly Token[], masks: readonly number[]): Found[] {
    const found: Found[] = [];
    for (let at = 0; at < tokens.length; ) {
      const best = this.longestAt(tokens, masks, at);
      if (best) found.push(best);
      at = best ? Math.max(best.to, at + 1) : at + 1;
    }
    return found;
  }

  private longestAt(tokens: readonly Token[], masks: readonly number[], at: number): Found | null {
    let best: Found | null = null;
    const consider = ({ elements, atStart }: Pattern) => {
      if (atStart && !tokens[at]?.starts) return;
      const found = matchFrom(elements, 0, tokens, masks, at);
      if (found && (!best || found.to - found.from > best.to - best.from)) best = found;
    };
    for (const pattern of this.byWord.get(tokens[at]?.lower ?? '') ?? []) consider(pattern);
    const mask = masks[at] ?? 0;
    if (mask !== 0) for (const entry of this.byMask) if ((entry.mask & mask) !== 0) consider(entry.pattern);
    return best;
  }
}

/** Elements from `place` on, at token `at`: what lacks is tried after what is there. */
function matchFrom(
  elements: readonly Element[],
  place: number,
  tokens: readonly Token[],
  masks: readonly number[],
  at: number,
): Found | null {
  const element = elements[place];
  if (!element) return { from: -1, to: -1 };
  const token = tokens[at];
  const isThere = token !== undefined && (element.words.has(token.lower) || (element.mask & (masks[at] ?? 0)) !== 0);
  if (element.not) return isThere ? null : matchFrom(elements, place + 1, tokens, masks, at);
  if (isThere) {
    const rest = matchFrom(elements, place + 1, tokens, masks, at + 1);
    if (rest) return element.outside ? rest : { from: at, to: Math.max(rest.to, at + 1) };
  }
  return element.optional ? matchFrom(elements, place + 1, tokens, masks, at) : null;
}
