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

/** "De Wever" and "Van der Laan" may be persons; "De Amsterdamse politie" and "De Minister" are none. */
function isNamePart(lower: string, following: readonly Token[], { particles, offices }: Language): boolean {
  const next = following.find(({ text }) => !particles.has(text));
  if (!particles.has(lower) || !startsHigh(next)) return false;
  return !/[a-z]se$/.test(next?.text ?? '') && !offices.has(next?.text.toLowerCase() ?? '');
}

/** Of what was drawn together (we're, don't) the first part tells. */
function isOrdinary(lower: string, { ordinary, parts }: Language): boolean {
  return ordinary.has(parts(lower)[0] ?? '') || ordinary.has(lower.split("'")[0] ?? '');
}

function plainCapital(tokens: readonly Token[], place: number, language: Language): Token {
  const token = tokens[place] as Token;
  const lower = token.text.toLowerCase();
  const nameless = token.starts && isOrdinary(lower, language);
  const ordinary = nameless && !isNamePart(lower, tokens.slice(place + 1, place + 4), language);
  return ordinary || isOffice(lower, tokens[place - 1], tokens[place + 1], language)
    ? { ...token, text: lower }
    : token;
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
    return plainCapital(tokens, place, language);
  });
  while (form.length > 1 && TRAILING.has(form.at(-1)?.text ?? '')) form.pop();
  return form;
}
