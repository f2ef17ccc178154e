/**
 * A message as bytes: version, kind, fields (lib0 encoding). What does not fit to the last byte, says another version, or
 * is larger than anything an honest node sends, is no message.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { GROWN, type Message, type ToldPresence, type ToldRow } from './port.ts';

const VERSION = 1;
const KIND = { text: 0, grew: 1, presence: 2, roll: 3, rights: 4, guesses: 5 } as const;

/** Bytes of one message. A commit that is longer is told as `grew`: a node reads it from the log just as well. */
const MAX_MESSAGE_BYTES = 256 * 1024;
const MOST_ROWS = 5_000;
const MOST_ENTRIES = 2_000;
const MOST_KEYS = 1_000;
const MOST_CHARACTERS = 4_096;

/** @returns null when it would be too long to send. */
export function encodeMessage(message: Message): Uint8Array | null {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, VERSION);
  encoding.writeUint8(encoder, KIND[message.kind]);
  writeBody(encoder, message);
  return encoding.length(encoder) > MAX_MESSAGE_BYTES ? null : encoding.toUint8Array(encoder);
}

function writeMany<T>(encoder: encoding.Encoder, items: readonly T[], write: (item: T) => void): void {
  encoding.writeVarUint(encoder, items.length);
  for (const item of items) write(item);
}

function writeBody(encoder: encoding.Encoder, message: Message): void {
  switch (message.kind) {
    case 'text':
      encoding.writeVarUint(encoder, message.after);
      writeMany(encoder, message.rows, ({ author, update }) => {
        // No person has an empty id.
        encoding.writeVarString(encoder, author ?? '');
        encoding.writeVarUint8Array(encoder, update);
      });
      break;
    case 'grew':
      encoding.writeUint8(encoder, GROWN.indexOf(message.what));
      break;
    case 'presence':
      writeMany(encoder, message.entries, ({ client, clock, person, state }) => {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, person);
        encoding.writeVarString(encoder, state);
      });
      break;
    case 'guesses':
      writeMany(encoder, message.keys, (key) => encoding.writeVarString(encoder, key));
      break;
    case 'roll':
    case 'rights':
      break;
    default:
      message satisfies never;
  }
}

/** Null for whatever is not a message. Never throws. */
export function decodeMessage(bytes: Uint8Array): Message | null {
  if (bytes.byteLength > MAX_MESSAGE_BYTES) return null;
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readUint8(decoder) !== VERSION) return null;
    const message = readBody(decoder, decoding.readUint8(decoder));
    return decoding.hasContent(decoder) ? null : message;
  } catch {
    return null;
  }
}

function readBody(decoder: decoding.Decoder, kind: number): Message | null {
  switch (kind) {
    case KIND.text: {
      const after = decoding.readVarUint(decoder);
      const rows = readMany(decoder, MOST_ROWS, readRow);
      return rows.length > 0 ? { kind: 'text', after, rows } : null;
    }
    case KIND.grew: {
      const what = GROWN[decoding.readUint8(decoder)];
      return what ? { kind: 'grew', what } : null;
    }
    case KIND.presence:
      return { kind: 'presence', entries: readMany(decoder, MOST_ENTRIES, readEntry) };
    case KIND.guesses:
      return { kind: 'guesses', keys: readMany(decoder, MOST_KEYS, readShort) };
    case KIND.roll:
      return { kind: 'roll' };
    case KIND.rights:
      return { kind: 'rights' };
    default:
      return null;
  }
}

/** @throws when there are more than `most`, or fewer than it says. */
function readMany<T>(decoder: decoding.Decoder, most: number, read: (decoder: decoding.Decoder) => T): T[] {
  const count = decoding.readVarUint(decoder);
  if (count > most) throw new RangeError('too many');
  return Array.from({ length: count }, () => read(decoder));
}

function readShort(decoder: decoding.Decoder): string {
  const text = decoding.readVarString(decoder);
  if (text.length > MOST_CHARACTERS) throw new RangeError('too long');
  return text;
}

function readRow(decoder: decoding.Decoder): ToldRow {
  const author = readShort(decoder);
  return { author: author === '' ? null : author, update: decoding.readVarUint8Array(decoder) };
}

function readEntry(decoder: decoding.Decoder): ToldPresence {
  const [client, clock] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
  return { client, clock, person: readShort(decoder), state: readShort(decoder) };
}
