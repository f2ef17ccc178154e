/** What an element of a page makes of the words in it: bold, italic, a link. */
import { safeHref } from '../../shared/schema/href.ts';
import { isBoldWeight, isPlainWeight, ownStyle } from '../../shared/schema/htmlAttributes.ts';
import type { Marks } from './htmlBlocks.ts';

/** A heading is bold by itself. */
const HEADING = /^h[1-6]$/;

function isBold(element: Element, tag: string): boolean {
  const weight = ownStyle(element, 'font-weight');
  // Google Docs puts all that is copied into one `b` that is not bold.
  if (tag === 'b' || tag === 'strong') return !isPlainWeight(weight);
  return !HEADING.test(tag) && isBoldWeight(weight);
}

function isItalic(element: Element, tag: string): boolean {
  const style = ownStyle(element, 'font-style');
  if (tag === 'i' || tag === 'em' || tag === 'cite') return style !== 'normal';
  return !HEADING.test(tag) && /^(?:italic|oblique)/.test(style);
}

/** The marks inside of an element whose surroundings have `marks`. */
export function marksAt(element: Element, tag: string, marks: Marks): Marks {
  const href = tag === 'a' ? safeHref(element.getAttribute('href')) : null;
  const bold = isBold(element, tag);
  const italic = isItalic(element, tag);
  if (!bold && !italic && href === null) return marks;
  return {
    ...marks,
    ...(bold ? { bold: true } : {}),
    ...(italic ? { italic: true } : {}),
    ...(href === null ? {} : { link: { href } }),
  };
}
