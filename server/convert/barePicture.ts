/**
 * A picture without what its camera and its programs wrote into it: place, moment, device, owner, edits, thumbnails of the
 * uncropped picture. Such notes have given sources away. Only what is needed to draw it stays; nothing is decoded, and no
 * pixel changes.
 */
import type { Picture } from './picture.ts';
import { bareAvif } from './pictureMetadata/avif.ts';
import { bareGif } from './pictureMetadata/gif.ts';
import { bareJpeg } from './pictureMetadata/jpeg.ts';
import { barePng } from './pictureMetadata/png.ts';
import { bareWebp } from './pictureMetadata/webp.ts';

const BARE = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
  'image/gif': bareGif,
  'image/avif': bareAvif,
} as const satisfies Record<Picture['type'], (bytes: Buffer) => Buffer>;

/** Null where it is built in a way that cannot be followed, so that nobody knows what is in it. */
export function barePicture(bytes: Uint8Array, type: Picture['type']): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(BARE[type](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
