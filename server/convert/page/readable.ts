/** Which elements of a page hold its article, as Readability (the reader view of Firefox) finds it. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { hasOwnWords } from './outline.ts';

const NUMBER = 'data-kantlijn-number';
/** An article that is shorter is looked for with fewer conditions. */
const SHORT = 250;

/**
 * Numbers, in the order of the document, of the elements of the body that hold words of the article; empty where none is
 * found. It works on a tree of its own, for Readability takes apart what it reads.
 */
export function readableIn(html: string): ReadonlySet<number> {
  const { document } = parseHTML(html);
  const elements = [...document.querySelectorAll('body *')];
  for (const [number, element] of elements.entries()) {
    if (hasOwnWords(element)) element.setAttribute(NUMBER, `${number}`);
  }
  try {
    const reader = new Readability<Element>(document, { charThreshold: SHORT, serializer: (node) => node as Element });
    const found = reader.parse()?.content;
    const kept = found ? [...found.querySelectorAll(`[${NUMBER}]`)] : [];
    return new Set(kept.map((element) => Number(element.getAttribute(NUMBER))));
  } catch {
    // A tree that it cannot read is read by our own rules alone.
    return new Set();
  }
}
