/** Markdown as an article, by way of HTML. */
import { marked } from 'marked';
import { frontMatterOf, underFrontMatter } from './frontMatter.ts';
import { readHtml } from './html.ts';
import { type Imported, plainly } from './imported.ts';
import { ConversionRefused } from './refusal.ts';

/** Markers of nested quotes or lists that a line of Markdown may begin with; the parser calls itself for each. */
const MAX_NESTING = 100;
const DEEP_LINE = new RegExp(`^(?:[ \\t]*[>*+-]){${MAX_NESTING}}`, 'm');
/** The Markdown parser takes the square of the marks in one paragraph or list item; this many, nobody writes. */
const MAX_MARKS = 5_000;
/** Where a paragraph or list item ends, whose marks the parser looks at together. */
const ENDS = /\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])/;
const hasManyMarks = (paragraph: string) => (paragraph.match(/[&*_`~[\]<>@!|\\]/g)?.length ?? 0) > MAX_MARKS;

function htmlOf(markdown: string): string {
  if (DEEP_LINE.test(markdown)) {
    throw new ConversionRefused('format.tooDeep', 'Quotes or lists are nested too deeply.');
  }
  if (markdown.split(ENDS).some(hasManyMarks)) {
    const most = 'A paragraph has more marks than are read as Markdown; import it as plain text.';
    throw new ConversionRefused('format.tooDeep', most);
  }
  return marked.parse(markdown, { async: false, gfm: true });
}

/** @throws ConversionRefused */
export function readMarkdown(markdown: string): Imported {
  const front = frontMatterOf(markdown);
  const { blocks, left, pictures, notes } = readHtml(htmlOf(front?.body ?? markdown), 'fragment');
  if (!front) return { ...plainly(blocks, left), pictures, notes };
  const { language, slug } = front;
  const all = [...front.left, ...left];
  return { ...plainly(underFrontMatter(front, blocks), all), pictures, notes, language, slug };
}
