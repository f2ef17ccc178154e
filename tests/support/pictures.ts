import { crc32, deflateSync } from 'node:zlib';

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

/** A TIFF block with a maker, an orientation and whatever else a camera notes. */
function tiffWith(note: string, orientation: number): number[] {
  const words = latin(`${note}\0`);
  return [
    ...[...latin('II*\0'), ...little(8, 4), ...little(2, 2)],
    ...[...little(0x010f, 2), ...little(2, 2), ...little(words.length, 4), ...little(38, 4)],
    ...[...little(0x0112, 2), ...little(3, 2), ...little(1, 4), ...little(orientation, 2), 0, 0],
    ...[...little(0, 4), ...words],
  ];
}

const chunkOf = (name: string, data: readonly number[]) => {
  const body = [...latin(name), ...data];
  return [...big(data.length), ...body, ...big(crc32(Uint8Array.from(body)))];
};
const box = (type: string, ...content: number[][]) => {
  const body = content.flat();
  return [...big(body.length + 8), ...latin(type), ...body];
};
const two = (value: number) => [value >> 8, value & 255];

function notedJpeg(note: string, tiff: number[]): number[] {
  const segment = (marker: number, ...body: number[][]) => [
    0xff,
    marker,
    ...two(body.flat().length + 2),
    ...body.flat(),
  ];
  const scan = latin('\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\xff\x00\x34\xff\xd0\x56');
  return [
    ...[0xff, 0xd8, ...segment(0xe0, latin('JFIF\0'), [1, 1, 0, 0, 1, 0, 1, 0, 0])],
    ...[...segment(0xe1, latin('Exif\0\0'), tiff), ...segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${note}`))],
    ...[...segment(0xed, latin(`Photoshop 3.0\0${note}`)), ...segment(0xfe, latin(note))],
    ...[...segment(0xc0, [8, ...two(9), ...two(9), 1, 1, 0x11, 0]), ...scan, 0xff, 0xd9],
    // A second picture behind the first, as phones put one.
    ...[0xff, 0xd8, ...segment(0xe1, latin('Exif\0\0'), tiff), 0xff, 0xd9],
  ];
}

function notedPng(note: string, tiff: number[]): number[] {
  const text = latin(`Author\0${note}`);
  return [
    ...latin('\x89PNG\r\n\x1a\n'),
    ...chunkOf('IHDR', [...big(1), ...big(1), 8, 2, 0, 0, 0]),
    ...[...chunkOf('eXIf', tiff), ...chunkOf('tEXt', text), ...chunkOf('iTXt', text), ...chunkOf('caBX', text)],
    ...[...chunkOf('IDAT', [...deflateSync(Buffer.from([0, 255, 0, 0]))]), ...chunkOf('IEND', []), ...latin(note)],
  ];
}

function notedWebp(note: string, tiff: number[]): number[] {
  const part = (name: string, data: number[]) => {
    return [...latin(name), ...little(data.length, 4), ...data, ...(data.length % 2 ? [0] : [])];
  };
  const parts = [
    ...part('VP8X', [0x0c, 0, 0, 0, ...little(8, 3), ...little(8, 3)]),
    ...[...part('VP8 ', latin('drawn here')), ...part('EXIF', tiff), ...part('XMP ', latin(note))],
  ];
  return [...latin('RIFF'), ...little(parts.length + 4, 4), ...latin('WEBP'), ...parts, ...latin(note)];
}

function notedGif(note: string): number[] {
  const blocks = (text: string) => [text.length, ...latin(text), 0];
  return [
    ...[...latin('GIF89a'), ...little(9, 2), ...little(9, 2), 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
    ...[0x21, 0xff, ...blocks('NETSCAPE2.0').slice(0, -1), 3, 1, 0, 0, 0],
    ...[0x21, 0xff, ...blocks('XMP DataXMP').slice(0, -1), ...blocks(note), 0x21, 0xfe, ...blocks(note)],
    ...[0x2c, ...little(0, 4), ...little(9, 2), ...little(9, 2), 0, 2, 2, 0x44, 1, 0, 0x3b, ...latin(note)],
  ];
}

function notedAvif(note: string, tiff: number[]): number[] {
  const drawn = latin('the coded picture');
  const exif = [...big(0), ...tiff];
  const entry = (id: number, type: string) => box('infe', [2, 0, 0, 0], two(id), two(0), latin(`${type}\0`));
  const items = box('iinf', big(0), two(2), entry(1, 'av01'), entry(2, 'Exif'));
  const at = (id: number, from: number, length: number) => [
    ...two(id),
    ...two(0),
    ...two(1),
    ...big(from),
    ...big(length),
  ];
  const metaWith = (from: number) => {
    const places = [...at(1, from, drawn.length), ...at(2, from + drawn.length, exif.length)];
    const size = box('iprp', box('ipco', box('ispe', big(0), big(9), big(9))));
    return box('meta', big(0), items, box('iloc', big(0), [0x44, 0], two(2), places), size);
  };
  const head = box('ftyp', latin('avif'), big(0), latin('avifmif1'));
  const mark = box('uuid', latin(note));
  const data = head.length + mark.length + metaWith(0).length + 8;
  return [...head, ...mark, ...metaWith(data), ...box('mdat', drawn, exif)];
}

/** A picture of each kind in which a camera and programs have written `note` wherever they can. */
export function noted(note: string, orientation: number) {
  const tiff = tiffWith(note, orientation);
  return {
    jpeg: Uint8Array.from(notedJpeg(note, tiff)),
    png: Uint8Array.from(notedPng(note, tiff)),
    webp: Uint8Array.from(notedWebp(note, tiff)),
    gif: Uint8Array.from(notedGif(note)),
    avif: Uint8Array.from(notedAvif(note, tiff)),
  };
}
