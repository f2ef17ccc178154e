/** One block's marks: pure, from its type and words alone, so that what was found is good for as long as they stay. */
import { type LanguagePack, listed, PATTERN_KINDS, type PatternKind } from './languages/pack.ts';
import { NameFinder, type NameRange } from './names.ts';
import { type Found, Lexicon, PatternSet } from './patterns.ts';
import type { DetectBlock, Mark } from './proposal.ts';
import { quotesIn } from './quotes.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface BlockMarks {
  /** Names that the rest of the article decides on are apart. */
  marks: readonly Mark[];
  maybe: readonly (NameRange & { maybe: string })[];
  /** Words of the names that are certain, in lower case. */
  sure: readonly string[];
  sentences: readonly Sentence[];
  /** Words that stand here without a capital. */
  small: ReadonlySet<string>;
}

const NOTHING: BlockMarks = { marks: [], maybe: [], sure: [], sentences: [], small: new Set() };
/** A longer paragraph is prose, whatever words it has. */
const MAX_LEFTOVER = 500;

/** The rules of one language, made ready. */
export class BlockDetector {
  private readonly pack: LanguagePack;
  private readonly lexicon: Lexicon;
  private readonly patterns: ReadonlyMap<PatternKind, PatternSet>;
  private readonly modifiers: readonly (readonly string[])[];
  private readonly names: NameFinder;
  private readonly elisions: ReadonlySet<string>;
  private readonly abbreviations: ReadonlySet<string>;

  constructor(pack: LanguagePack) {
    this.pack = pack;
    this.lexicon = new Lexicon(pack);
    this.patterns = new Map(PATTERN_KINDS.map((kind) => [kind, new PatternSet(pack.patterns[kind], this.lexicon)]));
    const phrases = pack.modifiers.split('\n').map((line) => line.trim().split(/\s+/));
    this.modifiers = phrases.filter(([first]) => first !== '').sort((a, b) => b.length - a.length);
    this.names = new NameFinder(pack.names);
    this.elisions = listed(pack.elisions);
    this.abbreviations = listed(pack.abbreviations);
  }

  detect({ type, text }: DetectBlock): BlockMarks {
    const words = text.trim();
    if (type === 'residue' || words === '') return NOTHING;
    const whole = { start: text.indexOf(words), end: text.indexOf(words) + words.length };
    if (type === 'paragraph' && words.length <= MAX_LEFTOVER && this.pack.residue.some((each) => each.test(words))) {
      return { ...NOTHING, marks: [{ kind: 'residue', ...whole }] };
    }
    const isCaption = type === 'caption' || type === 'credit' || this.isCaption(type, words);
    const quotes = quotesIn(text, this.elisions);
    const marks: Mark[] = quotes.map((range) => ({ kind: 'quote', ...range }));
    if (type === 'quote' && quotes.length === 0) marks.push({ kind: 'quote', ...whole });
    if (isCaption) marks.push({ kind: 'caption', ...whole });
    for (const { 0: found, index } of text.matchAll(this.pack.missing)) {
      marks.push({ kind: 'tk', start: index, end: index + found.length });
    }
    const tokens = tokensOf(text, this.abbreviations);
    const { found, taken } = this.patternMarks(tokens);
    const isMissing = (token: Token) =>
      marks.some(({ kind, start, end }) => kind === 'tk' && start <= token.start && token.end <= end);
    const names = this.names.find(tokens, (place) => taken[place] === true || isMissing(tokens[place] as Token));
    const sure = names.filter(({ maybe }) => maybe === null);
    marks.push(...found, ...sure.map(({ start, end }): Mark => ({ kind: 'name', start, end })));
    marks.sort((a, b) => a.start - b.start || b.end - a.end);
    const known = sure.flatMap(({ start, end }) => text.slice(start, end).toLowerCase().split(/\s+/));
    const maybe = names.filter((name) => name.maybe !== null) as (NameRange & { maybe: string })[];
    const sentences = sentencesOf({ type: isCaption ? 'caption' : type, text, tokens, marks, pack: this.pack });
    const small = new Set(tokens.flatMap(({ text: word, lower }) => (word === lower ? lower : [])));
    return { marks, maybe, sure: known, sentences, small };
  }

  private isCaption(type: string, words: string): boolean {
    return type === 'paragraph' && words.length <= MAX_LEFTOVER && this.pack.caption.some((each) => each.test(words));
  }

  /** What patterns find; of amounts, times and numbers the first that takes a word has it. */
  private patternMarks(tokens: readonly Token[]): { found: Mark[]; taken: boolean[] } {
    const masks = this.lexicon.masks(tokens);
    const taken: boolean[] = [];
    const found: Mark[] = [];
    for (const [kind, set] of this.patterns) {
      const isOwn = kind === 'superlative' || kind === 'hedge';
      for (const range of set.findAll(tokens, masks)) {
        const { from, to } = isOwn || kind === 'date' ? range : this.withModifiers(tokens, range);
        const isFree = isOwn || !taken.slice(range.from, range.to).includes(true);
        if (!isFree) continue;
        if (!isOwn) taken.fill(true, from, to);
        for (let at = from; !isOwn && at < to; at += 1) taken[at] = true;
        found.push({ kind, start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 });
      }
    }
    return { found, taken };
  }

  private withModifiers(tokens: readonly Token[], { from, to }: Found): Found {
    let first = from;
    for (let isMore = true; isMore; ) {
      const phrase = this.modifiers.find((words) =>
        words.every((word, place) => tokens[first - words.length + place]?.lower === word),
      );
      isMore = phrase !== undefined;
      first -= phrase?.length ?? 0;
    }
    return { from: first, to };
  }
}
