/**
 * Cleans HTML of another program before it is read as blocks: what is no text goes, lists of Word and rows of tables
 * become what they look like. It works on the detached elements that ProseMirror has parsed, so nothing runs or loads.
 */
import {
  BLOCK_ATTRIBUTE,
  DATA_ATTRIBUTE,
  isBoldWeight,
  ownStyle,
  PASSAGE_ATTRIBUTE,
} from '../../../shared/schema/htmlAttributes.ts';
import { readTableRows } from '../../../shared/schema/tableRows.ts';
import { readWordPage } from '../../../shared/schema/wordPage.ts';

const NO_TEXT =
  'script,style,noscript,template,iframe,object,embed,svg,canvas,video,audio,meta,link,title,head,' +
  'button,input,select,textarea,dialog,[hidden],[style*="display:none"],[style*="display: none"],[style*="mso-hide:all"]';

/** Attributes by which our own text names blocks, passages and what it does not know. */
const OURS = [BLOCK_ATTRIBUTE, DATA_ATTRIBUTE, PASSAGE_ATTRIBUTE, 'data-key', 'data-value', 'data-inline'];

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
  readWordPage(root);
  readStyles(root);
  readTableRows(root);
  removeEmpty(root);
}
