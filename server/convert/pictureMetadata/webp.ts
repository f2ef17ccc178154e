/** A WebP's chunks (RFC 9649): those that draw stay. Its header says which there are, so that is mended. */
import { orientationIn, tiffOf } from './orientation.ts';
import { keep } from './pieces.ts';

const HEADER_BYTES = 12;
const DRAWING = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** In the flags of VP8X. */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04];

function chunkOf(name: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(8 + data.length + (data.length % 2));
  chunk.write(name, 0, 'latin1');
  chunk.writeUInt32LE(data.length, 4);
  data.copy(chunk, 8);
  return chunk;
}

/** Exif in a WebP may begin with the name that it has in a JPEG. */
const tiffIn = (data: Buffer) => (data.toString('latin1', 0, 6) === 'Exif\0\0' ? data.subarray(6) : data);

export function bareWebp(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let orientation: number | null = null;
  const whole = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let at = HEADER_BYTES; at + 8 <= whole; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const chunk = Buffer.from(bytes.subarray(at, Math.min(whole, at + 8 + size + (size % 2))));
    if (name === 'EXIF') orientation ??= orientationIn(tiffIn(chunk.subarray(8)));
    if (DRAWING.has(name)) keep(pieces, chunk);
    at += 8 + size + (size % 2);
  }
  const [head] = pieces;
  const isExtended = head?.toString('latin1', 0, 4) === 'VP8X' && head.length > 8;
  const turned = orientation !== null && isExtended ? [chunkOf('EXIF', tiffOf(orientation))] : [];
  if (isExtended) head.writeUInt8((head.readUInt8(8) & ~(HAS_EXIF | HAS_XMP)) | (turned.length > 0 ? HAS_EXIF : 0), 8);
  const bare = Buffer.concat([bytes.subarray(0, HEADER_BYTES), ...pieces, ...turned]);
  bare.writeUInt32LE(bare.length - 8, 4);
  return bare;
}
