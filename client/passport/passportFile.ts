/** A passport read and checked in this browser: the file goes nowhere. */
import { checkPassport, type PassportFinding } from '../../shared/passport/check.ts';
import { bytesOf, fingerprintOf } from '../../shared/passport/fingerprint.ts';
import { type Passport, passport as passportShape, signedWords } from '../../shared/passport/schema.ts';

export type PassportReading =
  | { kind: 'read'; passport: Passport; finding: PassportFinding; fingerprint: string }
  /** Not a passport at all. */
  | { kind: 'foreign' }
  /** The browser knows no Ed25519, or the page came over plain http. */
  | { kind: 'unable' };

/** @throws where the browser cannot. */
async function isSigned(passport: Passport): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', bytesOf(passport.key.public), 'Ed25519', false, ['verify']);
  const words = new TextEncoder().encode(signedWords(passport));
  return crypto.subtle.verify('Ed25519', key, bytesOf(passport.signature), words);
}

function parsed(text: string): Passport | null {
  try {
    return passportShape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export async function readPassport(text: string): Promise<PassportReading> {
  const passport = parsed(text);
  if (!passport) return { kind: 'foreign' };
  try {
    const finding = checkPassport(passport, await isSigned(passport));
    return { kind: 'read', passport, finding, fingerprint: fingerprintOf(passport.key.public) };
  } catch {
    return { kind: 'unable' };
  }
}
