/**
 * HTML as an article. The tree is only read: what comes out is built anew of our own block types and three marks, so no
 * script, style, handler or unknown element can pass. Words of unknown elements are kept; of a whole page, the words that
 * are not of its article are listed.
 */

import { parseHTML } from 'linkedom';
import { readForeignPage } from '../../shared/intake/foreignPage.ts';
import type { ImportNote, LeftOut } from '../../shared/intake/importReport.ts';
import { LINE_SEPARATOR } from '../../shared/text/block.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { checkDepth } from './depth.ts';
import { linesOf } from './elements.ts';
import { HtmlWalk } from './htmlWalk.ts';
import type { ForeignPicture } from './imported.ts';
import { captionAndCredit, isOverNotice, sortedOut, withHeadline } from './leftovers.ts';
import { withLooksRead } from './looks.ts';
import { missingWords } from './missingWords.ts';
import { type Fate, type Fates, fatesOf, NO_FATES } from './page/fates.ts';
import { titleOf } from './page/title.ts';
import { cutRuns, trimmedRuns, wordsOf } from './runs.ts';

export interface ReadHtml {
  blocks: NewBlock[];
  left: LeftOut[];
  pictures: ForeignPicture[];
  notes: ImportNote[];
}

const EMPTY_LINE = /\u2028[ \t\u00a0]*(?:\u2028[ \t\u00a0]*)+/g;

/** Only the first headline is one. A caption with a copyright sign gives its credit away. */
function settled(block: NewBlock, isFirstHeadline: boolean, left: LeftOut[]): NewBlock[] {
  if (block.type === 'headline' && !isFirstHeadline) return [{ ...block, type: 'crosshead' }];
  return block.type === 'caption' ? captionAndCredit(block) : sortedOut(block, left);
}

/** Blocks as an article has them. What is no part of it goes to `left`. */
export function settledBlocks(blocks: readonly NewBlock[], left: LeftOut[]): NewBlock[] {
  const first = blocks.find((block) => block.type === 'headline');
  const settledOnes = blocks
    .flatMap((block) =>
      partedAtEmptyLines(block).map((part, place) => ({ part, isFirst: block === first && place === 0 })),
    )
    .flatMap(({ part, isFirst }) => settled(part, isFirst, left));
  const figures = settledOnes.filter((block, place) => !isSecondFigure(block, settledOnes[place - 1]));
  return figures.reduce(withNotice, []);
}

/** The words over a notice are one with it. */
function withNotice(blocks: NewBlock[], block: NewBlock): NewBlock[] {
  const before = blocks.at(-1);
  const isOne = block.type === 'residue' && before?.type === 'residue' && isOverNotice(wordsOf(before.runs));
  if (!isOne) blocks.push(block);
  else blocks[blocks.length - 1] = { ...block, runs: [...before.runs, { text: LINE_SEPARATOR }, ...block.runs] };
  return blocks;
}

/** Two line breaks in a row part paragraphs, as old pages write them. */
function partedAtEmptyLines(block: NewBlock): NewBlock[] {
  const words = wordsOf(block.runs);
  const breaks = [...words.matchAll(EMPTY_LINE)];
  if (breaks.length === 0) return [block];
  const starts = [0, ...breaks.map((each) => each.index + each[0].length)];
  const ends = [...breaks.map(({ index }) => index), words.length];
  const parts = starts.map((start, place) => trimmedRuns(cutRuns(block.runs, start, ends[place] ?? start)));
  return parts.filter((runs) => runs.length > 0).map((runs) => ({ ...block, runs }));
}

/** A caption's line makes a figure of its own; right behind a picture it belongs to that. */
function isSecondFigure(block: NewBlock, before: NewBlock | undefined): boolean {
  return block.type === 'figure' && block.attrs === undefined && before?.type === 'figure';
}

/** What programs put around the part of a page that was copied. */
const COPIED = /<!--\s*StartFragment\s*-->/i;
const isWholePage = (html: string) => /<(?:html|body)[\s>]/i.test(html) && !COPIED.test(html);

const hasWords = ({ runs }: NewBlock) => /[\p{L}\p{N}]/u.test(wordsOf(runs));

/** A page with its headline: where the text has none, what its head says. */
function headed(blocks: readonly NewBlock[], document: Document): NewBlock[] {
  const title = blocks.some(({ type }) => type === 'headline') ? '' : titleOf(document);
  return title === '' ? [...blocks] : [{ type: 'headline', runs: [{ text: title }] }, ...blocks];
}

const WRITERS = /^(?:Microsoft Word|Word\.Document|LibreOffice|OpenOffice)/i;

/** Whether a word processor saved this page: all of it is the document, and it has nothing of a site around it. */
function isWrittenDocument(document: Document): boolean {
  const metas = [...document.querySelectorAll('head > meta')];
  return metas.some((meta) => {
    const isProgram = /^(?:generator|progid)$/i.test(meta.getAttribute('name') ?? '');
    return isProgram && WRITERS.test(meta.getAttribute('content') ?? '');
  });
}

/** What the looks of its blocks say, by where they are from: of a part of something they say nothing. */
const LOOKED_AT: Record<'page' | 'document' | 'fragment', (blocks: NewBlock[], document: Document) => NewBlock[]> = {
  page: (blocks, document) => headed(withLooksRead(blocks, 'bold'), document),
  document: (blocks) => withLooksRead(blocks, 'short'),
  fragment: (blocks) => blocks,
};

function walked(document: Document, fates: Fates): HtmlWalk {
  const walk = new HtmlWalk(fates);
  walk.over(document);
  return walk;
}

/** What another program says of a page's elements. */
interface Foreign {
  left: [Element, Fate & { as: 'left' }][];
  notes: ImportNote[];
}

function foreignIn(document: Document, pageFates: Fates): Foreign {
  const page = readForeignPage(document, pageFates);
  const left = [...page.left].map(([element, kind]): Foreign['left'][number] => [element, { as: 'left', kind }]);
  const deletions = left.filter(([, { kind }]) => kind === 'deleted').length;
  const notes: ImportNote[] = [];
  if (page.insertions > 0) notes.push({ code: 'insertionsTaken', count: page.insertions });
  if (deletions > 0) notes.push({ code: 'deletionsLeft', count: deletions });
  return { left, notes };
}

/** The article of a whole page; all of it where none is found in it, even what is hidden until a script shows it. */
function walkedPage(document: Document, pageFates: Fates, left: Foreign['left']): HtmlWalk {
  const article = walked(document, new Map<Element, Fate>([...left, ...pageFates]));
  if (article.blocks.some(hasWords)) return article;
  const all = walked(document, new Map(left));
  if (all.blocks.some(hasWords)) return all;
  return walked(document, new Map(left.filter(([, { kind }]) => kind !== 'hidden')));
}

/** All words of a page. What was left out is taken out of the tree first: in the middle of a line it would join words. */
function linesIn(document: Document, { apart }: HtmlWalk): string[] {
  const lines = apart.flatMap(linesOf);
  for (const node of apart) node.remove();
  return [...lines, ...linesOf(document.querySelector('body') ?? document)];
}

/**
 * @param kind `fragment` for what surely is no page; else that is told from its markup.
 * @throws ConversionRefused
 */
export function readHtml(html: string, kind: 'any' | 'fragment'): ReadHtml {
  checkDepth(html);
  const isPage = kind === 'any' && isWholePage(html);
  const hasBody = /<(?:html|body)[\s>]/i.test(html);
  const { document } = parseHTML(hasBody ? html : `<!doctype html><html><body>${html}</body></html>`);
  const source = isPage ? (isWrittenDocument(document) ? 'document' : 'page') : 'fragment';
  const pageFates = source === 'page' ? fatesOf(document, html) : NO_FATES;
  const foreign = foreignIn(document, pageFates);
  const walk = walkedPage(document, pageFates, foreign.left);
  const { left, pictures, notes } = walk;
  const blocks = withHeadline(LOOKED_AT[source](settledBlocks(walk.blocks, left), document));
  const missing = missingWords(linesIn(document, walk), { blocks, left });
  return { blocks, left: [...left, ...missing], pictures, notes: [...notes, ...foreign.notes] };
}
