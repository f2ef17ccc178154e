/** English patterns, one a line; their signs are told in `patterns.ts`. */
import type { LanguagePack } from './pack.ts';

export const EN_PATTERNS: LanguagePack['patterns'] = {
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
      TODAY|midnight|midday|noon
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
      #|NUM and a half UNIT?
      # by|x|× # UNIT?
      # votes|seats|goals|points to #
      #|NUM PERIODS ,? and? #|NUM PERIODS
      #|NUM SCALE? square|cubic|nautical|metric UNIT
      #|NUM|AMOUNT SCALE? UNIT? -|–|to|or|and #|NUM|AMOUNT SCALE? UNIT|SIZED UNIT?
      # -|–|to # SCALE? UNIT?
      # -|–|to # per cent
      NUM to|or NUM UNIT?
      #|NUM|one|none (out) out? of|in the|its|every #|NUM SCALE?
      #|NUM|one|none out of the|every? #|NUM SCALE?
      #|NUM|one in|of every? #|NUM SCALE?
      one of the #|NUM
      (his|her|their|my|our) early|mid|late? teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties
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
      most|least (of)
      (OWNER|of|among|and|s) SUPER
      ^ SUPER
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
      could|might|may (already|also|soon|even|well|not|now|still|yet)? (be)
      could|might|may already|also|even|well|not have
      rumour|rumor|rumours|rumors
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
      in what appears|appeared to be
      is|was|are|were said to
    `,
};

export const EN_MODIFIERS = `
    upwards of
    in excess of
    slightly more than
    slightly less than
    a mere
    as little as
    north of
    estimated
    fully
    more like
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
  `;
