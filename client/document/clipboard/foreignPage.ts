/**
 * Cleans HTML of another program before it is read as blocks: what is no text goes, lists of Word and rows of tables
 * become what they look like. It works on the detached elements that ProseMirror has parsed, so nothing runs or loads.
 */
import {
  BLOCK_ATTRIBUTE,
  DATA_ATTRIBUTE,
  isBoldWeight,
  levelOf,
  ownStyle,
  PASSAGE_ATTRIBUTE,
} from '../../../shared/schema/htmlAttributes.ts';

const NO_TEXT =
  'script,style,noscript,template,iframe,object,embed,svg,canvas,video,audio,meta,link,title,head,' +
  'button,input,select,textarea,dialog,[hidden],[style*="display:none"],[style*="display: none"],[style*="mso-hide:all"]';

/** Attributes by which our own text names blocks, passages and what it does not know. */
const OURS = [BLOCK_ATTRIBUTE, DATA_ATTRIBUTE, PASSAGE_ATTRIBUTE, 'data-key', 'data-value', 'data-inline'];

const CELL_SEPARATOR = ' | ';

function removeComments(root: HTMLElement): void {
  const walker = root.ownerDocument.createTreeWalker(root, 128);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function removeOurs(root: HTMLElement): void {
  for (const name of OURS) {
    for (const element of root.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
  }
}

/** Word writes a list item as a paragraph whose style names the level and whose first span holds the sign. */
function readWordLists(root: HTMLElement): void {
  for (const paragraph of root.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) {
    const style = paragraph.getAttribute('style') ?? '';
    const level = /mso-list:\s*\S+\s+level(\d+)/i.exec(style)?.[1];
    if (level === undefined) continue;
    const signs = [...paragraph.querySelectorAll('span[style*="mso-list:Ignore" i]')];
    const sign = signs.map((element) => element.textContent ?? '').join('');
    for (const element of signs) element.remove();
    paragraph.setAttribute(BLOCK_ATTRIBUTE, /[\da-z]+[.)]/i.test(sign) ? 'ordered' : 'bullet');
    paragraph.setAttribute('data-level', String(levelOf(String(Number(level) - 1))));
  }
}

function readWordTitles(root: HTMLElement): void {
  for (const title of root.querySelectorAll('p.MsoTitle')) title.setAttribute(BLOCK_ATTRIBUTE, 'headline');
}

const isLayout = (row: Element) =>
  row.querySelector('table,ul,ol,p + p,h1,h2,h3,h4,h5,h6,blockquote,figure,img') !== null;

/** A row of a table becomes one paragraph; a table that only lays out a page is left to its contents. */
function readTables(root: HTMLElement): void {
  for (const row of root.querySelectorAll('tr')) {
    if (isLayout(row)) continue;
    const paragraph = root.ownerDocument.createElement('p');
    const cells = [...row.querySelectorAll('td,th')].filter((cell) => (cell.textContent ?? '').trim() !== '');
    for (const [place, cell] of cells.entries()) {
      if (place > 0) paragraph.append(CELL_SEPARATOR);
      paragraph.append(...(cell.querySelector('p') ?? cell).childNodes);
    }
    row.replaceChildren(paragraph);
  }
  for (const cell of root.querySelectorAll('tr > p')) {
    const row = cell.parentElement;
    row?.replaceWith(cell);
  }
}

function wrapContents(element: Element, tag: 'strong' | 'em'): void {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

/** Bold and italic that a page says with styles become elements; a heading is bold by itself. */
function readStyles(root: HTMLElement): void {
  for (const element of root.querySelectorAll('[style]')) {
    const isPlain = element.matches('b,strong,i,em,h1,h2,h3,h4,h5,h6');
    if (!isPlain && isBoldWeight(ownStyle(element, 'font-weight'))) wrapContents(element, 'strong');
    if (!isPlain && /^(?:italic|oblique)/.test(ownStyle(element, 'font-style'))) wrapContents(element, 'em');
    if (!element.matches('b,i,em')) element.removeAttribute('style');
  }
}

/** Paragraphs that only make room. */
function removeEmpty(root: HTMLElement): void {
  for (const element of root.querySelectorAll('p,h1,h2,h3,h4,h5,h6,li,blockquote')) {
    const isEmpty = (element.textContent ?? '').trim() === '' && element.querySelector('img') === null;
    if (isEmpty) element.remove();
  }
}

/** Cleans `root` in place. */
export function cleanForeignPage(root: HTMLElement): void {
  for (const element of root.querySelectorAll(NO_TEXT)) element.remove();
  removeComments(root);
  removeOurs(root);
  readWordLists(root);
  readWordTitles(root);
  readStyles(root);
  readTables(root);
  removeEmpty(root);
}
