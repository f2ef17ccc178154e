/** What a file is. Its content decides; its name only where the content leaves a choice. */
import { fileTypeFromBuffer } from 'file-type';
import type { DocumentFormat } from '../../shared/intake/importReport.ts';
import { ConversionRefused } from './refusal.ts';

const ENDINGS: Record<string, DocumentFormat> = {
  txt: 'text',
  text: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  md: 'markdown',
  markdown: 'markdown',
  docx: 'docx',
  json: 'ninjs',
};

/** The format that a file's name promises; null for one that promises none that is read. */
export function formatOfName(name: string): DocumentFormat | null {
  return ENDINGS[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;
}

/** What programs call the stream in which they keep a document behind a password, as a compound file names it. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const NAMES: Record<string, string> = {
  odt: 'an OpenDocument text; save it as .docx',
  doc: 'a Word document of before 2007; save it as .docx',
  pdf: 'a PDF; export the article from the program that it was written in',
  rtf: 'a Rich Text document; save it as .docx',
};

/** Signs that no text has: what steers a terminal or a tape, except tabs, line ends and the form feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g;
const MOST_BINARY = 0.02;

/** Refuses what was decoded and is no text. @throws ConversionRefused */
export async function checkText(text: string, bytes: Uint8Array): Promise<void> {
  const sample = text.slice(0, 8_192);
  if ((sample.match(BINARY)?.length ?? 0) <= sample.length * MOST_BINARY) return;
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  throw type ? unsupported(type.ext) : new ConversionRefused('format.notText');
}

/** A zip is a document of Word or none; which, is told by who unpacks it. @throws ConversionRefused for what is read by nobody here. */
export function kindOf(bytes: Uint8Array): 'zip' | 'text' {
  const latin = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (['PK\x03\x04', 'PK\x05\x06'].includes(latin(0, 4))) return 'zip';
  if (latin(0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') {
    throw new ConversionRefused(Buffer.from(bytes).includes(ENCRYPTED) ? 'format.encrypted' : 'format.oldWord');
  }
  if (latin(0, 5) === '%PDF-') throw unsupported('pdf');
  if (latin(0, 5) === '{\\rtf') throw unsupported('rtf');
  return 'text';
}

export function unsupported(what: string): ConversionRefused {
  const said = NAMES[what] ?? `of the kind .${what}, which is not read; bring .docx, .html, .md, .txt or ninjs`;
  return new ConversionRefused('format.unsupported', `This file is ${said}.`);
}

const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i;
const MARKUP = /<(?:p|div|h[1-6]|ul|ol|li|article|section|br|span|figure|table|blockquote|a)(?:\s[^<>]*)?\/?>/i;

function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** The format of a text: a page is one whatever its name, and a name in .html or .json promises what it must hold. */
export function formatOfText(text: string, name: string): DocumentFormat {
  const promised = formatOfName(name);
  if (PAGE.test(text)) return 'html';
  if (isJson(text)) return promised === 'text' || promised === 'markdown' ? promised : 'ninjs';
  if (promised === 'ninjs')
    throw new ConversionRefused('format.damaged', 'This .json file is no JSON; export it once more.');
  if (promised === 'html') return MARKUP.test(text) ? 'html' : 'text';
  return promised === 'markdown' ? 'markdown' : 'text';
}
