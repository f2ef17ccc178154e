/** A GIF's blocks (GIF89a): pictures, their timing and how often they repeat stay; comments, texts and notes of programs go. */
import { keep } from './pieces.ts';

const SCREEN_BYTES = 13;
const [EXTENSION, IMAGE, TRAILER, CONTROL, APPLICATION] = [0x21, 0x2c, 0x3b, 0xf9, 0xff] as const;
const REPEATING = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/;

const tableBytes = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);

/** Behind the sub-blocks that begin at `at`, each with its length before it, the last with none. */
function behindBlocks(bytes: Buffer, at: number): number {
  let next = at;
  for (let size = bytes[next] ?? 0; size > 0; size = bytes[next] ?? 0) next += size + 1;
  return next + 1;
}

export function bareGif(bytes: Buffer): Buffer {
  let at = SCREEN_BYTES + tableBytes(bytes[10] ?? 0);
  const pieces = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const [kind, label] = [bytes[at], bytes[at + 1]];
    if (kind !== EXTENSION && kind !== IMAGE) break;
    const body = kind === EXTENSION ? at + 2 : at + 11 + tableBytes(bytes[at + 9] ?? 0);
    const end = behindBlocks(bytes, body);
    const isRepeating = label === APPLICATION && REPEATING.test(bytes.toString('latin1', at + 3, at + 14));
    if (kind === IMAGE || label === CONTROL || isRepeating) keep(pieces, bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...pieces, Buffer.from([TRAILER])]);
}
