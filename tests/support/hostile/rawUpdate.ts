/** Yjs updates written by hand, byte by byte as its first encoding has them, so that they may say what Yjs never would. */
import * as encoding from 'lib0/encoding';

type Id = readonly [client: number, clock: number];

/** What a part holds: the number of its kind in the encoding, and its bytes. */
export interface Content {
  ref: number;
  write(encoder: encoding.Encoder): void;
}

export interface Part {
  client: number;
  clock: number;
  content: Content;
  /** What stands left and right of it; without both, where it hangs: a root by name, or a part. */
  left?: Id;
  right?: Id;
  parent?: string | Id;
  /** The attribute of the parent that it sets. */
  sub?: string;
}

const number = (value: number) => (encoder: encoding.Encoder) => encoding.writeVarUint(encoder, value);

export const gone = (length: number): Content => ({ ref: 0, write: number(length) });
export const deleted = (length: number): Content => ({ ref: 1, write: number(length) });
export const letters = (text: string): Content => ({ ref: 4, write: (e) => encoding.writeVarString(e, text) });
export const skip = (length: number): Content => ({ ref: 10, write: number(length) });
export const format = (key: string, json: string): Content => ({
  ref: 6,
  write(encoder) {
    encoding.writeVarString(encoder, key);
    encoding.writeVarString(encoder, json);
  },
});
/** Content of a kind with bytes of one's own. */
export const strange = (ref: number, ...bytes: number[]): Content => ({
  ref,
  write: (encoder) => encoding.writeUint8Array(encoder, new Uint8Array(bytes)),
});

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

const hasPlace = ({ ref }: Content) => ref !== 0 && ref !== 10;

function writePlace(encoder: encoding.Encoder, { left, right, parent = 'body', sub }: Part): void {
  if (left) writeId(encoder, left);
  if (right) writeId(encoder, right);
  if (left || right) return;
  encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
  if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
  else writeId(encoder, parent);
  if (sub !== undefined) encoding.writeVarString(encoder, sub);
}

function writePart(encoder: encoding.Encoder, part: Part): void {
  const { content, left, right, sub } = part;
  const info = content.ref | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (sub === undefined ? 0 : 0x20);
  encoding.writeUint8(encoder, info);
  if (hasPlace(content)) writePlace(encoder, part);
  content.write(encoder);
}

type Range = readonly [clock: number, length: number];

/** @param deletes by client the ranges that are to be deleted, in the order given. */
export function rawUpdate(parts: readonly Part[], deletes: readonly (readonly [number, readonly Range[]])[] = []) {
  const encoder = encoding.createEncoder();
  const byClient = Map.groupBy(parts, ({ client }) => client);
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder, own.length);
    writeId(encoder, [client, own[0]?.clock ?? 0]);
    for (const part of own) writePart(encoder, part);
  }
  encoding.writeVarUint(encoder, deletes.length);
  for (const [client, ranges] of deletes) {
    writeId(encoder, [client, ranges.length]);
    for (const range of ranges) writeId(encoder, range);
  }
  return encoding.toUint8Array(encoder);
}
