/** The body of an answer as text: unpacked, never more than a bound of it, in the characters that it was written in. */
import type { IncomingMessage } from 'node:http';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { PageRefused } from './guardedGet.ts';

const UNPACKERS = {
  gzip: createUnzip,
  'x-gzip': createUnzip,
  deflate: createUnzip,
  br: createBrotliDecompress,
} as const;

const unreadable = () => new PageRefused('page.unreadable', 'What came from this address cannot be read.');

function unpacked(answer: IncomingMessage): AsyncIterable<Buffer> {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return answer;
  const open = UNPACKERS[encoding as keyof typeof UNPACKERS];
  if (!open) throw unreadable();
  const unpacker = open();
  answer.once('error', (error) => unpacker.destroy(error));
  return answer.pipe(unpacker);
}

/** The first `most` bytes after unpacking; the rest is never asked for. @throws PageRefused */
export async function firstBytes(answer: IncomingMessage, most: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of unpacked(answer)) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= most) break;
    }
  } catch (error) {
    if (signal.aborted || error instanceof PageRefused) throw error;
    throw unreadable();
  } finally {
    answer.destroy();
  }
  return Buffer.concat(chunks).subarray(0, most);
}

const BYTE_ORDER_MARKS: readonly [mark: string, label: string][] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];
/** So many bytes of a page are searched for what it says of its own characters (HTML, 13.2.3.2). */
const PRESCAN_BYTES = 1_024;
const DECLARED = /<meta[^>]{0,500}charset\s*=\s*["']?\s*([\w:-]{1,40})/i;

function decoderFor(label: string | undefined): TextDecoder | null {
  try {
    return label ? new TextDecoder(label) : null;
  } catch {
    return null;
  }
}

function declaredIn(bytes: Buffer): TextDecoder | null {
  const label = DECLARED.exec(bytes.subarray(0, PRESCAN_BYTES).toString('latin1'))?.[1];
  // Whoever wrote that in single bytes did not write UTF-16.
  return decoderFor(label && /^utf-?16/i.test(label) ? 'utf-8' : label);
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** As browsers do it: byte order mark, then the header, then the page itself; else UTF-8 if it is that, else Windows-1252. */
export function decoded(bytes: Buffer, contentType: string): string {
  const start = bytes.subarray(0, 3).toString('hex');
  const marked = BYTE_ORDER_MARKS.find(([mark]) => start.startsWith(mark))?.[1];
  const header = /charset\s*=\s*["']?\s*([\w:-]{1,40})/i.exec(contentType)?.[1];
  const told = decoderFor(marked) ?? decoderFor(header) ?? declaredIn(bytes);
  return (told ?? new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252')).decode(bytes);
}
