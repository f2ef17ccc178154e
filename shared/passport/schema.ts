/**
 * The passport of an article, published as `kantlijn-passport/1`: its words, the public report of its check, and the chain
 * of its ledger, signed as a whole. Entries that would tell more than the public report stand in it by their hash alone.
 */
import { z } from 'zod';
import { canonicalJson, type Json } from '../ledger/canonicalJson.ts';
import { report } from '../review/reportSchema.ts';

export const PASSPORT_FORMAT = 'kantlijn-passport/1';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const at = z.iso.datetime({ offset: true });
const seq = z.int().min(1);
const base64url = z.string().regex(/^[\w-]+$/);

const entry = z.union([
  z.strictObject({ seq, type: z.string(), at, hash, withheld: z.literal(true) }),
  /** An event as the ledger has it, without what is sealed in it. */
  z.looseObject({ seq, type: z.string(), at, hash, command: z.string(), actor: z.string() }),
]);

export const passport = z.strictObject({
  format: z.literal(PASSPORT_FORMAT),
  issued: z.strictObject({ at, by: z.string().describe('the server’s address'), desk: z.string() }),
  text: z.string().describe('as `/text` serves it'),
  report: report.describe('the public form'),
  ledger: z.array(entry).describe('every entry, in order'),
  key: z.strictObject({ algorithm: z.literal('Ed25519'), public: base64url.describe('32 bytes') }),
  signature: base64url.describe('64 bytes, over the canonical JSON (RFC 8785) of everything else'),
});

export type Passport = z.infer<typeof passport>;
export type UnsignedPassport = Omit<Passport, 'signature'>;
export type PassportEntry = Passport['ledger'][number];

/** What is signed. */
export function signedWords({ signature: _none, ...rest }: UnsignedPassport & { signature?: string }): string {
  return canonicalJson(rest as unknown as Json);
}
