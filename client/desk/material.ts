/** What somebody pasted: its kind, how it begins, how long it is, its language and a slug for it. */
import { readForeignPage } from '../../shared/intake/foreignPage.ts';
import { BLOCK_ATTRIBUTE } from '../../shared/schema/htmlAttributes.ts';
import { guessLanguage } from './languageGuess.ts';
import { slugFor } from './slug.ts';

type MaterialFormat = 'text' | 'html' | 'markdown';

export interface Material {
  format: MaterialFormat;
  content: string;
  /** The first line: a headline when it is marked as one, else how the text begins. */
  opening: string;
  hasHeadline: boolean;
  words: number;
  language: 'en' | 'nl' | null;
  slug: string;
}

/** What a clipboard offers. */
export interface Offer {
  text: string;
  html?: string;
}

export type ParseHtml = (html: string) => Document;

const BLOCKS = 'h1, h2, h3, h4, p, li, blockquote, figcaption, div, td';
const HEADLINE = `h1, [${BLOCK_ATTRIBUTE}="headline"]`;
const NOT_TEXT = 'script, style, noscript, template, nav, iframe, svg';

/** Markup worth keeping: a clipboard's HTML around one bare line is no better than its text. */
function hasStructure(html: string): boolean {
  return /<(h[1-6]|p|li|blockquote|figure|article)[\s>]/iu.test(html);
}

/** Two signs of Markdown, or a heading at the very start; one asterisk in a news text is just an asterisk. */
function looksLikeMarkdown(text: string): boolean {
  if (/^#{1,3} \S/u.test(text.trimStart())) return true;
  const signs = [/^#{2,4} \S/mu, /\[[^\]\n]+\]\(https?:[^)\s]+\)/u, /\*\*[^*\n]+\*\*/u, /^> \S/mu, /^[-*] \S/mu];
  return signs.filter((sign) => sign.test(text)).length >= 2;
}

function formatOf({ text, html }: Offer): MaterialFormat {
  if (html && hasStructure(html)) return 'html';
  return looksLikeMarkdown(text) ? 'markdown' : 'text';
}

interface Reading {
  plain: string;
  opening: string;
  hasHeadline: boolean;
}

const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function readHtml(content: string, parse: ParseHtml): Reading {
  const { body } = parse(content);
  for (const element of body.querySelectorAll(NOT_TEXT)) element.remove();
  for (const element of readForeignPage(body).left.keys()) element.remove();
  const headline = tidy(body.querySelector(HEADLINE)?.textContent ?? '');
  const blocks = [...body.querySelectorAll(BLOCKS)].filter((element) => !element.querySelector(BLOCKS));
  const lines = blocks.map((element) => tidy(element.textContent)).filter(Boolean);
  const plain = lines.length > 0 ? lines.join('\n') : tidy(body.textContent);
  return { plain, opening: headline || (plain.split('\n')[0] ?? ''), hasHeadline: headline !== '' };
}

function readMarkdown(content: string): Reading {
  const plain = content
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/gu, '$1')
    .replace(/^[#>\-*\s]+/gmu, '')
    .replace(/[*_`]{1,3}/gu, '');
  const headline = /^# +(.+)$/mu.exec(content)?.[1] ?? '';
  return { plain, opening: tidy(headline) || firstLine(plain), hasHeadline: headline !== '' };
}

function firstLine(text: string): string {
  return tidy(text.split('\n').find((line) => line.trim() !== '') ?? '');
}

/** Words as a reader counts them, by the segmenter of the language. */
function countWords(text: string, language: string): number {
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (isWordLike) words += 1;
  }
  return words;
}

/** Reads an offer; null when there is no word in it. */
export function recognise(offer: Offer, parse: ParseHtml): Material | null {
  const format = formatOf(offer);
  const content = format === 'html' ? (offer.html ?? offer.text) : offer.text;
  const reading = readAs(format, content, parse);
  const language = guessLanguage(reading.plain);
  const words = countWords(reading.plain, language ?? 'en');
  if (words === 0) return null;
  return { format, content, ...openingOf(reading), words, language, slug: slugFor(reading.opening) };
}

const openingOf = ({ opening, hasHeadline }: Reading) => ({ opening, hasHeadline });

function readAs(format: MaterialFormat, content: string, parse: ParseHtml): Reading {
  if (format === 'html') return readHtml(content, parse);
  if (format === 'markdown') return readMarkdown(content);
  return { plain: content, opening: firstLine(content), hasHeadline: false };
}
