/**
 * Values on their way to PostgreSQL and back. Its text holds every character but NUL, which a hostile client may put into
 * an article and which SQLite keeps: it is written as two characters, of which the first stands in no text of a person.
 */
import { types } from 'pg';

/** A noncharacter of Unicode. */
const ESCAPE = '\u{10fffe}';
const ESCAPED: Record<string, string> = { '\0': `${ESCAPE}0`, [ESCAPE]: `${ESCAPE}1` };

function toText(text: string): string {
  if (!text.includes('\0') && !text.includes(ESCAPE)) return text;
  return text.replace(/[\0\u{10fffe}]/gu, (sign) => ESCAPED[sign] ?? sign);
}

function fromText(text: string): string {
  return text.includes(ESCAPE) ? text.replaceAll(`${ESCAPE}0`, '\0').replaceAll(`${ESCAPE}1`, ESCAPE) : text;
}

export const toParameters = (values: ReadonlyArray<unknown>): unknown[] =>
  values.map((value) => (typeof value === 'string' ? toText(value) : value));

const BYTEA = 17;
const INT8 = 20;
const TEXT = 25;
/** Numbers stay below 2^53 here, so that they need not be strings; bytes come as what they are, in a buffer of their own. */
export const readers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === TEXT) return fromText;
    if (oid === INT8) return Number;
    if (oid === BYTEA) return (hex: string) => new Uint8Array(Buffer.from(hex.slice(2), 'hex'));
    return types.getTypeParser(oid, format);
  },
} as typeof types;
