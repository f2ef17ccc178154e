/**
 * The chain of an article's ledger: each event's hash covers the hash before it and the event itself, so that whoever
 * alters, removes, adds or moves an event breaks every hash after it. A tail cut off whole leaves a valid chain: only a
 * head kept elsewhere shows that.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type Json } from './canonicalJson.ts';
import type { LedgerEvent } from './event.ts';
import { sealOf } from './sealed.ts';

/** The hash before the first event. */
export const GENESIS_HASH = '0'.repeat(64);

/** Distributes over the union, so that each event keeps its own fields. */
type WithoutHash<E> = E extends unknown ? Omit<E, 'hash'> : never;
export type UnhashedEvent = WithoutHash<LedgerEvent>;

/** Hex sha-256 of the previous hash and the canonical JSON of the event without its `hash` and what is sealed. */
export function eventHash(previousHash: string, event: UnhashedEvent): string {
  const hashed = { ...event, hash: undefined, opened: undefined };
  return bytesToHex(sha256(utf8ToBytes(previousHash + canonicalJson(hashed as unknown as Json))));
}

/** False where what lies beside an event is not what its seal says, or (where all must be there) is missing. */
function fitsSeal(event: LedgerEvent, isWhole: boolean): boolean {
  if (!('seal' in event)) return true;
  return event.opened === undefined ? !isWhole : sealOf(event.opened) === event.seal;
}

/** What stands in a place where it does not fit, as it says of itself; null where nothing stands there. */
export type BrokenEntry = { seq: number; type: string; at: string } | null;

export type ChainVerdict =
  | { ok: true; seq: number; hash: string }
  /** `seq` is the place of the first event that does not fit. */
  | { ok: false; seq: number; problem: 'gap' | 'hash' | 'seal'; entry: BrokenEntry };

function problemOf(event: LedgerEvent, seq: number, hash: string, isWhole: boolean): 'gap' | 'hash' | 'seal' | null {
  if (event.seq !== seq) return 'gap';
  if (event.hash !== eventHash(hash, event)) return 'hash';
  return fitsSeal(event, isWhole) ? null : 'seal';
}

/**
 * Checks `events`, in the order given, from the event after `from` on.
 * @param isWhole whether nothing may be withheld from whoever checks, as in the store itself.
 */
export function verifyChain(
  events: Iterable<LedgerEvent>,
  from: { seq: number; hash: string } = { seq: 0, hash: GENESIS_HASH },
  isWhole = false,
): ChainVerdict {
  let { seq, hash } = from;
  for (const event of events) {
    seq += 1;
    const problem = problemOf(event, seq, hash, isWhole);
    const { type, at } = event;
    if (problem) return { ok: false, seq, problem, entry: type && at ? { seq: event.seq, type, at } : null };
    hash = event.hash;
  }
  return { ok: true, seq, hash };
}
