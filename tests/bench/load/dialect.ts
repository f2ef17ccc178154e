/** How each server is spoken to: y-websocket's protocol, and hocuspocus's, which names the document in every frame. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export type DialectName = 'y-websocket' | 'hocuspocus';

export interface Dialect {
  url(port: number, article: string): string;
  /** What is said first on a socket; null where nothing need be. */
  greeting(article: string): Uint8Array | null;
  /** A frame of the y-websocket protocol as this server takes it. */
  wrap(article: string, frame: Uint8Array): Uint8Array;
  /** The frame of the y-websocket protocol in what this server sent. */
  unwrap(data: Uint8Array): Uint8Array;
}

const AUTH = 2;
const TOKEN = 0;

function named(article: string, rest: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, article);
  rest(encoder);
  return encoding.toUint8Array(encoder);
}

export const DIALECTS: Record<DialectName, Dialect> = {
  'y-websocket': {
    url: (port, article) => `ws://127.0.0.1:${port}/sync/${article}?schema=1`,
    greeting: () => null,
    wrap: (_article, frame) => frame,
    unwrap: (data) => data,
  },
  hocuspocus: {
    url: (port) => `ws://127.0.0.1:${port}/`,
    greeting: (article) =>
      named(article, (encoder) => {
        encoding.writeVarUint(encoder, AUTH);
        encoding.writeVarUint(encoder, TOKEN);
        encoding.writeVarString(encoder, 'anybody');
      }),
    wrap: (article, frame) => named(article, (encoder) => encoding.writeUint8Array(encoder, frame)),
    unwrap(data) {
      const decoder = decoding.createDecoder(data);
      decoding.readVarString(decoder);
      return data.subarray(decoder.pos);
    },
  },
};
