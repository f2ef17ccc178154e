/**
 * Rows of a text's log as they lie once a snapshot covers them: hundreds in one page, column by column and compressed, for
 * a row of one letter is mostly its address. Nothing is left out: a page reads back as the rows that went into it, which
 * is looked at before they go, and its hash is looked at whenever it is read.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { createDecoder, readUint8Array, readVarInt, readVarUint, readVarUint8Array } from 'lib0/decoding';
import {
  createEncoder,
  toUint8Array,
  writeUint8Array,
  writeVarInt,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';
import type { TextRow } from '../ports.ts';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Of what a page holds, before anything else of it. */
const FORMAT = 1;
/** Beyond 5 it takes several times as long and gives a tenth less. */
const QUALITY = 5;

export interface TextPage {
  /** Numbers of its rows. */
  first: number;
  last: number;
  content: Uint8Array;
  /** Hex sha-256 of what the page holds, uncompressed. */
  hash: string;
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function encode(rows: readonly TextRow[]): Uint8Array {
  const encoder = createEncoder();
  const authors = [...new Set(rows.map(({ author }) => author))];
  writeVarUint(encoder, FORMAT);
  writeVarUint8Array(encoder, new TextEncoder().encode(JSON.stringify(authors)));
  writeVarUint(encoder, rows.length);
  for (const { author } of rows) writeVarUint(encoder, authors.indexOf(author));
  let before = 0;
  for (const { at } of rows) {
    writeVarInt(encoder, at - before);
    before = at;
  }
  for (const { update } of rows) writeVarUint(encoder, update.byteLength);
  for (const { update } of rows) writeUint8Array(encoder, update);
  return toUint8Array(encoder);
}

function decode(bytes: Uint8Array, first: number): TextRow[] {
  const decoder = createDecoder(bytes);
  if (readVarUint(decoder) !== FORMAT) throw new Error('a page of a text was written by a newer Kantlijn');
  const authors = JSON.parse(new TextDecoder().decode(readVarUint8Array(decoder))) as (string | null)[];
  const count = readVarUint(decoder);
  const each = <T>(read: () => T): T[] => Array.from({ length: count }, read);
  const byAuthor = each(() => authors[readVarUint(decoder)] ?? null);
  let at = 0;
  const times = each(() => (at += readVarInt(decoder)));
  const lengths = each(() => readVarUint(decoder));
  return lengths.map((length, place) => ({
    seq: first + place,
    author: byAuthor[place] ?? null,
    at: times[place] ?? 0,
    update: readUint8Array(decoder, length),
  }));
}

/** @param rows that follow one another, at least one. */
export async function packRows(rows: readonly TextRow[]): Promise<TextPage> {
  const [first, last] = [rows[0]?.seq ?? 0, rows.at(-1)?.seq ?? 0];
  const bytes = encode(rows);
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength };
  const page = { first, last, content: await compress(bytes, { params }), hash: hashOf(bytes) };
  if (!isSame(await unpackRows(page), rows))
    throw new Error(`rows ${first} to ${last} do not read back from their page`);
  return page;
}

function isSame(a: readonly TextRow[], b: readonly TextRow[]): boolean {
  return (
    a.length === b.length &&
    a.every((row, place) => {
      const other = b[place];
      if (row.seq !== other?.seq || row.author !== other.author || row.at !== other.at) return false;
      return Buffer.compare(row.update, other.update) === 0;
    })
  );
}

/** @throws when its bytes are not those that were written. */
export async function unpackRows({ first, content, hash }: Omit<TextPage, 'last'>): Promise<TextRow[]> {
  const bytes = await decompress(content);
  if (hashOf(bytes) !== hash) throw new Error(`the page of a text from row ${first} on is damaged`);
  return decode(bytes, first);
}
