/** How an article comes in: what the dialog is about, and what a file is refused for. */
import type { Material, Offer } from './material.ts';

export type Intake =
  | { kind: 'closed' }
  /** A new article from a headline alone. */
  | { kind: 'write' }
  /** A field that waits for text. */
  | { kind: 'paste' }
  | { kind: 'material'; material: Material; fileName: string | null };

/** The server refuses more; said here before anything is sent. */
export const FILE_LIMIT_MB = 1;
const FILE_LIMIT_BYTES = FILE_LIMIT_MB * 1024 * 1024;

export type FileFault = 'fileUnknown' | 'fileLarge' | 'fileUnreadable';

/** What is wrong with a file before it is read; null when it can be. */
export function fileFault({ name, size }: Pick<File, 'name' | 'size'>): FileFault | null {
  if (!/\.(html?|md|markdown|txt)$/iu.test(name)) return 'fileUnknown';
  return size > FILE_LIMIT_BYTES ? 'fileLarge' : null;
}

/** The text of a file: UTF-8, or else Windows-1252, in which old newsroom systems write. Binary data is refused. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes.subarray(0, 4_000).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What a clipboard holds; null when it is neither text nor HTML. */
export function clipboardOffer(data: Pick<DataTransfer, 'getData'>): Offer | null {
  const text = data.getData('text/plain');
  const html = data.getData('text/html');
  if (text.trim() === '' && html.trim() === '') return null;
  return html.trim() === '' ? { text } : { text, html };
}
