/** A PNG's chunks (W3C PNG, third edition): those that draw stay, those that tell go, and so does what follows the end. */
import { crc32 } from 'node:zlib';
import { orientationIn, tiffOf } from './orientation.ts';
import { keep } from './pieces.ts';

const SIGNATURE_BYTES = 8;
/** Length, name and checksum of a chunk. */
const AROUND = 12;
const DRAWING = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);

function chunkOf(name: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(data.length + AROUND);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(name, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

export function barePng(bytes: Buffer): Buffer {
  const pieces = [bytes.subarray(0, SIGNATURE_BYTES)];
  let at = SIGNATURE_BYTES;
  while (at + 8 <= bytes.length) {
    const end = at + AROUND + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const chunk = bytes.subarray(at, end);
    const orientation = name === 'eXIf' ? orientationIn(chunk.subarray(8, -4)) : null;
    if (orientation !== null) keep(pieces, chunkOf('eXIf', tiffOf(orientation)));
    if (DRAWING.has(name)) keep(pieces, chunk);
    if (name === 'IEND' || !/^[A-Za-z]{4}$/.test(name)) break;
    at = end;
  }
  return Buffer.concat(pieces);
}
