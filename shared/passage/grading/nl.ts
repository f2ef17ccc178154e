/** Dutch: what counts as the same. See `Language` for what each list is for. */
import { type Language, phraseMap, wordMap, wordSet } from './language.ts';
import { NL_ORDINARY, NL_SPELLINGS } from './nlWords.ts';

const ONES = wordSet('een twee drie vier vijf zes zeven acht negen');
const TEENS = wordSet('tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien');
const TENS = wordSet('twintig dertig veertig vijftig zestig zeventig tachtig negentig');
const ORDINALS = wordSet('eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde');

/** `een` is an article: only the stressed één is a digit. The words have lost their diaeresis. */
function numerals(): Map<string, string> {
  const found = new Map([['één', '1']]);
  for (const [place, one] of [...ONES].entries()) if (place > 0) found.set(one, String(place + 1));
  for (const [place, teen] of [...TEENS].entries()) found.set(teen, String(place + 10));
  for (const [place, ten] of [...TENS].entries()) {
    found.set(ten, String(10 * (place + 2)));
    for (const [unit, one] of [...ONES].entries()) found.set(`${one}en${ten}`, String(10 * (place + 2) + unit + 1));
  }
  for (const [place, ordinal] of [...ORDINALS].entries()) found.set(ordinal, `${place + 1}e`);
  return found;
}

/** Same sense, register and form; none is a name, a number, a hedge, a negation or a verb of saying. */
const SYNONYMS = wordMap(`
  start: begint; startte: begon; startten: begonnen
  tijdens: gedurende; hoewel: ofschoon,alhoewel; als: indien; al: reeds; nu: thans,momenteel; ondanks: niettegenstaande
  over: inzake; en: alsmede; maar: doch
  word: wordt; vind: vindt; houd: houdt; bied: biedt; rijd: rijdt; dagblad: krant; dagbladen: kranten
  hen: hun; zijn: z'n; mijn: m'n
  euro: euros,euro's
`);

const PHRASES = phraseMap(`
  nu: op dit moment
  over: met betrekking tot,m.b.t .
  tijdens: ten tijde van
  zo een: zo'n
  teveel: te veel
  langetermijnbeleid: lange termijn beleid; langetermijn: lange termijn
  minister-president: minister president
  bijvoorbeeld: bijv .,bv .
  onder andere: o.a .,o.a,onder meer,o.m .
  enzovoort: enz .
  dat wil zeggen: d.w.z .
  miljoen: mln .; miljard: mld .
`);

const FILLERS = wordSet('ook eveneens tevens dus bovendien');

export const NL: Language = {
  thousands: '.',
  ordinary: new Set([...NL_ORDINARY, ...NL_SPELLINGS.keys(), ...NL_SPELLINGS.values(), ...FILLERS]),
  offices: wordSet('president minister minister-president staatssecretaris burgemeester senator wethouder internet'),
  particles: wordSet("de het van den der ter ten 't te"),
  words: new Map([...SYNONYMS, ...NL_SPELLINGS]),
  phrases: PHRASES,
  numerals: numerals(),
  units: wordMap(
    'procent: %,percent; kilometer: km,kilometers; kilo: kg,kilogram; centimeter: cm; miljoen: mln; miljard: mld',
  ),
  currencies: new Map([
    ['€', 'euro'],
    ['$', 'dollar'],
  ]),
  scales: wordSet('miljoen miljard biljoen'),
  clocks: wordSet('uur'),
  fillers: FILLERS,
  bound: wordSet('als al wanneer zonder maar toen'),
  doubled: wordSet('de het een en van'),
  adversatives: wordSet('maar'),
  subjects: wordSet('de het hij zij ze wij we ik er dit dat deze die zijn haar hun ons onze'),
  scopes:
    wordSet(`dat of als indien omdat doordat tenzij terwijl hoewel toen wie die wat waarom volgens aldus zei zegt zeggen zeiden
    beweert beweerde beweren meldt meldde melden ontkent ontkende stelt stelde meent meende gelooft denkt dacht vindt vond
    niet geen nooit niets niemand nergens alle alles iedereen elke elk`),
  heads: wordSet(`conferentie conferenties beleid akkoord akkoorden commissie commissies ontwikkelaar ontwikkelaars
    maatregel maatregelen ministerie regeling onderzoek onderzoeker onderzoekers directeur voorzitter
    medewerker medewerkers organisatie organisaties centrum centrale`),
  abbreviations: wordSet('Dr dr Mr mr Drs drs Ir ir Ing ing Prof prof'),
  conjunction: null,
  consequence: null,
  parts: (word) => [word],
};
