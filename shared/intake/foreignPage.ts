/**
 * HTML as word processors write it, read in place for whoever builds blocks of it: what looks like a headline, a list, a
 * row or bold words becomes an element that says so. It asks no more than the DOM that browser and server both have, so
 * the same page is the same article, whether it is pasted in the editor or comes in as a document.
 */
import { isBoldWeight, isItalicStyle, ownStyle } from '../schema/htmlAttributes.ts';
import type { LeftKind } from './importReport.ts';
import { readRow } from './tableRow.ts';
import { readWordParagraph } from './wordParagraph.ts';

/** What is no part of the text, though a page holds its words. */
export interface ForeignPage {
  /** Outermost and inner ones, in the order of the page. */
  left: ReadonlyMap<Element, LeftKind>;
  /** Insertions that nobody had accepted; they are text. */
  insertions: number;
}

const HIDDEN = /(?:^|[;\s])(?:display:\s{0,9}none|mso-hide:\s{0,9}all)/i;
const WORD_COMMENT = /(?:^|\s)MsoComment(?:Reference|Text)(?:\s|$)/i;
const WORD_PART = /(?:^|[;\s])mso-element:\s{0,9}(comment-list|header|footer)/i;
const PART_KINDS: Record<string, LeftKind> = { 'comment-list': 'comments', header: 'pageHeader', footer: 'pageFooter' };

const isTracked = (element: Element) => element.hasAttribute('cite') || element.hasAttribute('datetime');

/** What an element is that holds none of the text; null for all others. */
function leftKind(element: Element): LeftKind | null {
  if (element.localName === 'del' && isTracked(element)) return 'deleted';
  if (WORD_COMMENT.test(element.getAttribute('class') ?? '')) return 'comments';
  const style = element.getAttribute('style') ?? '';
  const part = WORD_PART.exec(style)?.[1]?.toLowerCase();
  if (part) return PART_KINDS[part] ?? 'other';
  return element.hasAttribute('hidden') || HIDDEN.test(style) ? 'hidden' : null;
}

function wrapContents(element: Element, tag: 'strong' | 'em'): void {
  const wrapper = element.ownerDocument.createElement(tag);
  while (element.firstChild) wrapper.append(element.firstChild);
  element.append(wrapper);
}

/** Elements that say by their names how their words look; of a heading it is known. */
const SAYS_BOLD = /^(?:b|strong|i|em|h[1-6])$/;

/** Bold and italic that are said with styles become elements. */
function readStyle(element: Element): void {
  if (!element.hasAttribute('style') || SAYS_BOLD.test(element.localName)) return;
  if (isBoldWeight(ownStyle(element, 'font-weight'))) wrapContents(element, 'strong');
  if (isItalicStyle(ownStyle(element, 'font-style'))) wrapContents(element, 'em');
}

/**
 * Reads `root` in place. What is left out stays where it is, for the one who asks to remove or to list it.
 * @param sorted elements of which something is known already; they stay elements.
 */
export function readForeignPage(root: ParentNode, sorted: ReadonlyMap<Element, unknown> = new Map()): ForeignPage {
  const left = new Map<Element, LeftKind>();
  const rows: Element[] = [];
  let insertions = 0;
  for (const element of [...root.querySelectorAll('*')]) {
    const kind = leftKind(element);
    if (kind) left.set(element, kind);
    if (element.localName === 'ins' && isTracked(element)) insertions += 1;
    if (element.localName === 'tr') rows.push(element);
    readWordParagraph(element);
    readStyle(element);
  }
  // Last, for a cell's paragraph is none of its own any more, and what it says of itself has to be read by then.
  for (const row of rows) readRow(row, (element) => left.has(element) || sorted.has(element));
  return { left, insertions };
}
