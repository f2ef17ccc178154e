/** Documents from outside as blocks of our own, with what they leave out. */
import type { DocumentFormat, ImportNote, LeftOut } from '../../shared/intake/importReport.ts';
import type { NewBlock } from '../../shared/text/build.ts';
import { decodeText } from './decode.ts';
import { readDocx } from './docx/docx.ts';
import { readHtml } from './html.ts';
import { type Imported, plainly } from './imported.ts';
import { checkText, formatOfName, formatOfText, kindOf } from './kind.ts';
import { readMarkdown } from './markdown.ts';
import { readNinjs } from './ninjs.ts';
import { ConversionRefused } from './refusal.ts';
import { wordsOf } from './runs.ts';
import { blocksOfText } from './text.ts';

/** Formats that are sent as text. */
export type ImportFormat = 'text' | 'html' | 'markdown';

/** Characters of a text that are read; the longest novel has a third of it. */
const MAX_TEXT = 10_000_000;

/** What a document turned out to be. */
export interface ReadDocument {
  imported: Imported;
  format: DocumentFormat;
  /** Null where there was nothing to decode. */
  encoding: string | null;
}

function readPlain(text: string): Imported {
  const left: LeftOut[] = [];
  return plainly(blocksOfText(text, left), left);
}

/** A document that somebody sent as text. @throws ConversionRefused */
export function readText(format: ImportFormat, content: string): Imported {
  if (content.length > MAX_TEXT) throw new ConversionRefused('format.tooLarge');
  if (format === 'text') return readPlain(content);
  if (format === 'markdown') return readMarkdown(content);
  const { blocks, left, pictures, notes } = readHtml(content, 'any');
  return { ...plainly(blocks, left), pictures, notes };
}

/** The blocks alone. @throws ConversionRefused */
export function blocksFrom(format: ImportFormat, content: string): NewBlock[] {
  return readText(format, content).blocks;
}

function notesOn(name: string, format: DocumentFormat, decoding: { encoding: string; isGuess: boolean; lost: number }) {
  const notes: ImportNote[] = [];
  const promised = formatOfName(name);
  if (promised !== null && promised !== format) notes.push({ code: 'nameWrong', detail: format });
  if (decoding.isGuess) notes.push({ code: 'encodingGuessed', detail: decoding.encoding });
  if (decoding.lost > 0) notes.push({ code: 'charactersLost', count: decoding.lost });
  return notes;
}

/** A file, by what it holds. @throws ConversionRefused */
export async function readFile(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  if (kindOf(bytes) === 'zip') {
    const imported = await readDocx(bytes);
    const hasWords = imported.blocks.some(({ runs }) => /[\p{L}\p{N}]/u.test(wordsOf(runs)));
    if (!hasWords && imported.pictures.length === 0) throw new ConversionRefused('format.empty');
    const isNamed = [null, 'docx'].includes(formatOfName(name));
    const notes: ImportNote[] = isNamed ? [] : [{ code: 'nameWrong', detail: 'docx' }];
    return { imported: { ...imported, notes: [...imported.notes, ...notes] }, format: 'docx', encoding: null };
  }
  const decoding = decodeText(bytes);
  const { text, encoding } = decoding;
  await checkText(text, bytes);
  if (!/[\p{L}\p{N}]/u.test(text)) throw new ConversionRefused('format.empty');
  const format = formatOfText(text, name);
  if (text.length > MAX_TEXT) throw new ConversionRefused('format.tooLarge');
  const imported = format === 'ninjs' ? readNinjs(text) : readText(format as ImportFormat, text);
  return {
    imported: { ...imported, notes: [...imported.notes, ...notesOn(name, format, decoding)] },
    format,
    encoding,
  };
}
