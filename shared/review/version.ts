/** Which version of the words something was decided on, and what was touched since. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from '../ledger/canonicalJson.ts';
import { LINE_SEPARATOR } from '../text/block.ts';
import type { ReviewBlock } from './reviewBlock.ts';

/** Hex sha-256. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Hex sha-256 of plain data, whatever the order of its keys. */
export function hashOfData(data: unknown): string {
  return hashOf(canonicalJson(data as Json));
}

const isCounted = ({ type, text }: ReviewBlock) => type !== 'residue' && text.trim() !== '';

/** Hex sha-256 of the article as `/text` serves it. */
export function versionOf(blocks: readonly ReviewBlock[]): string {
  const text = blocks.filter(isCounted).map((block) => block.text.replaceAll(LINE_SEPARATOR, '\n'));
  return hashOf(text.join('\n\n'));
}

export interface SentencePlace {
  /** Index of its block. */
  block: number;
  /** In UTF-16 units of the block's text, without the blanks around it. */
  start: number;
  end: number;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const [locale = 'en'] = Intl.Segmenter.supportedLocalesOf(language);
  const made = new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
}

/** The sentences of a block, without the blanks around them. */
export function sentencesIn(text: string, language: string): { start: number; end: number }[] {
  return [...segmenterOf(language).segment(text)].flatMap(({ segment, index }) => {
    const start = index + segment.length - segment.trimStart().length;
    const end = index + segment.trimEnd().length;
    return start < end ? [{ start, end }] : [];
  });
}

interface KnownSentences {
  language: string;
  sentences: readonly { start: number; end: number; hash: string }[];
}
const known = new WeakMap<ReviewBlock, KnownSentences>();
/** So many hex digits tell the sentences of one article apart. */
const DIGITS = 12;

function hashedSentences(block: ReviewBlock, language: string): KnownSentences['sentences'] {
  const before = known.get(block);
  if (before?.language === language) return before.sentences;
  const sentences = sentencesIn(block.text, language).map(({ start, end }) => ({
    ...{ start, end, hash: hashOf(block.text.slice(start, end)).slice(0, DIGITS) },
  }));
  known.set(block, { language, sentences });
  return sentences;
}

/** Of each sentence that may be published, the first digits of its hash, in the order of the text. */
export function sentenceHashes(blocks: readonly ReviewBlock[], language: string): string[] {
  return blocks.filter(isCounted).flatMap((block) => hashedSentences(block, language).map(({ hash }) => hash));
}

/** The same sentences as they read. */
export function sentenceWordings(blocks: readonly ReviewBlock[], language: string): string[] {
  return blocks
    .filter(isCounted)
    .flatMap((block) => hashedSentences(block, language).map(({ start, end }) => block.text.slice(start, end)));
}

/** The sentences that are not among `cleared`: changed or added since. Each of `cleared` stands for one. */
export function touchedSince(
  blocks: readonly ReviewBlock[],
  cleared: readonly string[],
  language: string,
): SentencePlace[] {
  const left = new Map<string, number>();
  for (const hash of cleared) left.set(hash, (left.get(hash) ?? 0) + 1);
  return blocks.flatMap((block, index) => {
    if (!isCounted(block)) return [];
    return hashedSentences(block, language).flatMap(({ start, end, hash }) => {
      const count = left.get(hash) ?? 0;
      if (count === 0) return [{ block: index, start, end }];
      left.set(hash, count - 1);
      return [];
    });
  });
}
