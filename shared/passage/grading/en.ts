/** English: what counts as the same. See `Language` for what each list is for. */
import { EN_MISTAKES, EN_ORDINARY, EN_SPELLINGS } from './enWords.ts';
import { type Language, phraseMap, wordMap, wordSet } from './language.ts';

const ONES = wordSet('one two three four five six seven eight nine');
const TEENS = wordSet('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen');
const TENS = wordSet('twenty thirty forty fifty sixty seventy eighty ninety');
const ORDINALS = wordSet('first 2nd third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth');

/** `one` is a pronoun too, and `second` a unit: neither is taken for a digit. */
function numerals(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [place, one] of [...ONES].entries()) if (place > 0) found.set(one, String(place + 1));
  for (const [place, teen] of [...TEENS].entries()) found.set(teen, String(place + 10));
  for (const [place, ten] of [...TENS].entries()) {
    found.set(ten, String(10 * (place + 2)));
    // The hyphen is gone before they are looked up.
    for (const [unit, one] of [...ONES].entries()) found.set(`${ten}${one}`, String(10 * (place + 2) + unit + 1));
  }
  for (const [place, ordinal] of [...ORDINALS].entries()) {
    found.set(ordinal, `${place + 1}${['st', 'nd', 'rd'][place] ?? 'th'}`);
  }
  return found;
}

/** Same sense, register and form; none is a name, a number, a hedge, a negation or a verb of saying. */
const SYNONYMS = wordMap(`
  large: big
  start: begin; starts: begins; started: began
  buy: purchase; buys: purchases; bought: purchased
  while: whilst; among: amongst; until: till; towards: toward; amid: amidst; although: though
  film: movie; lorry: truck; lorries: trucks; petrol: gasoline
  use: utilise; uses: utilises; used: utilised; using: utilising
  euro: euros; dollar: dollars
`);

const PHRASES = phraseMap(`
  percent: per cent
  to: in order to
  before: prior to
  despite: in spite of
  because: due to the fact that
  health care: healthcare; fact-checker: fact checker; fact-checkers: fact checkers; website: web site; websites: web sites
  policymaker: policy maker; policymakers: policy makers; part-time: part time; full-time: full time
  US: U.S .,U.S; UK: U.K .,U.K; EU: E.U .,E.U; UN: U.N .,U.N
`);

/** What is drawn together with an apostrophe, where it can be read in one way only. */
const ENDINGS: readonly [RegExp, string][] = [
  [/^(.+)n't$/, 'not'],
  [/^(we|they|you)'re$/, 'are'],
  [/^(I|we|they|you)'ve$/, 'have'],
  [/^(I|we|they|you|he|she|it)'ll$/, 'will'],
  [/^(I)'m$/, 'am'],
];
const STEMS: Record<string, string> = { ca: 'can', wo: 'will', sha: 'shall' };

function parts(word: string): readonly string[] {
  if (word === 'cannot') return ['can', 'not'];
  if (!word.includes("'") || word === "ain't") return [word];
  for (const [ending, second] of ENDINGS) {
    const stem = ending.exec(word)?.[1];
    if (stem !== undefined) return [STEMS[stem] ?? stem, second];
  }
  return [word];
}

const FILLERS = wordSet('also moreover furthermore');

export const EN: Language = {
  thousands: ',',
  ordinary: new Set([...EN_ORDINARY, ...EN_MISTAKES.keys(), ...EN_MISTAKES.values(), ...FILLERS]),
  offices: wordSet('president minister chancellor ambassador senator mayor governor parliament internet').add(
    'prime minister',
  ),
  particles: new Set(),
  words: new Map([...SYNONYMS, ...EN_SPELLINGS]),
  phrases: PHRASES,
  numerals: numerals(),
  units: wordMap(
    'percent: %; kilometre: km,kilometres; kilogram: kg,kilograms; centimetre: cm,centimetres; billion: bn',
  ),
  currencies: new Map([
    ['€', 'euro'],
    ['$', 'dollar'],
  ]),
  scales: wordSet('million billion trillion'),
  clocks: wordSet('am pm a.m p.m'),
  fillers: FILLERS,
  bound: wordSet('if when because without before after'),
  doubled: wordSet('the a an and of'),
  adversatives: wordSet('but'),
  subjects: wordSet('the a an he she it they we I you his her their its our these those there all'),
  scopes:
    wordSet(`that if whether because since unless although though when while who which according says said say told
    claimed claims denied denies added argued warned believes believed thinks thought announced reported reports insisted suggested
    confirmed confirms admitted admits warned warns adds argues not no never nothing
    none nobody nowhere neither all any anyone anything every everyone everybody everything each`),
  heads: new Set(),
  abbreviations: wordSet('Dr dr Mr mr Mrs mrs Ms ms St Prof prof'),
  conjunction: {
    word: 'that',
    speech: wordSet('said says say saying believes believe believed thinks think thought'),
    pointed:
      wordSet(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
      September October November December Christmas Easter`),
  },
  consequence: { word: 'then', condition: 'if' },
  parts,
};
