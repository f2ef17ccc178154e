/** XML of a document, read piece by piece and within bounds. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { decodeText } from '../decode.ts';
import { ConversionRefused } from '../refusal.ts';

/** Deeper than this no word processor nests; what reads a tree calls itself for each level. */
const MAX_DEPTH = 400;

export type XmlTag = SaxesTagNS;

export interface XmlReader {
  open?(tag: XmlTag): void;
  close?(tag: XmlTag): void;
  text?(text: string): void;
}

/** A part as text. No document has a document type; one that has means to define entities. @throws ConversionRefused */
export function xmlOf(bytes: Uint8Array): string {
  const { text } = decodeText(bytes);
  if (/<!(?:doctype|entity)/i.test(text)) throw new ConversionRefused('format.unsafeXml');
  return text.replace(/^\ufeff/, '').replace(/^<\?xml[^>]*\?>/, '');
}

/** @throws ConversionRefused for what is not well formed, or nested too deeply. */
export function readXml(xml: string, reader: XmlReader): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('error', () => {
    throw new ConversionRefused('format.damaged');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw new ConversionRefused('format.tooDeep');
    reader.open?.(tag);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    reader.close?.(tag);
  });
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.write(xml).close();
}

/** An attribute by its name without a prefix; '' where it is missing. */
export function attribute(tag: XmlTag, name: string): string {
  return Object.values(tag.attributes).find((each) => each.local === name)?.value ?? '';
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** The start of an element, as it was. */
export function startOf(tag: XmlTag): string {
  const attributes = Object.values(tag.attributes).map(({ name, value }) => ` ${name}="${escapeXml(value)}"`);
  return `<${tag.name}${attributes.join('')}>`;
}

/** All text in a part, a line for each paragraph. */
export function paragraphsIn(xml: string): string[] {
  const lines: string[] = [];
  let line = '';
  let isText = false;
  readXml(xml, {
    open: ({ local }) => {
      isText = local === 't';
      if (local === 'tab' || local === 'br') line += ' ';
    },
    text: (text) => {
      if (isText) line += text;
    },
    close: ({ local }) => {
      isText = false;
      if (local !== 'p') return;
      if (line.trim() !== '') lines.push(line.trim());
      line = '';
    },
  });
  return lines;
}
