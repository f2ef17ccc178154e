/**
 * Words as they are compared in a search. Every store is given the same words, so that all find the same: letters
 * without case and marks, and beside them stems, for Dutch and for English.
 */
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';

export type StemLanguage = 'nl' | 'en';
const STEMMERS: Record<StemLanguage, (word: string) => string> = { nl: dutch, en: english };

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Letters that are not a plain one with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' },
};
const PLAIN = /^[a-z0-9]*$/;
const ODD_LETTER = /[ßæœøđðłþı]/g;
/** What is longer is no word; cut there, it is found all the same. */
const LONGEST_WORD = 64;
/** A word with a figure in it, or shorter than this, is its own stem and nothing else's. */
const SHORTEST_STEMMED = 3;

/** A word of a text, and where it stands there in UTF-16 units. */
export interface WordAt {
  word: string;
  start: number;
  end: number;
}

/** Without case, accents and other marks. */
function foldWord(word: string): string {
  const lower = word.toLowerCase();
  // Most words are plain: taking signs apart costs ten times what all else does.
  if (PLAIN.test(lower)) return lower.slice(0, LONGEST_WORD);
  const plain = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const spelled = plain.replace(ODD_LETTER, (letter) => LETTERS[letter] ?? letter);
  // Taking signs apart (½) may leave what is neither letter nor figure.
  return spelled.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, LONGEST_WORD);
}

export function wordsAt(text: string): WordAt[] {
  const found: WordAt[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const folded = foldWord(word);
    if (folded !== '') found.push({ word: folded, start: index, end: index + word.length });
  }
  return found;
}

export const wordsIn = (text: string): string[] => wordsAt(text).map(({ word }) => word);

/** The stems of a folded word in these languages, without repetition. */
export function stemsOf(word: string, languages: readonly StemLanguage[]): string[] {
  if (word.length < SHORTEST_STEMMED || /\p{N}/u.test(word)) return languages.length > 0 ? [word] : [];
  return [...new Set(languages.map((language) => STEMMERS[language](word)))];
}

/** The language whose stems a text has; none for one that we have no stems for. @param tag BCP 47 */
export function stemLanguages(tag: string): StemLanguage[] {
  const [language] = tag.toLowerCase().split('-');
  return language === 'nl' || language === 'en' ? [language] : [];
}

/** What is indexed of a text: its words in their order, and each of its stems once. */
export interface IndexedWords {
  words: string[];
  stems: string[];
}

export function indexedWords(text: string, languages: readonly StemLanguage[]): IndexedWords {
  const words = wordsIn(text);
  const stems = new Set<string>();
  for (const word of new Set(words)) for (const stem of stemsOf(word, languages)) stems.add(stem);
  return { words, stems: [...stems] };
}
