/** Keys and signatures as a passport writes them. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** @throws for what is not base64url. */
export function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** What people compare of a public key: the first half of its SHA-256, in groups of four. */
export function fingerprintOf(publicKey: string): string {
  const digest = bytesToHex(sha256(bytesOf(publicKey)));
  return (digest.slice(0, 32).match(/.{4}/g) ?? []).join(' ');
}
