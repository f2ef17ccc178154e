/** English: what looks checkable. See `LanguagePack` for what each part is for. */
import { EN_ORDINARY } from '../../passage/grading/enWords.ts';
import { EN_NAMES } from './enNames.ts';
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
      rupees franc francs krona kroner crowns`,
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
      shape: /^[a-z-]{3,}est$/,
      but: `interest forest protest request guest arrest invest harvest suggest manifest contest honest modest conquest quest
        chest digest priest wrest behest crest tempest unrest bequest latest earnest attest detest infest ingest inquest
        rainforest self-interest disinterest midwest northwest southwest north-west south-west dishonest house-arrest
        immodest under-invest reinvest congest divest everest budapest bucharest trieste vest pest rest test west nest`,
    },
  ],
  patterns: {
    money: `
      SIGN #|NUM|AMOUNT SCALE?
      SIGN #|AMOUNT SCALE? a|an|per PERIOD|hour|day|head|barrel|share|ton|tonne|litre|kilo|person|ticket !ago|later|earlier
      SIGN #|AMOUNT SCALE? -|–|to|and SIGN? #|AMOUNT SCALE?
      #|NUM|AMOUNT SCALE? MONEY
      #|NUM SCALE? us|american|canadian|australian MONEY
      #|NUM SCALE? -|–|to|or #|NUM|AMOUNT SCALE? MONEY
      a|one|half SCALE MONEY
      a|one SCALE MONEY
      half? a SCALE MONEY
      a? VAGUE of? SCALE? of? MONEY
      VAGUE of? thousands|millions|billions? of? MONEY
      tens|hundreds of thousands|millions|billions of? MONEY
    `,
    date: `
      CLOCK HALFDAY?
      TIME HALFDAY?
      # HALFDAY HALFDAY?
      #|NUM o'clock
      half|quarter past|to NUM
      (at|by|until|around|before|after) noon|midnight|midday|lunchtime|dawn|dusk|sunrise|sunset
      TODAY
      TODAY|DAY DAYPART
      this|last|that|yesterday DAYPART
      NEXT? DAY DAYPART?
      DAY ,? #|ORDER SURE|march|may ,? YEAR?
      DAY ,? SURE|march|may #|ORDER ,? YEAR?
      DAY the? ORDER
      the? ORDER of? MONTH ,? YEAR?
      # MONTH ,? YEAR?
      MONTH #|ORDER ,? YEAR
      SURE|march|may #|ORDER !SCALE|%|percent|people
      MONTH YEAR
      EDGE|mid - MONTH
      EDGE? SURE YEAR?
      (in|since|until|by|from|to|last|next|of|during|before|after|early|late|for|between|and|this|every) march|may|sept !have|be|not
      NEXT march|may
      mid-january|mid-february|mid-march|mid-april|mid-may|mid-june|mid-july|mid-august|mid-september|mid-october|mid-november|mid-december YEAR?
      # - # MONTH YEAR?
      MONTH # -|–|to|and # YEAR?
      EDGE? YEAR
      YEAR -|–|/ #
      the? end|start|beginning|turn|middle of NEXT? the? PERIOD|YEAR|MONTH YEAR?
      EDGE? NEXT PERIOD
      EDGE? (the) NEXT #|NUM|few|couple PERIODS
      later|earlier this|that PERIOD
      the day|week|month|year|night before|after
      #|NUM|a|an|one PERIODS ago|earlier|later|before
      (a)? few|couple of? PERIODS ago|earlier|later|before
      half? a|an? PERIODS ago
      VAGUE of? PERIODS ago
      more than NUM PERIODS ago
      EDGE? the? DECADE
      the? EDGE? DECADE
      ORDER century
      the? sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first century
      FEAST DAY|eve|day? YEAR?
      NEXT FEAST
      PERIOD (of) YEAR
      spring|summer|autumn|winter YEAR
      # / # / #
      # - # - #
    `,
    number: `
      #|NUM|AMOUNT|SIZED SCALE? SCALE? and? NUM? UNIT? point|points?
      #|NUM SCALE? SCALE? UNIT
      #|NUM|AMOUNT per cent
      #|NUM SCALE? square|cubic|nautical|metric UNIT
      #|NUM|AMOUNT SCALE? UNIT? -|–|to|or|and #|NUM|AMOUNT SCALE? UNIT|SIZED UNIT?
      # -|–|to # SCALE? UNIT?
      # -|–|to # per cent
      NUM to|or NUM UNIT?
      #|NUM|one|none (out) out? of|in the|its|every #|NUM SCALE?
      #|NUM|one|none out of the|every? #|NUM SCALE?
      #|NUM|one in|of every? #|NUM SCALE?
      one of the #|NUM
      a|one|two|three|four|# PART !minister|world|party
      half|halves
      half a|an UNIT|SCALE|dozen
      a|one SCALE !MONEY UNIT?
      one|a UNIT (per|a|in)
      one and a half UNIT
      a? VAGUE UNIT?
      VAGUE of VAGUE
      VAGUE of? thousands|millions|billions
      a? couple|dozen of? hundred|thousand
      AGE
      # / #
      twice|thrice
      ORDER|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth time
    `,
    superlative: `
      (OWNER|ever) most|least WORD
      the most|least
      (OWNER|of|among|and|s) SUPER
      second|third|ORDER SUPER
      SUPER (ever|in|of|on|since|yet|known)
      (OWNER|at|among) best|worst
      best|worst (ever|in|on|since)
      for the first time
      (its|his|her|their|our|my) first !half|quarter|name|floor|instance|round|place
      (OWNER|s) first WORD? (to|since|in|of|ever|on|from|who) !a
      (OWNER|s) first time
      first (ever|since)
      first-ever|best-known|best-selling|least-known|first-of-its-kind
      first ever
      (OWNER) only !way|thing
      the only
      never before
      RECORD !label|labels|company|store|shop|player|deal|of|keeping
      all-time
      unprecedented|unparalleled|unrivalled|unique|uniquely
      world's SUPER
    `,
    hedge: `
      reportedly|allegedly|apparently|supposedly|purportedly|ostensibly|seemingly|presumably|possibly|probably|perhaps|maybe
      alleged|purported|suspected|supposed|unconfirmed|rumoured|rumored|putative|so-called|presumed
      according to
      is|are|was|were|been|be widely? believed|thought|said|understood|reported|alleged|rumoured|rumored|expected|suspected|feared|presumed to
      is|was|are|were widely? believed|understood|rumoured|suspected|feared|alleged|thought
      it is|was believed|thought|understood|reported|alleged|claimed|feared|rumoured that?
      believed|thought|understood to
      claims|claimed|claim|claiming that|to|he|she|it|they|the
      claims|claimed|claiming
      (who|which|he|she|it|they) claim
      alleges|alleging
      is|are|was|were accused of
      accused of
      may|might|could have
      could|might|may be|yet
      might
      appears|appeared|appear|seems|seemed|seem to
      it appears|seems
      likely|unlikely
      a certain (CAP)
      anonymous|unnamed|unidentified|undisclosed source|sources|official|officials
      sources close|familiar|say|said|told|with|inside|within|in|at|there
      people|person familiar with
      insiders
      a|one source|insider said|says|told|close
      speaking|spoke on condition of anonymity
      on condition of anonymity
      rumours|rumors
      in what appears|appeared to be
      is|was|are|were said to
    `,
  },
  modifiers: `
    more than
    less than
    fewer than
    no more than
    no fewer than
    no less than
    at least
    at most
    as many as
    as much as
    as few as
    up to
    close to
    well over
    just over
    just under
    a little over
    a total of
    an estimated
    some
    about
    around
    roughly
    approximately
    nearly
    almost
    over
    under
    only
    just
    barely
    hardly
    another
    an additional
    all
    aged
    the past
    the last
    the next
    exactly
    another
  `,
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
