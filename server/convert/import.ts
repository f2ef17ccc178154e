/** Documents from outside as blocks of our own. */
import { marked } from 'marked';
import type { NewBlock } from '../../shared/text/build.ts';
import { blocksOfHtml } from './html.ts';
import { blocksOfText } from './text.ts';

export type ImportFormat = 'text' | 'html' | 'markdown';

/** A document that cannot be read; `code` is stable. */
export class ConversionRefused extends Error {
  override name = 'ConversionRefused';
  readonly code = 'format.tooDeep';
}

/** Markers of nested quotes or lists that a line of Markdown may begin with; the parser calls itself for each. */
const MAX_NESTING = 100;
const DEEP_LINE = new RegExp(`^(?:[ \\t]*[>*+-]){${MAX_NESTING}}`, 'm');

function blocksOfMarkdown(markdown: string): NewBlock[] {
  if (DEEP_LINE.test(markdown)) throw new ConversionRefused('Quotes or lists are nested too deeply.');
  return blocksOfHtml(marked.parse(markdown, { async: false, gfm: true }));
}

/** The blocks of a document. @throws ConversionRefused */
export function blocksFrom(format: ImportFormat, content: string): NewBlock[] {
  if (format === 'text') return blocksOfText(content);
  return format === 'html' ? blocksOfHtml(content) : blocksOfMarkdown(content);
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
