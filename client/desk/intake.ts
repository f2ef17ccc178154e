/** How an article comes in: what the dialog is about, and what a file is refused for. */
import type { Material, Offer } from './material.ts';

export type Intake =
  | { kind: 'closed' }
  /** A new article from a headline alone. */
  | { kind: 'write' }
  /** A field that waits for text. */
  | { kind: 'paste' }
  | { kind: 'material'; material: Material }
  /** One file, or several at once; the server reads them. */
  | { kind: 'files'; files: readonly File[] };

/** The server refuses more; said here before anything is sent. */
export const FILE_LIMIT_MB = 25;
const FILE_LIMIT_BYTES = FILE_LIMIT_MB * 1024 * 1024;

export type FileFault = 'fileUnknown' | 'fileLarge' | 'fileEmpty';

/** What is wrong with a file before it is read; null when it can be. */
export function fileFault({ name, size }: Pick<File, 'name' | 'size'>): FileFault | null {
  if (!/\.(docx|html?|xhtml|md|markdown|txt|text|json)$/iu.test(name)) return 'fileUnknown';
  if (size === 0) return 'fileEmpty';
  return size > FILE_LIMIT_BYTES ? 'fileLarge' : null;
}

/** What a clipboard holds; null when it is neither text nor HTML. */
export function clipboardOffer(data: Pick<DataTransfer, 'getData'>): Offer | null {
  const text = data.getData('text/plain');
  const html = data.getData('text/html');
  if (text.trim() === '' && html.trim() === '') return null;
  return html.trim() === '' ? { text } : { text, html };
}
