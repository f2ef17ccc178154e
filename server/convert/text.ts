/**
 * Plain text as an article. Blocks are parted by empty lines, or by line ends where there is no empty line; no word is
 * dropped, only marks of lists. A short first line is the headline, a short line between paragraphs a crosshead.
 */
import type { LeftOut } from '../../shared/intake/importReport.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { sortedOut, withHeadline } from './leftovers.ts';

const MAX_HEADLINE = 140;
const MAX_CROSSHEAD = 90;
/** A line that ends like this is a sentence or leads on to the next line; a closing quote may stand behind it. */
const SENTENCE_END = /[.!?:;,…]['"’”»)]*$/u;
const BULLET = /^[-•*–]\s+(?=\S)/u;

const isTitle = (line: string, most: number) =>
  line.length <= most && !line.includes('\n') && !SENTENCE_END.test(line) && /[\p{L}\p{N}]/u.test(line);

export const isHeadlineLine = (line: string) => isTitle(line, MAX_HEADLINE);
export const isCrossheadLine = (line: string) => isTitle(line, MAX_CROSSHEAD);

function pieces(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const parts = /\n[^\S\n]*\n/.test(lines.trim()) ? lines.split(/\n(?:[^\S\n]*\n)+/) : lines.split('\n');
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function listItems(part: string): NewBlock[] | null {
  const lines = part.split('\n').map((line) => line.trim());
  if (!lines.every((line) => BULLET.test(line))) return null;
  return lines.map((line) => ({ type: 'bullet', attrs: { level: 0 }, runs: [{ text: line.replace(BULLET, '') }] }));
}

/** Whether this part stands as a crosshead: it looks like a title, and prose follows. */
function isCrosshead(part: string, next: string | undefined): boolean {
  return next !== undefined && isTitle(part, MAX_CROSSHEAD) && !part.startsWith(',,') && !isTitle(next, MAX_CROSSHEAD);
}

/** The blocks of a plain text. What is no part of the article goes to `left`. */
export function blocksOfText(text: string, left: LeftOut[]): NewBlock[] {
  const parts = pieces(text);
  const blocks = parts.flatMap((part, place): NewBlock[] => {
    const runs = [{ text: part }];
    const sorted = sortedOut({ type: 'paragraph', runs }, left);
    if (sorted[0]?.type !== 'paragraph') return sorted;
    const items = listItems(part);
    if (items) return items;
    if (place === 0 && parts.length > 1 && isTitle(part, MAX_HEADLINE)) return [{ type: 'headline', runs }];
    return [{ type: isCrosshead(part, parts[place + 1]) ? 'crosshead' : 'paragraph', runs }];
  });
  return withHeadline(blocks);
}
