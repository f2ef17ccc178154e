/** English: what looks checkable. See `LanguagePack` for what each part is for. */
import { EN_ORDINARY } from '../../passage/grading/enWords.ts';
import { EN_NAMES } from './enNames.ts';
import { EN_MODIFIERS, EN_PATTERNS } from './enPatterns.ts';
import type { LanguagePack } from './pack.ts';

export const EN: LanguagePack = {
  classes: {
    NUM: `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
      nineteen twenty thirty forty fifty sixty seventy eighty ninety`,
    SCALE: 'hundred thousand million billion trillion bn m k mn tn',
    VAGUE: 'dozens hundreds thousands millions billions scores tens dozen handful',
    PART: `third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth eighths tenth tenths half
      halves hundredth`,
    UNIT: `percent % percentage pc kilometre kilometres kilometer kilometers km mile miles metre metres meter meters m cm mm foot
      feet ft inch inches yard yards acre acres hectare hectares kilo kilos kilogram kilograms kg gram grams g tonne tonnes ton tons
      litre litres liter liters gallon gallons degree degrees °C °F megawatt megawatts gigawatt gigawatts MW GW hour hours minute
      minutes second seconds day days week weeks month months year years decade decades century centuries times point points
      seats votes mph knots barrels pounds-weight goals`,
    MONEY: `dollar dollars pound pounds euro euros cent cents pence penny p quid yen yuan rouble roubles ruble rubles rupee
      rupees guinea guineas guilder guilders shilling shillings rupiah peso pesos real reais rand dinar dinars dirham
      dirhams riyal riyals shekel shekels zloty forint lira naira hryvnia bitcoin bitcoins grand franc francs krona kroner crowns`,
    SIGN: '€ $ £ ¥ us$ a$ c$',
    DAY: 'monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays',
    MONTH: `january february march april may june july august september october november december jan feb mar apr jun jul
      aug sept sep oct nov dec`,
    SURE: `january february april june july august september october november december jan feb apr jul aug sept oct nov dec`,
    DAYPART: 'morning afternoon evening night lunchtime midnight midday noon',
    PERIOD: `week month year weekend summer winter autumn fall spring quarter century season decade night morning
      afternoon evening term christmas easter fortnight`,
    PERIODS:
      'second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries fortnight',
    TODAY: 'today yesterday tomorrow tonight overnight',
    EDGE: 'early late mid mid- late-',
    NEXT: 'last next this previous past coming following',
    FEAST: 'christmas easter thanksgiving halloween ramadan midsummer',
    OWNER: `the a an its his her their our your my 's whose`,
  },
  shapes: [
    {
      class: 'NUM',
      shape:
        /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)$/,
    },
    {
      class: 'AGE',
      shape:
        /^(?:\d+|[a-z]+(?:ty|teen|two|three|four|five|six|seven|eight|nine|ten))-(?:years?|months?|days?|weeks?|hours?|minutes?|miles?|metres?|storey|strong|member|bedroom|seat|page|pound|foot|point|man|woman|week|kilometre|km)(?:-old|-long|-olds)?$/,
    },
    { class: 'AMOUNT', shape: /^\d+(?:[.,]\d+)*(?:bn|m|k|mn|tn)$/ },
    { class: 'SIZED', shape: /^\d+(?:[.,]\d+)*(?:km|mph|kg|cm|mm|ft|mw|gw|st|lb|g|l|pc|c)$/ },
    { class: 'CLOCK', shape: /^\d{1,2}(?:[.:]\d\d)?(?:am|pm|a\.m\.|p\.m\.)$/ },
    { class: 'HALFDAY', shape: /^(?:am|pm|a\.m\.|p\.m\.|gmt|bst|cet)$/ },
    { class: 'ORDER', shape: /^\d+(?:st|nd|rd|th)$/ },
    { class: 'DECADE', shape: /^(?:1[5-9]|20)?\d0s$/ },
    { class: 'AGE', shape: /^(?:one|two|three|four)-(?:third|quarter|fifth|tenth|half)s?$/ },
    { class: 'RECORD', shape: /^record(?:-(?:breaking|high|low|setting|equalling))?$/ },
    {
      class: 'SUPER',
      shape: /^[a-z-]{3,}est(?:-[a-z]+)?$/,
      but: `interest forest protest request guest arrest invest harvest suggest manifest contest honest modest conquest quest
        chest digest priest wrest behest crest tempest unrest bequest latest earnest attest detest infest ingest inquest
        rainforest self-interest disinterest midwest northwest southwest north-west south-west dishonest house-arrest
        immodest under-invest reinvest congest divest everest budapest bucharest trieste vest pest rest test west nest`,
    },
  ],
  patterns: EN_PATTERNS,
  modifiers: EN_MODIFIERS,
  names: { ...EN_NAMES, ordinary: new Set([...EN_ORDINARY, ...EN_NAMES.ordinary]) },
  abbreviations: `mr mrs ms dr prof st sgt lt col gen sen rep gov hon rev jr sr capt cmdr no vs etc inc ltd co corp dept est approx
    u.s. u.k. u.n. e.u. a.m. p.m. e.g. i.e. d.c. jan feb mar apr aug sept oct nov dec`,
  elisions: 'em tis twas til cause n',
  missing:
    /(?<![\p{L}\d])(?:TK+|tk|T\.K\.|XX+|xxx+|TBC|TBD)(?![\p{L}\d])|\?{2,}|\[[^\]\n]{0,60}?(?:check|TK|confirm|verify|fill in|to come|source\?|name\?|insert|missing|ask|figure\?)[^\]\n]{0,60}\]|\((?:check|TK|to be confirmed)[^)\n]{0,60}\)/gu,
  residue: [
    /\b(?:accept|enable|allow|consent to)\b.{0,80}\bcookies?\b/isu,
    /^(?:this|the) (?:content|post|video|embed|tweet|article|feature|player)\b.{0,60}\b(?:is not|isn.t|cannot|can.t|could not|unavailable|blocked|not available)\b/isu,
    /^(?:we|sorry, we) (?:cannot|can.t|could not|are unable to|couldn.t)\b.{0,160}\b(?:show|display|load|cookies?)/isu,
    /^to (?:view|see|show|watch|read) this (?:content|post|video|article)\b.{0,160}\b(?:cookies?|accept|enable|consent|subscribe|sign)/isu,
    /^(?:read (?:more|also|next)|see also|also read|related|more on this story|watch|listen)\b\s*[:|–-].{0,160}$/iu,
    /^(?:full ?screen|view image in full ?screen|advertisement|skip (?:past )?(?:newsletter promotion|advertisement)|share this (?:article|story)|story continues below.{0,40}|article continues (?:after|below).{0,40}|loading\.{0,3}|related (?:articles|stories|topics))$/iu,
    /^(?:sign up|subscribe|get our|join our)\b.{0,200}\b(?:newsletter|email|inbox|updates?|briefing)\b/iu,
  ],
  caption: [
    /^(?:full ?screen|view image in full ?screen)\s+\S/iu,
    /^(?:photos?|photograph|image|picture|video|illustration|credit)\s*:\s*\S.{0,200}$/iu,
    /^[^©]{0,400}(?:©|\(c\))\s*\S[^!?]{0,79}$/iu,
    /^.{10,300}\b(?:Photograph|Photo|Picture|Image) ?(?:: ?|by )\S.{0,80}$/u,
    /^.{10,300}\((?:photo|image|file photo|picture)\b[^)]{0,80}\)\.?$/iu,
  ],
  empty: new Set([
    ...EN_ORDINARY,
    ...`said says saying told tells tell also just like made make makes more than people year years two one first last new
      being having done went going gone come came take took taken gave give will would get got still back out down well
      much many who whom there here into onto upon them themselves himself herself itself him me us`.split(/\s+/),
  ]),
};
