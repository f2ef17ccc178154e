/** A block's words, numbers and signs, and where its sentences start. */

export interface Token {
  text: string;
  lower: string;
  kind: 'word' | 'number' | 'sign';
  /** UTF-16 units of the block. */
  start: number;
  end: number;
  /** A blank or the beginning stands before it. */
  parted: boolean;
  /** A sentence starts here, or may: its capital says nothing. */
  starts: boolean;
}

/**
 * In this order: an abbreviation with points (U.S., a.m.), a word with what an apostrophe or hyphen holds together, a
 * number with its points and what is written on to it (2.5bn, 34-year-old), a sign.
 */
const TOKEN =
  /(?<![\p{L}\p{M}\d])(?:\p{L}\.){2,}|\p{L}[\p{L}\p{M}\d]*(?:['’‑-](?=[\p{L}\d])[\p{L}\p{M}\d]+)*|\d+(?:[.,:]\d+)*(?:-?\p{L}[\p{L}\p{M}]*(?:-\p{L}+)*)?|\S/gu;

const ENDS = new Set(['.', '!', '?', '…', ':', ']', '•', '\ufffc']);
const QUOTES = new Set(['"', "'", '“', '”', '„', '‘', '’', '«', '»', '‹', '›', '(', '[', '*']);

const isQuote = ({ text, start, end }: Token, words: string) =>
  QUOTES.has(text) || (text === ',' && (words[start - 1] === ',' || words[end] === ','));

function startsSentence(before: readonly Token[], words: string, abbreviations: ReadonlySet<string>): boolean {
  let at = before.length - 1;
  while (at >= 0 && before[at]?.kind === 'sign' && isQuote(before[at] as Token, words)) at -= 1;
  const last = before[at];
  const isOpened = at < before.length - 1 && before.at(-1)?.parted === true;
  const opener = before[at + 1];
  if (!last || isOpened || (opener?.text === ',' && opener.parted)) return true;
  if (!ENDS.has(last.text)) return last.kind === 'word' && /\.$/.test(last.text) && !abbreviations.has(last.lower);
  const word = before[at - 1];
  if (last.text !== '.' || !word || word.end !== last.start) return true;
  return !(abbreviations.has(word.lower) || /^\p{Lu}$/u.test(word.text));
}

/** `abbreviations`: words in lower case whose full stop ends no sentence. */
export function tokensOf(words: string, abbreviations: ReadonlySet<string>): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: text, index } of words.matchAll(TOKEN)) {
    const blank = words.slice(end, index);
    const kind = /^\p{L}/u.test(text) ? 'word' : /^\d/.test(text) ? 'number' : 'sign';
    const isNewLine = /[\u2028\n]/.test(blank);
    const starts = kind !== 'sign' && (isNewLine || startsSentence(tokens, words, abbreviations));
    const parted = index === 0 || blank !== '';
    end = index + text.length;
    tokens.push({ text, lower: text.toLowerCase().replaceAll('’', "'"), kind, start: index, end, parted, starts });
  }
  return tokens;
}
