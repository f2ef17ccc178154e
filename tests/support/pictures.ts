/** Small pictures of every kind that is taken, made of their headers; the PNG is a whole one that browsers draw. */

const latin = (text: string) => [...Buffer.from(text, 'latin1')];
const big = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const little = (value: number, bytes: number) => Array.from({ length: bytes }, (_, n) => (value >>> (8 * n)) & 255);
const padded = (...parts: number[][]) => new Uint8Array([...parts.flat(), ...new Array(40).fill(0)]);

/** A red dot. */
export const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
);

export const pngOf = (width: number, height: number) =>
  padded(latin('\x89PNG\r\n\x1a\n'), big(13), latin('IHDR'), big(width), big(height));

export const jpegOf = (width: number, height: number) => {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  const table = [0xff, 0xc4, 0, 4, 1, 2];
  return padded([0xff, 0xd8, 0xff, 0xe0, 0, 4, 7, 7], table, [0xff, 0xff, 0xc2, 0, 11, 8], size);
};

export const gifOf = (width: number, height: number) => padded(latin('GIF89a'), little(width, 2), little(height, 2));

const riff = (form: string) => [...latin('RIFF'), ...little(99, 4), ...latin(`WEBP${form}`), ...little(30, 4)];
export const webpOf = {
  lossy: (width: number, height: number) =>
    padded(riff('VP8 '), [0, 0, 0, 0x9d, 0x01, 0x2a], little(width, 2), little(height, 2)),
  lossless: (width: number, height: number) =>
    padded(riff('VP8L'), [0x2f], little((width - 1) | ((height - 1) << 14), 4)),
  extended: (width: number, height: number) =>
    padded(riff('VP8X'), [0, 0, 0, 0], little(width - 1, 3), little(height - 1, 3)),
};

export const avifOf = (width: number, height: number) => {
  const ispe = (w: number, h: number) => [...big(20), ...latin('ispe'), ...big(0), ...big(w), ...big(h)];
  return padded(big(24), latin('ftypavif'), big(0), latin('avifmif1'), ispe(8, 8), ispe(width, height));
};

/** A JPEG without a picture, with what a camera writes of itself and of the moment (`2026:11:25 09:30:00`). */
export function jpegWithExif(make: string, taken: string): Uint8Array {
  const entry = (tag: number, type: number, count: number, value: number) => [
    ...[...little(tag, 2), ...little(type, 2), ...little(count, 4), ...little(value, 4)],
  ];
  const [ascii, long] = [2, 4];
  const maker = latin(`${make}\0`);
  const time = latin(`${taken}\0`);
  // One list of two entries, then one of one, then the words; places count from the byte order mark.
  const second = 8 + 2 + 2 * 12 + 4;
  const words = second + 2 + 12 + 4;
  const tiff = [
    ...latin('II*\0'),
    ...little(8, 4),
    ...little(2, 2),
    ...entry(0x010f, ascii, maker.length, words),
    ...entry(0x8769, long, 1, second),
    ...little(0, 4),
    ...little(1, 2),
    ...entry(0x9003, ascii, time.length, words + maker.length),
    ...little(0, 4),
    ...maker,
    ...time,
  ];
  const segment = [...latin('Exif\0\0'), ...tiff];
  const size = segment.length + 2;
  return padded([0xff, 0xd8, 0xff, 0xe1, size >> 8, size & 255], segment, [0xff, 0xd9]);
}
