/**
 * What a picture is, told from its first bytes and never from its name: type and size in pixels. Nothing is decoded, so a
 * picture of a billion pixels costs nothing here and is refused before any browser unpacks it.
 */
export interface Picture {
  type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif' | 'image/avif';
  /** Pixels; 0 where the header does not say. */
  width: number;
  height: number;
}

/** As much as a large camera gives; a browser needs four bytes for each. */
const MAX_PIXELS = 100_000_000;
const MAX_SIDE = 20_000;

type Size = Pick<Picture, 'width' | 'height'>;
const NO_SIZE: Size = { width: 0, height: 0 };

/** JPEG: the frame header, found by going from segment to segment. C4, C8 and CC are no frame headers. */
function jpegSize(bytes: DataView): Size {
  for (let at = 2; at + 9 < bytes.byteLength; ) {
    if (bytes.getUint8(at) !== 0xff) return NO_SIZE;
    const marker = bytes.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.getUint16(at + 5), width: bytes.getUint16(at + 7) };
    at += 2 + bytes.getUint16(at + 2);
  }
  return NO_SIZE;
}

/** WebP in its three forms: lossy, lossless, extended. */
function webpSize(bytes: DataView, form: string): Size {
  const short = (at: number) => bytes.getUint16(at, true);
  const three = (at: number) => short(at) | (bytes.getUint8(at + 2) << 16);
  if (form === 'VP8 ') return { width: short(26) & 0x3fff, height: short(28) & 0x3fff };
  if (form === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 };
  if (form !== 'VP8L') return NO_SIZE;
  const packed = bytes.getUint32(21, true);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

/** AVIF: the largest `ispe` box near the start; a grid's tiles have smaller ones of their own. */
function avifSize(bytes: DataView, latin: (from: number, to: number) => string): Size {
  const head = latin(0, Math.min(bytes.byteLength, 65_536));
  let size = NO_SIZE;
  for (let at = head.indexOf('ispe'); at >= 0; at = head.indexOf('ispe', at + 4)) {
    if (at + 16 > bytes.byteLength) break;
    const found = { width: bytes.getUint32(at + 8), height: bytes.getUint32(at + 12) };
    if (found.width * found.height > size.width * size.height) size = found;
  }
  return size;
}

/** The picture that these bytes are; null for anything that browsers do not show everywhere, or a broken header. */
export function pictureIn(content: Uint8Array): Picture | null {
  if (content.byteLength < 32) return null;
  const bytes = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const latin = (from: number, to: number) => Buffer.from(content.subarray(from, to)).toString('latin1');
  if (latin(0, 8) === '\x89PNG\r\n\x1a\n' && latin(12, 16) === 'IHDR') {
    return { type: 'image/png', width: bytes.getUint32(16), height: bytes.getUint32(20) };
  }
  if (latin(0, 3) === '\xff\xd8\xff') return { type: 'image/jpeg', ...jpegSize(bytes) };
  if (/^GIF8[79]a$/.test(latin(0, 6))) {
    return { type: 'image/gif', width: bytes.getUint16(6, true), height: bytes.getUint16(8, true) };
  }
  if (latin(0, 4) === 'RIFF' && latin(8, 12) === 'WEBP') {
    return { type: 'image/webp', ...webpSize(bytes, latin(12, 16)) };
  }
  if (latin(4, 8) === 'ftyp' && /avi[fs]/.test(latin(8, 32))) {
    return { type: 'image/avif', ...avifSize(bytes, latin) };
  }
  return null;
}

/** Whether a browser can be asked to show it: its header says how large it is, and that is not too large. */
export function isShowable({ width, height }: Picture): boolean {
  return width > 0 && height > 0 && Math.max(width, height) <= MAX_SIDE && width * height <= MAX_PIXELS;
}

export const ENDINGS: Record<Picture['type'], string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
};
