/**
 * HTML as an article. The tree is only read: what comes out is built anew of our own block types and three marks, so no
 * script, style, handler or unknown element can pass. Words of unknown elements are kept; of a whole page, the words that
 * are not of its article are listed.
 */

import { parseHTML } from 'linkedom';
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
import { type Fates, fatesOf, NO_FATES } from './page/fates.ts';
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

function walked(document: Document, fates: Fates): HtmlWalk {
  const walk = new HtmlWalk(fates);
  walk.over(document);
  return walk;
}

/** The article of a whole page; all of it where none is found in it. */
function walkedPage(document: Document, html: string): HtmlWalk {
  const walk = walked(document, fatesOf(document, html));
  return walk.blocks.some(hasWords) ? walk : walked(document, NO_FATES);
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
  const walk = isPage ? walkedPage(document, html) : walked(document, NO_FATES);
  const { left, pictures, notes } = walk;
  const settledOnes = settledBlocks(walk.blocks, left);
  const blocks = withHeadline(isPage ? headed(withLooksRead(settledOnes, 'bold'), document) : settledOnes);
  const missing = missingWords(linesOf(document.querySelector('body') ?? document), { blocks, left });
  return { blocks, left: [...left, ...missing], pictures, notes };
}
