/**
 * Names and titles: runs of capitalised words, with the small words inside them and the title before them. A capital at
 * the start of a sentence says nothing; what stands there counts when its own shape tells (an abbreviation, a possessive,
 * a further capital), when a verb in the singular follows, or, decided for the whole article, when the same word stands
 * capitalised elsewhere (`maybe`).
 */
import { type LanguagePack, listed } from './languages/pack.ts';
import type { Token } from './tokens.ts';

export interface NameRange {
  start: number;
  end: number;
  /** The words that a name elsewhere must have for this to be one; null where it is one for certain. */
  maybe: string | null;
}

/** A block has names in such a share of capitals only where a headline capitalises everything. */
const ALL_CAPITALS = 0.7;
const CAPITAL = /^\p{Lu}/u;
const ACRONYM = /^\p{Lu}[\p{Lu}\d&-]+s?$/u;
const INNER_CAPITAL = /^\p{Ll}\p{Lu}|^\p{Lu}[\p{L}\d]*[’'-]?[\p{Ll}\d-]\p{Lu}/u;
const POSSESSIVE = /['’]s$|['’]$/;
const MAX_SMALL = 3;

type NameWords = LanguagePack['names'];

const LISTS = [
  'titles',
  'particles',
  'joins',
  'heads',
  'fields',
  'conjunctions',
  'known',
  'verbs',
  'relatives',
  'never',
  'adjectiveBut',
] as const;

export class NameFinder {
  private readonly rules: NameWords;
  private readonly lists: Record<(typeof LISTS)[number], ReadonlySet<string>>;

  constructor(rules: NameWords) {
    this.rules = rules;
    const entries = LISTS.map((name) => [name, listed(rules[name])]);
    this.lists = Object.fromEntries(entries) as typeof this.lists;
  }

  /** `taken`: tokens that are part of a date or amount (in March, the US$). */
  find(tokens: readonly Token[], taken: (place: number) => boolean): NameRange[] {
    const words = tokens.filter(({ kind, text }) => kind === 'word' && text.length > 1);
    const capitals = words.filter(({ text }) => CAPITAL.test(text)).length;
    if (words.length > 3 && capitals / words.length > ALL_CAPITALS) return [];
    const found: NameRange[] = [];
    for (let at = 0; at < tokens.length; ) {
      const to = taken(at) ? at : this.runFrom(tokens, at, taken);
      const name = to > at ? this.nameOf(tokens, at, to) : null;
      if (name) found.push(name);
      at = Math.max(to, at + 1);
    }
    return found;
  }

  private isCapital(token: Token | undefined): token is Token {
    if (token?.kind !== 'word') return false;
    return (CAPITAL.test(token.text) || INNER_CAPITAL.test(token.text)) && !this.lists.never.has(bare(token.lower));
  }

  /** Past the end of the run that begins at `at`; `at` itself where none does. */
  private runFrom(tokens: readonly Token[], at: number, taken: (place: number) => boolean): number {
    const first = tokens[at];
    if (!this.isCapital(first) || (first.starts && this.isOrdinary(first))) return at;
    let to = at + 1;
    while (to < tokens.length) {
      // "St James's Hospital" is one name, "London's Heathrow" two.
      const isOwner = POSSESSIVE.test(tokens[to - 1]?.text ?? '');
      if (isOwner && !this.lists.heads.has(tokens[to]?.lower ?? '')) break;
      const next = this.nextPart(tokens, at, to, taken);
      if (next === null) break;
      to = next;
    }
    return to;
  }

  /** Past the next word of the run that has come to `to`; null where it ends. */
  private nextPart(
    tokens: readonly Token[],
    from: number,
    to: number,
    taken: (place: number) => boolean,
  ): number | null {
    let at = to;
    const before = tokens[at - 1] as Token;
    const point = tokens[at];
    const isInitial = /^\p{Lu}\p{Ll}?$/u.test(before.text) || this.lists.titles.has(before.lower);
    if (point?.text === '.' && !point.parted && isInitial && this.isCapital(tokens[at + 1])) at += 1;
    const next = tokens[at];
    const isFree = (place: number) => this.isCapital(tokens[place]) && !taken(place) && tokens[place]?.parted !== false;
    if (isFree(at) && (!next?.starts || at > to)) return at + 1;
    if (next?.text === '&' && isFree(at + 1)) return at + 2;
    if (this.goesOn(tokens, from, at)) return at + 2;
    let small = at;
    while (small - at < MAX_SMALL && this.joins(tokens, from, at, small)) small += 1;
    return small > at && isFree(small) && !tokens[small]?.starts ? small + 1 : null;
  }

  /** Whether the field of a ministry goes on behind a comma or `and`, or a body's name behind `and` (Fire and Rescue Service). */
  private goesOn(tokens: readonly Token[], from: number, at: number): boolean {
    const { conjunctions, heads, fields } = this.lists;
    const sign = tokens[at];
    const next = tokens[at + 1];
    if (!sign || !this.isCapital(next)) return false;
    const isField = tokens.slice(from, at).some(({ lower }) => fields.has(lower));
    if (sign.text === ',') return isField && this.listEnds(tokens, at + 1);
    if (!conjunctions.has(sign.lower)) return false;
    let end = at + 1;
    while (this.isCapital(tokens[end])) end += 1;
    return isField || tokens.slice(at + 2, end).some(({ lower }) => heads.has(lower));
  }

  /** Whether capitalised words parted by commas come to an `and`. */
  private listEnds(tokens: readonly Token[], at: number): boolean {
    let end = at;
    while (this.isCapital(tokens[end]) || tokens[end]?.text === ',') end += 1;
    return this.lists.conjunctions.has(tokens[end]?.lower ?? '') && this.isCapital(tokens[end + 1]);
  }

  private joins(tokens: readonly Token[], from: number, at: number, place: number): boolean {
    const word = tokens[place];
    if (!word || word.kind === 'number') return false;
    const { particles, joins, heads, known, titles } = this.lists;
    const head = tokens[at - 1] as Token;
    const isBody = tokens.slice(from, at).some(({ lower }) => heads.has(lower));
    if (joins.has(word.lower) && isBody) return true;
    if (!particles.has(word.lower) || isBody) return particles.has(word.lower) && isBody;
    if (known.has(head.lower) || ACRONYM.test(head.text)) return false;
    const hasTitle = titles.has(tokens[from - 1]?.lower ?? '');
    const target = tokens.slice(place, place + MAX_SMALL + 1).find((each) => CAPITAL.test(each.text));
    if (known.has(target?.lower ?? '')) return false;
    return at - from === 1 || !hasTitle || place > at;
  }

  private isOrdinary({ text, lower }: Token): boolean {
    if (ACRONYM.test(text) && text.length > 1 && !this.rules.ordinary.has(lower)) return false;
    return this.rules.ordinary.has(lower) || this.rules.ordinary.has(lower.split("'")[0] ?? '');
  }

  private nameOf(tokens: readonly Token[], at: number, to: number): NameRange | null {
    const first = tokens[at] as Token;
    const last = tokens[to - 1] as Token;
    const run = tokens.slice(at, to);
    const isAlone = to - at === 1;
    if (isAlone && /^\p{Lu}$/u.test(first.text)) return null;
    const { titles, adjectiveBut } = this.lists;
    const isSmall = first.text.length < 5 && this.isOrdinary(first);
    if (isAlone && (isSmall || titles.has(first.lower))) return null;
    if (run.every(({ text }) => this.rules.adjective.test(text) && !adjectiveBut.has(bare(text.toLowerCase()))))
      return null;
    const start = this.titleStart(tokens, at);
    const end = last.end - (POSSESSIVE.exec(last.text)?.[0].length ?? 0);
    const isSure = start < first.start || !first.starts || !isAlone || this.isTold(tokens, at);
    if (!isSure && this.rules.ordinaryEnding.test(first.lower)) return null;
    return { start, end, maybe: isSure ? null : first.lower };
  }

  /** Whether the word tells by itself, or by what follows, that it is a name. */
  private isTold(tokens: readonly Token[], at: number): boolean {
    const { text, lower } = tokens[at] as Token;
    if (ACRONYM.test(text) || INNER_CAPITAL.test(text) || this.lists.known.has(bare(lower))) return true;
    if (POSSESSIVE.test(text)) return true;
    const next = tokens[at + 1]?.lower ?? '';
    if (next === ',' && this.lists.relatives.has(tokens[at + 2]?.lower ?? '')) return true;
    const verb = this.rules.adverb.test(next) ? (tokens[at + 2]?.lower ?? '') : next;
    return this.lists.verbs.has(verb) && !this.rules.ordinaryEnding.test(lower);
  }

  private isTitle({ lower }: Token): boolean {
    return this.lists.titles.has(lower) || this.rules.titleEnding.test(lower);
  }

  /** Where the title before a name begins, its field included (minister van Financiën Jansen). */
  private titleStart(tokens: readonly Token[], at: number): number {
    const { titles } = this.lists;
    const first = tokens[at] as Token;
    const before = tokens[at - 1];
    const point = before?.text === '.' && !before.parted ? 1 : 0;
    let title = tokens[at - 1 - point];
    const join = before?.lower === this.rules.titleJoin ? tokens[at - 2] : undefined;
    if (join && titles.has(join.lower)) return join.start;
    if (title?.kind !== 'word' || !this.isTitle(title)) return first.start;
    const outer = tokens[at - 2 - point];
    if (outer && titles.has(`${outer.lower} ${title.lower}`.replace(' ', '-'))) title = outer;
    else if (outer && titles.has(outer.lower) && outer.kind === 'word') title = outer;
    return title.start;
  }
}

/** A word without its possessive ending. */
export function bare(lower: string): string {
  return lower.replace(POSSESSIVE, '');
}
