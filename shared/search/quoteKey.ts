/**
 * By what a wording is known again in another article: its characters, without case, typography, and the quotes and stops
 * around it. Signs stay, for minus five is not five, nor are five euros five dollars.
 */
import { foldTypography } from '../passage/folded.ts';

/** Longer wordings are no name, number or quote. In UTF-16 units. */
const LONGEST = 500;
const AROUND = /^[\s"'«»(]+|[\s"'«»).,;:!?…]+$/gu;

/** Null for a wording that says nothing, or too much to be said twice. */
export function quoteKey(wording: string): string | null {
  if (wording.length > LONGEST) return null;
  const plain = foldTypography(wording.normalize('NFC')).replaceAll('\u2212', '-').toLowerCase();
  const key = plain.replace(/\s+/g, ' ').replace(AROUND, '');
  return /[\p{L}\p{N}]/u.test(key) ? key : null;
}
