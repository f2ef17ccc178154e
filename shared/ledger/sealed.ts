/**
 * What lies beside the chain: the event holds a salted hash of it, so that it can be withheld from a person and the chain
 * still verifies.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from './canonicalJson.ts';

export interface Sealed {
  /** Makes the seal of a short text unguessable. */
  salt: string;
}

/** Hex sha-256 of what is withheld, under its salt. */
export function sealOf({ salt, ...said }: Sealed): string {
  return bytesToHex(sha256(utf8ToBytes(salt + canonicalJson(said as unknown as Json))));
}
