/** Documents from outside as blocks of our own. */
import { marked } from 'marked';
import type { NewBlock } from '../../shared/text/build.ts';
import { blocksOfHtml } from './html.ts';
import { blocksOfText } from './text.ts';

export type ImportFormat = 'text' | 'html' | 'markdown';

/** Why a document is not read: stable codes. */
export type RefusedCode = 'format.tooDeep' | 'format.tooSlow' | 'format.busy';

export class ConversionRefused extends Error {
  override name = 'ConversionRefused';
  readonly code: RefusedCode;
  constructor(message: string, code: RefusedCode) {
    super(message);
    this.code = code;
  }
}

/** Markers of nested quotes or lists that a line of Markdown may begin with; the parser calls itself for each. */
const MAX_NESTING = 100;
const DEEP_LINE = new RegExp(`^(?:[ \\t]*[>*+-]){${MAX_NESTING}}`, 'm');
/** The Markdown parser takes the square of the marks in one paragraph or list item; this many, nobody writes. */
const MAX_MARKS = 5_000;
/** Where a paragraph or list item ends, whose marks the parser looks at together. */
const ENDS = /\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])/;
const hasManyMarks = (paragraph: string) => (paragraph.match(/[&*_`~[\]<>@!|\\]/g)?.length ?? 0) > MAX_MARKS;

function blocksOfMarkdown(markdown: string): NewBlock[] {
  if (DEEP_LINE.test(markdown)) throw new ConversionRefused('Quotes or lists are nested too deeply.', 'format.tooDeep');
  if (markdown.split(ENDS).some(hasManyMarks)) {
    throw new ConversionRefused(
      'A paragraph has more marks than are read as Markdown; import it as plain text.',
      'format.tooDeep',
    );
  }
  return guardedHtml(marked.parse(markdown, { async: false, gfm: true }));
}

/** Open elements that an HTML document may have at once; the parser's time grows with the square. */
const MAX_OPEN = 10_000;
/** Elements that end by themselves where the next one begins, or have no end. */
const SELF_ENDING =
  /^(?:p|li|t[dhr]|d[dt]|option|br|hr|img|input|meta|link|wbr|source|track|col|area|base|embed|param)$/i;

/** Refuses markup of a depth that only an attack has. An unclosed tag counts as open to the end. @throws ConversionRefused */
export function checkDepth(html: string): void {
  let open = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (SELF_ENDING.test(name)) continue;
    open = Math.max(0, open + (slash ? -1 : 1));
    if (open > MAX_OPEN) throw new ConversionRefused('Elements are nested too deeply.', 'format.tooDeep');
  }
}

function guardedHtml(html: string): NewBlock[] {
  checkDepth(html);
  return blocksOfHtml(html);
}

/** The blocks of a document. @throws ConversionRefused */
export function blocksFrom(format: ImportFormat, content: string): NewBlock[] {
  if (format === 'text') return blocksOfText(content);
  return format === 'html' ? guardedHtml(content) : blocksOfMarkdown(content);
}

const ENDINGS: Record<string, ImportFormat> = {
  txt: 'text',
  text: 'text',
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
};

/** The format that a file's name promises; null for one that is not read. */
export function formatOfFile(name: string): ImportFormat | null {
  return ENDINGS[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
}
