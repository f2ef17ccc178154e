/**
 * Cleans HTML of another program before it is read as blocks: what is no text goes, and what a word processor meant is
 * read as it is of a document that comes in. It works on the detached elements that ProseMirror has parsed, so nothing runs or loads.
 */
import { readForeignPage } from '../../../shared/intake/foreignPage.ts';
import { BLOCK_ATTRIBUTE, DATA_ATTRIBUTE, PASSAGE_ATTRIBUTE } from '../../../shared/schema/htmlAttributes.ts';

const NO_TEXT =
  'script,style,noscript,template,iframe,object,embed,svg,canvas,video,audio,meta,link,title,head,' +
  'button,input,select,textarea,dialog';

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

/** What styles say is said by elements now. */
function removeStyles(root: HTMLElement): void {
  for (const element of root.querySelectorAll('[style]'))
    if (!element.matches('b,i,em')) element.removeAttribute('style');
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
  for (const element of readForeignPage(root).left.keys()) element.remove();
  removeStyles(root);
  removeEmpty(root);
}
