/**
 * How HTML that is not ours becomes blocks. Every first-level heading is a headline here; that an article has one
 * headline only is for the one who pastes or imports to hold.
 */
import { Fragment, type TagParseRule } from '@tiptap/pm/model';
import { listDepth } from './htmlAttributes.ts';

const BLOCK_INSIDE = 'p,div,ul,ol,h1,h2,h3,h4,h5,h6,blockquote,figure,table,pre';

const hasBlocks = (element: HTMLElement) => element.querySelector(BLOCK_INSIDE) !== null;

/** Pictures that can be named: not those that lie inside the page itself or on somebody's disk. */
function imageSource(element: HTMLElement): string | null {
  const source = element.getAttribute('src')?.trim() ?? '';
  return /^(?:data|blob|file|cid|javascript):/i.test(source) || source === '' ? null : source;
}

const paragraph: TagParseRule[] = [
  { tag: 'li > p:first-child', skip: true, priority: 55 },
  { tag: 'blockquote p', node: 'quote', priority: 55 },
  { tag: 'figcaption p, caption p', skip: true, priority: 55 },
  { tag: 'p' },
  { tag: 'pre', preserveWhitespace: 'full' },
  { tag: 'td, th', getAttrs: (element) => (hasBlocks(element) ? false : null) },
];

const headline: TagParseRule[] = [{ tag: 'h1' }];

const crosshead: TagParseRule[] = ['h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag }));

const quote: TagParseRule[] = [{ tag: 'blockquote', getAttrs: (element) => (hasBlocks(element) ? false : null) }];

const bullet: TagParseRule[] = [
  { tag: 'ol > li', node: 'ordered', priority: 51, getAttrs: (element) => ({ level: listDepth(element) }) },
  { tag: 'li', getAttrs: (element) => ({ level: listDepth(element) }) },
];

const figure: TagParseRule[] = [
  {
    tag: 'img',
    getAttrs: (element) => {
      const src = imageSource(element);
      return src === null ? false : { src };
    },
    getContent: (element, schema) => {
      const alternative = altOf(element as HTMLElement);
      return alternative === '' ? Fragment.empty : Fragment.from(schema.text(alternative));
    },
  },
];

function altOf(image: HTMLElement): string {
  return (image.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim();
}

const caption: TagParseRule[] = [{ tag: 'figcaption' }];

const credit: TagParseRule[] = [
  { tag: 'figcaption small, figcaption cite, figcaption [class*="credit" i]', priority: 56 },
  { tag: 'figure > small, figure > cite, figure > [class*="credit" i]', priority: 56 },
];

export const foreignRules = { paragraph, headline, crosshead, quote, bullet, ordered: [], figure, caption, credit };
