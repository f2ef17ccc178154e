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
