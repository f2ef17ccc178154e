/**
 * Text with its typography aside: what remains are the same letters, digits and signs however they were set. Every
 * blank stays a blank, because it parts words; only its width is forgotten.
 */
import { foldTypography } from '../folded.ts';

/** Soft hyphen, zero-width blank, word joiner, byte order mark: nobody sees them. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;
/** A zero-width joiner means something in Persian, Hindi and emoji, not after a Latin letter. */
const LATIN_JOINER = /(?<=\p{Script=Latin})(?:\u200c|\u200d)/gu;
const LIGATURE = /[\ufb00-\ufb06\u0132\u0133]/g;
/** Quotation marks that `foldTypography` leaves, the pairs of commas and apostrophes of old typewriters too. */
const DOUBLE_QUOTE = /« ?| ?»|[\u201f\u2039\u203a]|,,|(?:\u2019|'){2}/g;

export function plainTypography(text: string): string {
  const set = text
    .replace(INVISIBLE, '')
    .replace(LATIN_JOINER, '')
    .normalize('NFC')
    .replace(LIGATURE, (found) => found.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .replace(/ ?(?:\u2014|\u2015|---?) ?/g, ' - ')
    .replace(/[\u2012\u2212]/g, '-')
    .replace(/\.{4}/g, '….')
    .replace(/\.( ?)\.\1\.(?!\.)/g, '…')
    .replace(DOUBLE_QUOTE, '"')
    .replace(/[\u02bc\u2018\u2019\u201b`´]/g, "'");
  return foldTypography(set).trim();
}
