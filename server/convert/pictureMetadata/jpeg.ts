/**
 * A JPEG's segments one by one (ITU T.81, B.1): what draws the picture stays, what tells of its making goes. Whatever
 * follows the end of the picture goes, too: phones put a second picture or a film there, with notes of their own.
 */
import { orientationIn, tiffOf } from './orientation.ts';
import { keep } from './pieces.ts';

const [SOI, EOI, SOS, APP0, APP1, APP2, APP14, APP15, COM] = [
  ...[0xd8, 0xd9, 0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe],
] as const;
const EXIF = 'Exif\0\0';
/** Of an APP0 segment of JFIF what precedes its thumbnail: length, name, version, density, the thumbnail's size. */
const JFIF_BYTES = 16;

const isAlone = (marker: number) => marker === SOI || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
const named = (body: Buffer, name: string) => body.toString('latin1', 0, name.length) === name;

/** What stays of a segment; null: nothing. `body` is what follows its length. */
function kept(marker: number, segment: Buffer, body: Buffer): Buffer | null {
  if (marker === COM) return null;
  if (marker < APP0 || marker > APP15) return segment;
  if (marker === APP0) return named(body, 'JFIF\0') ? withoutThumbnail(segment) : null;
  const isColour = (marker === APP2 && named(body, 'ICC_PROFILE\0')) || (marker === APP14 && named(body, 'Adobe'));
  return isColour ? segment : null;
}

function withoutThumbnail(segment: Buffer): Buffer {
  if (segment.length <= JFIF_BYTES + 2) return segment;
  const short = Buffer.from(segment.subarray(0, JFIF_BYTES + 2));
  short.writeUInt16BE(JFIF_BYTES, 2);
  short.writeUInt16BE(0, JFIF_BYTES);
  return short;
}

/** Where the marker stands that ends the coded data from `at` on; in it every 0xFF is followed by 0 or a restart. */
function endOfScan(bytes: Buffer, at: number): number {
  for (let next = bytes.indexOf(0xff, at); next >= 0; next = bytes.indexOf(0xff, next + 1)) {
    const marker = bytes[next + 1];
    if (marker === undefined) return next;
    const isData = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (!isData) return next;
  }
  return bytes.length;
}

function orientationSegment(orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from(EXIF, 'latin1'), tiffOf(orientation)]);
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Pieces of the file that stay, in their order, and the orientation that was noted in what does not. */
function walk(bytes: Buffer): { pieces: Buffer[]; orientation: number | null } {
  const pieces: Buffer[] = [];
  let orientation: number | null = null;
  let at = 2;
  while (at < bytes.length) {
    const start = bytes.indexOf(0xff, at);
    const marker = bytes[start + 1];
    if (start < 0 || marker === undefined) break;
    at = start + 1;
    if (marker === 0xff || marker === 0) continue;
    at = start + 2;
    if (marker === EOI) break;
    if (isAlone(marker)) continue;
    if (at + 2 > bytes.length) break;
    const end = at + Math.max(2, bytes.readUInt16BE(at));
    const body = bytes.subarray(at + 2, end);
    if (marker === APP1 && named(body, EXIF)) orientation ??= orientationIn(body.subarray(EXIF.length));
    const piece = kept(marker, bytes.subarray(start, end), body);
    at = end;
    if (piece) keep(pieces, piece);
    if (marker !== SOS) continue;
    at = endOfScan(bytes, end);
    keep(pieces, bytes.subarray(end, at));
  }
  return { pieces, orientation };
}

export function bareJpeg(bytes: Buffer): Buffer {
  const { pieces, orientation } = walk(bytes);
  const turned = orientation === null ? [] : [orientationSegment(orientation)];
  const [first, ...others] = pieces;
  const isJfif = first?.[1] === APP0;
  const head = isJfif && first ? [first, ...turned, ...others] : [...turned, ...pieces];
  return Buffer.concat([Buffer.from([0xff, SOI]), ...head, Buffer.from([0xff, EOI])]);
}
