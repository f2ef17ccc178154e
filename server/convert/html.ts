/**
 * HTML as an article. The tree is only read: what comes out is built anew of our own block types and three marks, so no
 * script, style, handler or unknown element can pass. Words of unknown elements are kept; of a whole page, the words that
 * are not of its article are listed.
 */

import { parseHTML } from 'linkedom';
import type { ImportNote, LeftOut } from '../../shared/intake/importReport.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { checkDepth } from './depth.ts';
import { HtmlWalk } from './htmlWalk.ts';
import type { ForeignPicture } from './imported.ts';
import { captionAndCredit, sortedOut, withHeadline } from './leftovers.ts';
import { fatesOf, NO_FATES } from './page/fates.ts';

export interface ReadHtml {
  blocks: NewBlock[];
  left: LeftOut[];
  pictures: ForeignPicture[];
  notes: ImportNote[];
}

/** Only the first headline is one. A caption with a copyright sign gives its credit away. */
function settled(block: NewBlock, isFirstHeadline: boolean, left: LeftOut[]): NewBlock[] {
  if (block.type === 'headline' && !isFirstHeadline) return [{ ...block, type: 'crosshead' }];
  return block.type === 'caption' ? captionAndCredit(block) : sortedOut(block, left);
}

/** Blocks as an article has them. What is no part of it goes to `left`. */
export function settledBlocks(blocks: readonly NewBlock[], left: LeftOut[]): NewBlock[] {
  const first = blocks.find((block) => block.type === 'headline');
  const settledOnes = blocks.flatMap((block) => settled(block, block === first, left));
  return settledOnes.filter((block, place) => !isSecondFigure(block, settledOnes[place - 1]));
}

/** A caption's line makes a figure of its own; right behind a picture it belongs to that. */
function isSecondFigure(block: NewBlock, before: NewBlock | undefined): boolean {
  return block.type === 'figure' && block.attrs === undefined && before?.type === 'figure';
}

/** What programs put around the part of a page that was copied. */
const COPIED = /<!--\s*StartFragment\s*-->/i;
const isWholePage = (html: string) => /<(?:html|body)[\s>]/i.test(html) && !COPIED.test(html);

/**
 * @param kind `fragment` for what surely is no page; else that is told from its markup.
 * @throws ConversionRefused
 */
export function readHtml(html: string, kind: 'any' | 'fragment'): ReadHtml {
  checkDepth(html);
  const isPage = kind === 'any' && isWholePage(html);
  const hasBody = /<(?:html|body)[\s>]/i.test(html);
  const { document } = parseHTML(hasBody ? html : `<!doctype html><html><body>${html}</body></html>`);
  const walk = new HtmlWalk(isPage ? fatesOf(document, html) : NO_FATES);
  walk.over(document);
  const { left, pictures, notes } = walk;
  return { blocks: withHeadline(settledBlocks(walk.blocks, left)), left, pictures, notes };
}
