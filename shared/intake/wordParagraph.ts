/**
 * What a paragraph of Word is. Word names its styles in classes. A list item is a paragraph like any other: its style
 * says list and level, and its sign stands before the words. A page that was saved "filtered" says less: there the level
 * is known by the indent, and the sign by the gap that is set behind it in a small size.
 */

import { BLOCK_ATTRIBUTE, LEVEL_ATTRIBUTE, levelOf, ownStyle } from '../schema/htmlAttributes.ts';
import type { BlockType } from '../text/block.ts';

/** Word splits the name of a style where several paragraphs of it stand together. */
const STYLE_CLASS =
  /(?:^|\s)Mso(Title|Subtitle|Heading[1-9]|Quote|IntenseQuote|Caption)(?:CxSp(?:First|Middle|Last))?(?:\s|$)/i;
const STYLE_BLOCKS: Record<string, BlockType> = {
  title: 'headline',
  heading1: 'headline',
  subtitle: 'standfirst',
  quote: 'quote',
  intensequote: 'quote',
  caption: 'caption',
};
const WORD_CLASS = /(?:^|\s)Mso[A-Z]/i;
const LIST_STYLE = /(?:^|[;\s])mso-list:\s{0,9}\S{1,20}\s{1,9}level(\d{1,2})/i;
const SIGN_STYLE = /(?:^|[;\s])mso-list:\s{0,9}Ignore/i;
const GAP_STYLE = /(?:^|[;\s])font:\s{0,9}7(?:\.0)?pt/i;

const PARAGRAPHS = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
/** Those that may be items themselves. */
const ITEMS = PARAGRAPHS.map((tag) => `${tag}[style],${tag}[class]`).join();

/** How far Word indents a level. */
const INDENT_POINTS = 36;
const POINTS: Record<string, number> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, px: 0.75 };

const styleOf = (element: Element) => element.getAttribute('style') ?? '';
const textOf = (nodes: readonly Node[]) => nodes.map((node) => node.textContent ?? '').join('');

/** The block that the name of a paragraph's style means; null for a name that means none. */
function namedBlock(names: string): BlockType | null {
  const style = STYLE_CLASS.exec(names)?.[1]?.toLowerCase();
  return style ? (STYLE_BLOCKS[style] ?? 'crosshead') : null;
}

/** What is more than a sign: a word that somebody had Word put before each item. */
const LONGEST_SIGN = 20;

/** The list that a sign belongs to: "·", "o", "–", or "1.", "b)", "iv.", "2.1"; null for what is words. */
function listOf(sign: string): 'bullet' | 'ordered' | null {
  const shown = sign.trim();
  const parts = shown.match(/[\p{L}\p{N}]+/gu) ?? [];
  const isCounted = (part: string) => /^(?:\d+|([a-z])\1*|[ivxlcdm]+)$/i.test(part);
  if (shown.length > LONGEST_SIGN || !parts.every(isCounted)) return null;
  return parts.length > 0 && /[\d.):]/.test(shown) ? 'ordered' : 'bullet';
}

/** The level that the indent shows; 0 is the outermost. */
function indentLevel(paragraph: Element): number {
  const [, length = '0', unit = 'pt'] =
    /^(\d{0,4}(?:\.\d{1,4})?)(pt|in|cm|mm|px)$/.exec(ownStyle(paragraph, 'margin-left')) ?? [];
  return Math.round((Number(length) * (POINTS[unit] ?? 1)) / INDENT_POINTS) - 1;
}

/** The nodes before a paragraph's words that end with the gap; none where more than a sign stands there. */
function nodesToGap(paragraph: Element): Node[] {
  const gap = [...paragraph.querySelectorAll('span')].find((span) => GAP_STYLE.test(styleOf(span)));
  const nodes = [...paragraph.childNodes];
  const end = nodes.findIndex((node) => gap && node.contains(gap));
  return nodes.slice(0, end + 1);
}

function signOf(paragraph: Element): Node[] {
  const marked = [...paragraph.querySelectorAll('span')].filter((span) => SIGN_STYLE.test(styleOf(span)));
  return marked.length > 0 ? marked : nodesToGap(paragraph);
}

/** The item of a list that a paragraph is, without its sign: that is none of its words. */
function readItem(paragraph: Element): void {
  const told = LIST_STYLE.exec(styleOf(paragraph))?.[1];
  // Nobody nests items; looking into each of thousands that are nested would take the square of their number.
  if (paragraph.querySelector(ITEMS)) return;
  const sign = signOf(paragraph);
  const list = told || sign.length > 0 ? listOf(textOf(sign)) : null;
  if (!list) return;
  for (const node of sign) node.parentNode?.removeChild(node);
  if (paragraph.localName !== 'p' || paragraph.hasAttribute(BLOCK_ATTRIBUTE)) return;
  const level = told ? Number(told) - 1 : indentLevel(paragraph);
  paragraph.setAttribute(BLOCK_ATTRIBUTE, list);
  paragraph.setAttribute(LEVEL_ATTRIBUTE, String(levelOf(String(Math.max(0, level)))));
}

/** Marks a paragraph of Word, or a heading with a number, as the block that it is. */
export function readWordParagraph(element: Element): void {
  if (!PARAGRAPHS.includes(element.localName)) return;
  const names = element.getAttribute('class') ?? '';
  const block = element.localName === 'p' ? namedBlock(names) : null;
  if (block) element.setAttribute(BLOCK_ATTRIBUTE, block);
  if (WORD_CLASS.test(names) || LIST_STYLE.test(styleOf(element))) readItem(element);
}
