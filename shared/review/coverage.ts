/**
 * Coverage: of every word of the article, how far its checking is. Words are what `Intl.Segmenter` finds in the article's
 * language. What is computed of a block is kept with it, so a key pressed in one block counts the words of that one.
 */
import type { ReviewBlock } from './reviewBlock.ts';

/** From the least to the strongest: of several on one word the strongest is shown. */
export const WORD_STATES = ['untouched', 'excluded', 'done', 'work', 'stale'] as const;
export type WordState = (typeof WORD_STATES)[number];
export type WordCounts = Readonly<Record<WordState, number>>;

/** What a passage says of its words. */
export interface PassageCheck {
  state: WordState;
  /** Key of the tag of its claim; null where it is none. */
  tag: string | null;
}

/** In UTF-16 units of the block's text; neighbours of one state are one, blanks between them too. */
interface CoverageStretch {
  start: number;
  end: number;
  state: WordState;
}

export interface BlockCoverage {
  words: number;
  counts: WordCounts;
  stretches: readonly CoverageStretch[];
  /** Words under claims, by tag: how many there are and how many are done. */
  tags: ReadonlyMap<string, TagCoverage>;
}
interface TagCoverage {
  words: number;
  done: number;
}

export interface ArticleCoverage {
  words: number;
  counts: WordCounts;
  /** Share of the words that are done or excluded, in whole percent; 100 only when all are. */
  percent: number;
  tags: ReadonlyMap<string, TagCoverage>;
  /** In the order of the text. */
  blocks: readonly BlockCoverage[];
}

const NONE: WordCounts = { untouched: 0, excluded: 0, done: 0, work: 0, stale: 0 };
const RANK = new Map(WORD_STATES.map((state, rank) => [state, rank]));
const rankOf = (state: WordState) => RANK.get(state) ?? 0;

interface Word {
  start: number;
  end: number;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const [locale = 'en'] = Intl.Segmenter.supportedLocalesOf(language);
  const made = new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}

function wordsOf(text: string, language: string): Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenterOf(language).segment(text)) {
    if (isWordLike) words.push({ start: index, end: index + segment.length });
  }
  return words;
}

interface Known {
  language: string;
  words: readonly Word[];
  /** What its passages said when it was covered last. */
  signature: string;
  coverage: BlockCoverage;
}
const known = new WeakMap<ReviewBlock, Known>();

type Checks = ReadonlyMap<string, PassageCheck>;

function coverWords(block: ReviewBlock, words: readonly Word[], checks: Checks): BlockCoverage {
  const counts: Record<WordState, number> = { ...NONE };
  const tags = new Map<string, TagCoverage>();
  const stretches: CoverageStretch[] = [];
  const marks = block.stretches.flatMap((stretch) => {
    const check = checks.get(stretch.id);
    return check ? [{ ...stretch, ...check }] : [];
  });
  for (const { start, end } of words) {
    let state: WordState = block.type === 'residue' ? 'excluded' : 'untouched';
    const seen = new Map<string, boolean>();
    for (const mark of marks) {
      if (mark.start >= end || mark.end <= start) continue;
      if (rankOf(mark.state) > rankOf(state)) state = mark.state;
      const isDone = mark.state === 'done' || mark.state === 'excluded';
      if (mark.tag !== null) seen.set(mark.tag, (seen.get(mark.tag) ?? true) && isDone);
    }
    counts[state] += 1;
    for (const [tag, isDone] of seen) {
      const before = tags.get(tag) ?? { words: 0, done: 0 };
      tags.set(tag, { words: before.words + 1, done: before.done + (isDone ? 1 : 0) });
    }
    const last = stretches.at(-1);
    if (last?.state === state) last.end = end;
    else stretches.push({ start, end, state });
  }
  return { words: words.length, counts, stretches, tags };
}

function blockCoverage(block: ReviewBlock, checks: Checks, language: string): BlockCoverage {
  const before = known.get(block);
  const signature = block.stretches
    .map(({ id }) => {
      const check = checks.get(id);
      return check ? `${check.state} ${check.tag ?? ''}` : '';
    })
    .join();
  if (before?.language === language && before.signature === signature) return before.coverage;
  const words = before?.language === language ? before.words : wordsOf(block.text, language);
  const coverage = coverWords(block, words, checks);
  known.set(block, { language, words, signature, coverage });
  return coverage;
}

/** @param checks by passage id; a passage that says nothing of its words is missing. */
export function coverageOf(blocks: readonly ReviewBlock[], checks: Checks, language: string): ArticleCoverage {
  const covered = blocks.map((block) => blockCoverage(block, checks, language));
  const counts: Record<WordState, number> = { ...NONE };
  const tags = new Map<string, TagCoverage>();
  let words = 0;
  for (const block of covered) {
    words += block.words;
    for (const state of WORD_STATES) counts[state] += block.counts[state];
    for (const [tag, { words: more, done }] of block.tags) {
      const before = tags.get(tag) ?? { words: 0, done: 0 };
      tags.set(tag, { words: before.words + more, done: before.done + done });
    }
  }
  const finished = counts.done + counts.excluded;
  const percent = words === 0 ? 100 : Math.floor((100 * finished) / words);
  return { words, counts, percent, tags, blocks: covered };
}
