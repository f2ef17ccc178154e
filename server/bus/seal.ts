/**
 * Messages on a wire that others may read or write: sealed with AES-256-GCM under a key that only the nodes of this
 * installation have. Each process seals under a key of its own, derived from its random name, and counts; so no nonce
 * comes twice, who said something is proven, and what was heard before is not heard again.
 *
 * A sealed message: version (1 byte), the sender's name (16), its count (8), the ciphertext, the tag (16).
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const NAME_BYTES = 16;
const COUNT_BYTES = 8;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NAME_BYTES + COUNT_BYTES;
/** Senders remembered; a newsroom has a handful of nodes, and each start makes a new name. */
const REMEMBERED = 256;

export interface Sealer {
  /** This process, in hex. */
  readonly name: string;
  seal(topic: string, message: Uint8Array): Buffer;
  /** Null for whatever was not sealed by a node of this installation for this topic, and for what was heard before. */
  open(topic: string, sealed: Buffer): { message: Uint8Array; name: string } | null;
}

interface Sender {
  key: Buffer;
  count: bigint;
}

function nonceOf(count: bigint): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(count, 4);
  return nonce;
}

function decipher(topic: string, sealed: Buffer, key: Buffer, nonce: Buffer): Uint8Array | null {
  try {
    const opening = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    opening.setAAD(Buffer.from(topic));
    opening.setAuthTag(sealed.subarray(-TAG_BYTES));
    const message = opening.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES));
    opening.final();
    return message;
  } catch {
    return null;
  }
}

/** @param secret known to all nodes, and to nobody else. */
export function createSealer(secret: string): Sealer {
  const keyOf = (name: Uint8Array) => Buffer.from(hkdfSync('sha256', secret, name, 'kantlijn bus', 32));
  const name = randomBytes(NAME_BYTES);
  const own = keyOf(name);
  const senders = new Map<string, Sender>();
  let count = 0n;

  function remember(sender: string, known: Sender): void {
    senders.delete(sender);
    senders.set(sender, known);
    const [oldest] = senders.keys();
    if (senders.size > REMEMBERED && oldest !== undefined) senders.delete(oldest);
  }
  return {
    name: name.toString('hex'),
    seal(topic, message) {
      count += 1n;
      const head = Buffer.alloc(HEAD_BYTES);
      head.writeUInt8(VERSION);
      name.copy(head, 1);
      head.writeBigUInt64BE(count, 1 + NAME_BYTES);
      const sealing = createCipheriv('aes-256-gcm', own, nonceOf(count));
      sealing.setAAD(Buffer.from(topic));
      return Buffer.concat([head, sealing.update(message), sealing.final(), sealing.getAuthTag()]);
    },
    open(topic, sealed) {
      if (sealed.byteLength < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION) return null;
      const from = sealed.subarray(1, 1 + NAME_BYTES);
      const sender = from.toString('hex');
      const said = sealed.readBigUInt64BE(1 + NAME_BYTES);
      const known = senders.get(sender);
      if (known && said <= known.count) return null;
      const key = known?.key ?? keyOf(from);
      const message = decipher(topic, sealed, key, nonceOf(said));
      if (!message) return null;
      remember(sender, { key, count: said });
      return { message, name: sender };
    },
  };
}
