/** The form in which two texts are equal that differ in cosmetics alone: typography, blanks, capitals that say nothing. */
import type { Language } from './language.ts';
import type { Token } from './tokens.ts';

/** What may stand or lack at the end, because a passage seldom ends where its sentence does. */
const TRAILING = new Set(['.', ',', ';', ':']);

const CAPITAL = /^\p{Lu}[^\p{Lu}]*$/u;

const startsHigh = (token: Token | undefined) => token?.kind === 'word' && /^\p{Lu}/u.test(token.text);

/** A title or office; behind another capital it may be part of a name (Martin Luther King). */
function isOffice(lower: string, before: Token | undefined, next: Token | undefined, { offices }: Language): boolean {
  if (offices.has(`${before?.text.toLowerCase()} ${lower}`) || offices.has(`${lower} ${next?.text.toLowerCase()}`))
    return true;
  return offices.has(lower) && (!startsHigh(before) || before?.starts === true);
}

/** "De Wever" may be a person; "De Amsterdamse politie" and "De Minister" are none. */
function isNamePart(lower: string, next: Token | undefined, { particles, offices }: Language): boolean {
  const following = next?.text ?? '';
  return (
    particles.has(lower) && startsHigh(next) && !/[a-z]se$/.test(following) && !offices.has(following.toLowerCase())
  );
}

/** Of what was drawn together (we're, don't) the first part tells. */
function isOrdinary(lower: string, { ordinary, parts }: Language): boolean {
  return ordinary.has(parts(lower)[0] ?? '') || ordinary.has(lower.split("'")[0] ?? '');
}

function plainCapital(token: Token, before: Token | undefined, next: Token | undefined, language: Language): Token {
  const lower = token.text.toLowerCase();
  const ordinary = token.starts && isOrdinary(lower, language) && !isNamePart(lower, next, language);
  return ordinary || isOffice(lower, before, next, language) ? { ...token, text: lower } : token;
}

/**
 * A number by its value, with `_` for the decimal sign, so that `1.000` is `1000` where points part thousands. One that
 * is not written as the language writes numbers (a date, a version, a foreign decimal sign) stays as it is.
 */
function number(text: string, { thousands }: Language): string {
  const decimal = thousands === '.' ? ',' : '.';
  const [whole = '', ...fractions] = text.split(decimal);
  const fraction = fractions[0];
  if (fractions.length > 1 || (fraction !== undefined && !/^\d+$/.test(fraction))) return text;
  const grouped = thousands === '.' ? /^-?\d{1,3}(?:\.\d{3})+$/ : /^-?\d{1,3}(?:,\d{3})+$/;
  if (!/^-?\d+$/.test(whole) && !grouped.test(whole)) return text;
  const digits = whole.replaceAll(thousands, '');
  return fraction === undefined ? digits : `${digits}_${fraction}`;
}

/** `language` null: one whose numbers and capitals we do not know. */
export function cosmeticForm(tokens: readonly Token[], language: Language | null): Token[] {
  const form = tokens.map((token, place): Token => {
    if (!language) return token;
    if (token.kind === 'number') return { ...token, text: number(token.text, language) };
    if (token.kind !== 'word' || !CAPITAL.test(token.text)) return token;
    return plainCapital(token, tokens[place - 1], tokens[place + 1], language);
  });
  while (form.length > 1 && TRAILING.has(form.at(-1)?.text ?? '')) form.pop();
  return form;
}
