/**
 * The form in which two texts are equal that say the same in nearly the same words. It is made from one text alone, so
 * equality is symmetric and carries over a chain of changes: small rewordings never add up to a change of substance.
 * Words in quotation marks are somebody's own and stay as they are.
 */
import type { Language, Phrase } from './language.ts';
import type { Token } from './tokens.ts';

type Step = (tokens: readonly Token[], language: Language) => Token[];

/** Signs of the end of a sentence that may stand for each other; a question mark is none of them. */
const STOPS = new Set(['.', '!', ';']);
const NUMBER = /^-?\d[\d_]*$/;

const word = (text: string, like: Token): Token => ({ ...like, text, kind: 'word', starts: false });

function matches(tokens: readonly Token[], at: number, { from }: Phrase): boolean {
  return from.every((text, ahead) => tokens[at + ahead]?.text === text && !tokens[at + ahead]?.quoted);
}

/** Several words that count as others. */
const phrases: Step = (tokens, language) => {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const phrase = language.phrases.get(token.text)?.find((each) => matches(tokens, at, each));
    for (const text of phrase?.to ?? []) out.push(word(text, token));
    if (!phrase) out.push(token);
    at += phrase?.from.length ?? 1;
  }
  return out;
};

/** Two dots on a vowel behind another part syllables (naïve); no two words differ by them alone. */
function withoutDiaeresis(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=[aeiou][aeiou])\u0308/g, '')
    .normalize('NFC');
}

/** `anti-war` and `antiwar`: only with three letters on each side, for `re-sign` is not `resign`. */
const JOINED = /^\p{Ll}{3,}(?:-\p{Ll}{3,})+$/u;

function plainWord(text: string, language: Language): string {
  const known = language.words.get(text);
  if (known !== undefined) return known;
  if (!/^\p{Ll}/u.test(text)) return text;
  const bare = withoutDiaeresis(text);
  const joined = JOINED.test(bare) ? bare.replaceAll('-', '') : bare;
  return language.words.get(joined) ?? joined;
}

/** Spelling, synonyms and what was drawn together. */
const words: Step = (tokens, language) =>
  tokens.flatMap((token) => {
    if (token.quoted || token.kind !== 'word') return [token];
    const parts = language.parts(token.text).map((part) => plainWord(part, language));
    return parts.map((text) => (text === token.text ? token : { ...token, text }));
  });

/** Number words, percent, units and the time of day. */
const amounts: Step = (tokens, language) =>
  tokens.map((token, place) => {
    if (token.quoted) return token;
    const [before, after] = [tokens[place - 1]?.text ?? '', tokens[place + 1]?.text ?? ''];
    const unit = NUMBER.test(before) ? language.units.get(token.text) : undefined;
    if (unit !== undefined) return word(unit, token);
    const time = language.thousands === '.' ? /^(\d\d?)[.:](\d\d)$/ : /^(\d\d?)[_:](\d\d)$/;
    if (time.test(token.text) && language.clocks.has(after))
      return { ...token, text: token.text.replace(time, '$1h$2') };
    const ordinal = token.text.replace(/^(\d+)(?:ste|de)$/, '$1e');
    return { ...token, text: language.numerals.get(ordinal) ?? ordinal };
  });

/** A sign of money goes behind its amount as a word: €3 million is 3 million euro. */
const money: Step = (tokens, language) => {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    const [amount, scale] = [tokens[at + 1], tokens[at + 2]];
    const currency = token.quoted ? undefined : language.currencies.get(token.text);
    if (currency === undefined || !amount || !NUMBER.test(amount.text)) {
      out.push(token);
      continue;
    }
    out.push(amount);
    at += 1;
    if (scale && language.scales.has(scale.text)) {
      out.push(scale);
      at += 1;
    }
    out.push(word(currency, token));
  }
  return out;
};

/** One kind of stop; none behind an abbreviation; a comma beside a quotation mark or before `but` may lack. */
const stops: Step = (tokens, language) => {
  const out: Token[] = [];
  let scoped = false;
  for (const [place, token] of tokens.entries()) {
    const [before, after] = [tokens[place - 1], tokens[place + 1]];
    const plain = !token.quoted && token.kind === 'sign';
    const stop = plain && STOPS.has(token.text);
    const clause = language.subjects.has(tokens[place + 2]?.text ?? '');
    const adverse = clause && language.adversatives.has(after?.text ?? '');
    if (plain && token.text === '.' && language.abbreviations.has(before?.text ?? '')) continue;
    if (plain && token.text === ',' && ((adverse && !scoped) || before?.kind === 'close')) continue;
    if (plain && (token.text === ',' || token.text === ':') && after?.kind === 'open') continue;
    if (stop && adverse && !scoped) continue;
    out.push(stop && !(scoped && token.text === ';') ? { ...token, text: '.' } : token);
    if (stop || token.text === '?') scoped = false;
    else if (language.scopes.has(token.text.toLowerCase())) scoped = true;
  }
  while (out.at(-1)?.text === '.') out.pop();
  return out;
};

/** Nouns written apart that are one word. */
const compounds: Step = (tokens, language) => {
  const out: Token[] = [];
  for (const token of tokens) {
    const last = out.at(-1);
    const joins = last && !token.quoted && !last.quoted && language.heads.has(token.text) && isBareNoun(last, language);
    if (joins) out[out.length - 1] = word(last.text + token.text, last);
    else out.push(token);
  }
  return out;
};

function isBareNoun({ text, kind }: Token, language: Language): boolean {
  return (
    kind === 'word' &&
    /^\p{Ll}{4,}$/u.test(text) &&
    !/(?:e|en|ig|lijk|isch)$/.test(text) &&
    !language.ordinary.has(text)
  );
}

/** Fillers, `that` behind a verb of saying, `then` behind an if; a function word that stands twice. */
const fillers: Step = (tokens, language) => {
  const out: Token[] = [];
  let conditional = false;
  for (const [place, token] of tokens.entries()) {
    const [last, next] = [out.at(-1), tokens[place + 1]];
    if (token.text === '.') conditional = false;
    if (token.text === language.consequence?.condition) conditional = true;
    if (token.quoted || token.kind !== 'word') {
      const opening = last === undefined || last.text === '.';
      const orphan = token.text === ',' && opening && language.fillers.has(tokens[place - 1]?.text ?? '');
      if (!orphan) out.push(token);
    } else if (language.fillers.has(token.text) && !language.bound.has(next?.text ?? '')) continue;
    else if (language.doubled.has(token.text) && last?.text === token.text && !last.quoted) continue;
    else if (conditional && last?.text === ',' && isLooseThen(token, next, language)) continue;
    else if (!isLooseConjunction(token, last, next, language)) out.push(token);
  }
  return out;
};

function isLooseThen(token: Token, next: Token | undefined, { consequence, subjects }: Language): boolean {
  return token.text === consequence?.word && subjects.has(next?.text ?? '');
}

function isLooseConjunction(
  token: Token,
  last: Token | undefined,
  next: Token | undefined,
  language: Language,
): boolean {
  const rule = language.conjunction;
  if (!rule || !last || !next || token.text !== rule.word || !rule.speech.has(last.text)) return false;
  if (rule.pointed.has(next.text)) return false;
  return language.subjects.has(next.text) || next.kind === 'number' || /^\p{Lu}/u.test(next.text);
}

const STEPS: readonly Step[] = [phrases, words, amounts, money, stops, compounds, fillers];

export function rewordedForm(tokens: readonly Token[], language: Language): Token[] {
  return STEPS.reduce<Token[]>((form, step) => step(form, language), [...tokens]);
}
