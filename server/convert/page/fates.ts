/**
 * What becomes of the elements of a whole page. Readability says which of them hold the article; around these our own
 * rules find headline, standfirst and pictures. Between its first and last words everything stays, unless its name says
 * that it is furniture; outside, everything is left out, and listed by what it is.
 */
import type { LeftKind } from '../../../shared/intake/importReport.ts';
import { BLOCKS, linesOf, tagOf } from '../elements.ts';
import { type Furniture, furnitureAround, furnitureAt } from './furniture.ts';
import { hasOwnWords, Outline } from './outline.ts';
import { readableIn } from './readable.ts';

export type Fate =
  | { as: 'left'; kind: LeftKind }
  | { as: 'block'; type: 'headline' | 'standfirst' | 'residue' }
  /** Only what stands in its elements is looked at; its own words are left out. */
  | { as: 'around' };
export type Fates = ReadonlyMap<Element, Fate>;
export const NO_FATES: Fates = new Map();

/** The headline among those of the first level: the last before the article's first words, or the first at all. */
function headlineIn({ elements, first, kept }: Outline): number {
  const headings = elements.flatMap((element, number) => {
    return tagOf(element) === 'h1' && linesOf(element).length > 0 && !element.closest('nav,footer') ? [number] : [];
  });
  const before = headings.filter((number) => number <= first || kept.has(number));
  return before.at(-1) ?? headings[0] ?? -1;
}

const STANDFIRST =
  /(?:^|[\s_-])(?:standfirst|stand-first|intro|introduction|inleiding|lead|leadtext|lede|dek|deck|chapeau|sub-?title|sub-?head(?:ing|line)?|summary|excerpt|description)(?:$|[\s_-])/i;
const namesOf = (element: Element) =>
  ['class', 'itemprop', 'data-testid', 'id'].map((name) => element.getAttribute(name) ?? '').join(' ');
const MOST_STANDFIRST = 1_000;

function isStandfirst(element: Element): boolean {
  if (!/^(?:p|div|h2|section|header)$/.test(tagOf(element)) || element.querySelector('h1,figure,img,time'))
    return false;
  const lines = linesOf(element);
  const length = lines.join(' ').length;
  return lines.length <= 3 && length > 20 && length <= MOST_STANDFIRST && furnitureAround(element) === null;
}

/** All of its words are bold. */
function isBold(element: Element): boolean {
  const bold = [...element.querySelectorAll('b,strong')].map((part) => part.textContent).join('');
  return bold.trim() !== '' && bold.replace(/\s/g, '') === (element.textContent ?? '').replace(/\s/g, '');
}

/** The paragraph on top that is named as one, or is bold as a whole; -1 where there is none. */
function standfirstIn({ elements, first, kept }: Outline, headline: number): number {
  if (first < 0) return -1;
  const opening = elements[first]?.closest('p');
  const second = [...kept]
    .toSorted((a, b) => a - b)
    .find((number) => number > first && !(opening ?? elements[first])?.contains(elements[number] ?? null));
  const end = second ?? first;
  for (let number = headline + 1; number <= end; number += 1) {
    const element = elements[number];
    if (!element || (headline < 0 && number < first)) continue;
    const isBoldOpening = element === opening && isBold(element);
    if ((STANDFIRST.test(namesOf(element)) || isBoldOpening) && isStandfirst(element)) return number;
  }
  return -1;
}

const MOST_BYLINE = 80;
const BYLINE = new RegExp(
  `^(?=.{1,${MOST_BYLINE}}$)(?:by|words by|photographs? by|door|tekst(?: en beeld)?:?|van onze|foto[’']?s:)\\s+\\p{Lu}`,
  'iu',
);

/** What an element holds that holds nothing else. */
function onlyPart(element: Element): Element {
  let part = element;
  while (part.children.length === 1 && !hasOwnWords(part)) part = part.children[0] as Element;
  return part;
}

class Sorting {
  readonly fates = new Map<Element, Fate>();
  private readonly outline: Outline;
  private readonly headline: number;
  private readonly standfirst: number;

  constructor(outline: Outline) {
    this.outline = outline;
    this.headline = headlineIn(outline);
    this.standfirst = standfirstIn(outline, this.headline);
  }

  /** Goes down only where something of the article lies below. */
  sort(element: Element): void {
    const { outline, fates } = this;
    const number = outline.numberOf(element);
    if (number === this.headline) fates.set(element, { as: 'block', type: 'headline' });
    else if (number === this.standfirst) fates.set(element, { as: 'block', type: 'standfirst' });
    else if (this.isByline(element, number)) fates.set(element, { as: 'left', kind: 'byline' });
    else if (!this.isWanted(element, number)) this.leave(element, number);
    else if (tagOf(element) !== 'figure') {
      const isWhole = outline.kept.has(number) || outline.isWithin(number);
      if (!isWhole && hasOwnWords(element)) fates.set(element, { as: 'around' });
      // What stands in a line of the article belongs to the line.
      const inLine = outline.kept.has(number) ? (child: Element) => !BLOCKS.has(tagOf(child)) : () => false;
      for (const child of element.children) if (tagOf(child) !== 'br' && !inLine(child)) this.sort(child);
    }
  }

  /** Between headline and text, by its words. */
  private isByline(element: Element, number: number): boolean {
    const isOnTop = this.headline >= 0 && number > this.headline && number <= this.outline.third;
    return isOnTop && BYLINE.test((element.textContent ?? '').trim().slice(0, MOST_BYLINE + 1));
  }

  private isWanted(element: Element, number: number): boolean {
    const { outline, headline, standfirst } = this;
    if (outline.holds(number, headline) || outline.holds(number, standfirst)) return true;
    const kind = furnitureAt(element);
    const kept = outline.keptIn(number);
    // Readability may keep a box by mistake, and a whole article may stand in something that is named like one.
    if (kept > 0) return kind === null || kept > outline.kept.size / 2;
    if (outline.isWithin(number)) return kind === null;
    const isOnTop = number > headline && number < outline.first;
    return isOnTop && kind === null && (element.matches('figure') || element.querySelector('figure') !== null);
  }

  private leave(element: Element, number: number): void {
    const kind = this.kindOf(element, number);
    const isBox = kind === 'residue' || kind === 'related';
    const isResidue = isBox && this.outline.isWithin(number) && linesOf(element).length > 0;
    if (isResidue) this.fates.set(element, { as: 'block', type: 'residue' });
    else this.fates.set(element, { as: 'left', kind: kind === 'residue' ? 'aside' : kind });
  }

  private kindOf(element: Element, number: number): Furniture {
    const kind = furnitureAt(element) ?? furnitureAround(element) ?? furnitureAt(onlyPart(element));
    const isUnderHeadline = this.headline >= 0 && number > this.headline && number < this.outline.first;
    return kind ?? (isUnderHeadline ? 'byline' : 'other');
  }
}

/** The one element that says it is the article; the body where none or several do. */
function toldArticle(document: Document): Element | null {
  for (const selector of ['article', '[itemprop="articleBody"]', 'main,[role="main"]']) {
    const [only, second] = [...document.querySelectorAll(selector)].filter(
      (each) => !each.parentElement?.closest(selector),
    );
    if (only && !second) return only;
  }
  // Not `document.body`, which fails where a page has no element at all.
  return document.querySelector('body');
}

/** Where Readability finds nothing: what the page says is its article, without what its names say is furniture. */
function wordsToldIn(document: Document, elements: readonly Element[]): ReadonlySet<number> {
  const root = toldArticle(document);
  const numbers = [...elements.keys()].filter((number) => {
    const element = elements[number];
    if (!element || !root?.contains(element) || !hasOwnWords(element)) return false;
    return furnitureAt(element) === null && furnitureAround(element) === null;
  });
  return new Set(numbers);
}

/** What Readability kept by mistake is taken out of it, unless that is most of it: then names say little on this page. */
function withoutFurniture(elements: readonly Element[], readable: ReadonlySet<number>): ReadonlySet<number> {
  const own = [...readable].filter((number) => {
    const element = elements[number];
    return element && furnitureAt(element) === null && furnitureAround(element) === null;
  });
  return own.length * 2 > readable.size ? new Set(own) : readable;
}

/** Elements and depth of pages that are weighed; the time grows with both, and no template comes near. */
const MAX_ELEMENTS = 20_000;
const MAX_DEPTH = 300;

function isDeep(elements: readonly Element[]): boolean {
  const depths = new Map<Element, number>();
  return elements.some((element) => {
    const depth = ((element.parentElement && depths.get(element.parentElement)) || 0) + 1;
    depths.set(element, depth);
    return depth > MAX_DEPTH;
  });
}

/**
 * Of a page that is too large or too deep to be weighed, everything stays.
 * @param html the same page, for a tree that may be taken apart.
 */
export function fatesOf(document: Document, html: string): Fates {
  if ((html.match(/<[a-z]/gi)?.length ?? 0) > MAX_ELEMENTS) return NO_FATES;
  const elements = [...document.querySelectorAll('body *')];
  if (isDeep(elements)) return NO_FATES;
  const readable = withoutFurniture(elements, readableIn(html));
  const sorting = new Sorting(new Outline(elements, readable.size > 0 ? readable : wordsToldIn(document, elements)));
  for (const child of document.querySelector('body')?.children ?? []) sorting.sort(child);
  return sorting.fates;
}
