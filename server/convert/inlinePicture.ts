/** A picture that lies in the document itself, as an address of the kind `data:`. */
import { barePicture } from './barePicture.ts';
import { isShowable, pictureIn } from './picture.ts';

/** As large as one that is brought by hand. */
const MAX_BYTES = 10 * 1024 * 1024;
const ADDRESS = /^data:image\/[\w.+-]+;base64,/i;

/** Its bytes without metadata; null for an address of another kind, and for what no browser shows. */
export function pictureOf(src: string): Uint8Array | null {
  const start = ADDRESS.exec(src)?.[0].length;
  if (start === undefined || src.length - start > MAX_BYTES * 1.4) return null;
  const bytes = new Uint8Array(Buffer.from(src.slice(start), 'base64'));
  const picture = bytes.length <= MAX_BYTES ? pictureIn(bytes) : null;
  return picture && isShowable(picture) ? barePicture(bytes, picture.type) : null;
}
