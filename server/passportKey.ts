/**
 * The key that signs passports: Ed25519, made of the installation's secret, so that all nodes of one installation sign
 * alike and nothing more has to be kept. With another secret it is another key; passports signed before stay valid under the
 * key that they name.
 */
import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import { bytesOf } from '../shared/passport/fingerprint.ts';

export interface PassportKey {
  /** PKCS #8, DER. */
  private: Uint8Array;
  /** 32 bytes, base64url. */
  public: string;
}

const PURPOSE = 'kantlijn passport signature';
/** The head of a PKCS #8 (RFC 8410) before the 32 bytes of an Ed25519 key, and that of its public counterpart. */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const SEED_BYTES = 32;

const privateOf = (der: Uint8Array) => createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });

function publicOf(key: KeyObject): string {
  return createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(PUBLIC_HEAD.length)
    .toString('base64url');
}

export function passportKeyOf(secret: string): PassportKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, SEED_BYTES));
  const der = Buffer.concat([PRIVATE_HEAD, seed]);
  return { private: new Uint8Array(der), public: publicOf(privateOf(der)) };
}

/** Base64url. */
export function signWith(key: Pick<PassportKey, 'private'>, words: string): string {
  return sign(null, Buffer.from(words), privateOf(key.private)).toString('base64url');
}

/** @param publicKey 32 bytes, base64url. */
export function isSignedBy(publicKey: string, words: string, signature: string): boolean {
  const raw = bytesOf(publicKey);
  if (raw.byteLength !== SEED_BYTES) return false;
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(words), key, Buffer.from(signature, 'base64url'));
}
