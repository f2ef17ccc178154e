/** Dutch: what looks checkable. See `LanguagePack` for what each part is for. */
import { NL_ORDINARY } from '../../passage/grading/nlWords.ts';
import { NL_NAMES } from './nlNames.ts';
import type { LanguagePack } from './pack.ts';

const CARDINAL =
  '(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën))?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien';

export const NL: LanguagePack = {
  classes: {
    NUM: 'één beide beiden allebei',
    SCALE: 'miljoen miljard biljoen mln mld duizend honderd ton',
    VAGUE: `tientallen honderden duizenden tienduizenden honderdduizenden miljoenen miljarden tiental twintigtal dertigtal
      vijftigtal honderdtal duizendtal dozijn dozijnen handvol`,
    PART: 'derde kwart vierde vijfde zesde zevende achtste tiende honderdste',
    UNIT: `procent percent % procentpunt procentpunten ‰ promille kilometer kilometers km meter m centimeter cm millimeter mm
      mijl hectare hectaren ha kilo kilogram kg gram ton liter l graden °C megawatt gigawatt MW GW kilowattuur uur uren u
      minuut minuten min seconde seconden dag dagen week weken maand maanden jaar jaren eeuw eeuwen kwartier keer maal
      punten punt zetels stemmen vierkante kubieke km/u`,
    LENGTH: 'meter kilometer kilometers',
    MONEY: `euro euro's eurocent cent dollar dollars pond ponden roebel roebels yen yuan frank franken kroon kronen gulden`,
    SIGN: '€ $ £ ¥',
    WEEKDAY: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
    MONTH: `januari februari maart april mei juni juli augustus september oktober november december jan feb mrt apr aug
      sept okt nov dec`,
    PERIOD: `week maand jaar weekend zomer winter herfst voorjaar najaar lente kwartaal eeuw seizoen decennium nacht avond
      ochtend middag kerst pasen zomervakantie`,
    PERIODS: 'seconden minuten uur uren dag dagen week weken maand maanden jaar jaren eeuw eeuwen decennia kwartier',
    TODAY: `vandaag gisteren eergisteren morgen overmorgen vanochtend vanmorgen vanmiddag vanavond vannacht gisterochtend
      gistermiddag gisteravond gisternacht morgenochtend morgenmiddag morgenavond`,
    EDGE: 'begin eind einde half medio halverwege',
    NEXT: 'vorige vorig volgende volgend komende komend afgelopen deze dit aanstaande',
    FEAST:
      'kerst kerstmis pasen pinksteren hemelvaart koningsdag bevrijdingsdag nieuwjaarsdag oudejaarsdag prinsjesdag',
    OWNER: 'de het een zijn haar hun ons onze mijn jullie uw één',
    BEST: 'beste meeste minste ergste liefste hoogste',
  },
  shapes: [
    {
      class: 'NUM',
      shape: new RegExp(
        `^(?:(?:${CARDINAL}|een)?(?:honderd|duizend)(?:en)?)*(?:${CARDINAL}|honderd|duizend)(?:tal)?$`,
        'u',
      ),
    },
    { class: 'AGE', shape: /^(?:\d+|[a-zë]+(?:tig|tien|twaalf|elf))-?(?:jarige?|jarigen|tal|tons|koppige?)$/u },
    { class: 'ORDER', shape: /^\d+(?:e|de|ste)$/u },
    { class: 'DECADE', shape: /^(?:jaren-)?\d{2}$/u },
    { class: 'DAY', shape: /^(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|morgen|middag|avond|nacht)?$/u },
    {
      class: 'RECORD',
      shape: /^(?:wereld|baan|dag|olympisch-?|weg)?records?(?!er)[\p{Ll}-]*$|^recordaantal/u,
      but: 'recorder',
    },
    {
      class: 'SUPER',
      shape: /^[\p{L}-]{3,}ste$/u,
      but: `eerste laatste naaste meeste vaste juiste bewuste onbewuste rustige robuuste woeste twintigste dertigste veertigste
        vijftigste honderdste duizendste achtste tigste feeste kiste geplaatste gehaaste verwoeste gefixeerde geroemde
        toegepaste aangepaste ingelaste verbaste verraste gekuste geruste ongeruste beruste christelijkste zoveelste
        vastgelegste overbelaste belaste onbelaste geteste gekwetste gewenste ongewenste enigste trieste sovjetste
        gepaste ongepaste koste losgelaste gegaste verlaste opgefriste komiste`,
    },
  ],
  patterns: {
    money: `
      SIGN #|NUM SCALE?
      SIGN #|NUM SCALE? -|–|tot SIGN? # SCALE?
      #|NUM|anderhalf|half SCALE? MONEY
      #|NUM SCALE? MONEY per WORD
      #|NUM SCALE? -|–|à|tot|en #|NUM SCALE? MONEY
      een? half|kwart SCALE MONEY
      een? VAGUE MONEY
      SIGN? VAGUE (aan) MONEY
      één MONEY
    `,
    date: `
      TIME uur?
      (om|tegen|rond|vanaf|tot|na|voor|omstreeks) #|NUM|half uur
      (om|tegen|rond|vanaf|tot|na|voor|omstreeks) half|kwart voor|over? NUM uur?
      half|kwart voor|over NUM
      TODAY
      DAY
      DAY jl|aanstaande|j.l.
      DAY #|ORDER MONTH YEAR?
      #|ORDER MONTH YEAR?
      # tot|en|t/m|-|– # MONTH YEAR?
      EDGE? MONTH YEAR?
      EDGE? YEAR
      YEAR -|–|/ #
      EDGE? NEXT|elke PERIOD
      NEXT DAY|MONTH
      EDGE PERIOD
      #|NUM|een|enkele|paar|twintigtal PERIODS geleden|later|eerder|tevoren|terug
      een? paar PERIODS geleden|later|eerder|terug
      een half PERIODS geleden|later|eerder
      EDGE? (de)? jaren #|NUM
      jaren ' #
      de? 's|s nachts|ochtends|morgens|middags|avonds
      ' s nachts|ochtends|morgens|middags|avonds
      ' s maandags|woensdags
      (de) # e eeuw
      ORDER eeuw
      negentiende|twintigste|eenentwintigste|achttiende|zeventiende|zestiende|vijftiende eeuw
      FEAST YEAR?
      zomer|winter|herfst|voorjaar|najaar|lente (van) YEAR
      # - # - #
      # / # / #
    `,
    number: `
      #|NUM SCALE? UNIT? UNIT?
      #|NUM SCALE?
      #|NUM SCALE? UNIT? -|–|à|tot|en #|NUM SCALE? UNIT UNIT?
      # -|–|à|tot # SCALE? UNIT?
      NUM à|tot|of NUM UNIT?
      één|een op|van de? #|NUM SCALE?
      #|NUM|geen op|van de #|NUM SCALE?
      één|een|twee|drie|#|NUM PART
      twee|drie - PART
      tweederde
      driekwart
      een half UNIT
      anderhalf|anderhalve UNIT|SCALE|uur|jaar?
      de helft
      helft
      een? VAGUE UNIT?
      VAGUE tot VAGUE
      AGE
      # / #
      #|NUM keer|maal
      ORDER|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende keer|maal
    `,
    superlative: `
      (OWNER) SUPER|BEST
      (s) SUPER|BEST
      (op) een|twee|drie na? SUPER|BEST
      (SUPER) en SUPER
      SUPER ooit
      meest|minst WORD
      het meest|minst|best|hoogst|laagst|snelst|zwaarst|grootst|slechtst|duurst|goedkoopst|vaakst|langst|hardst|drukst
      voor het eerst
      (OWNER) eerste !helft|kwartaal|instantie|kamer|ronde|minister|plaats|verdieping|melding|weken|dagen|jaren|uren|maanden|week|dag|stap|stappen|hulp|fase|resultaten
      als eerste|enige
      (OWNER) enige
      nog? nooit eerder|tevoren|zo|zoveel|zoiets
      nog nooit
      nooit eerder|tevoren
      niet eerder
      RECORD
      unieke|uniek
      ongekend|ongekende|ongeëvenaard|ongeëvenaarde
      historisch hoog|hoge|laag|lage|dieptepunt|hoogtepunt
    `,
    hedge: `
      volgens
      naar verluidt|verluid
      naar eigen zeggen
      aldus
      zou|zouden
      een zekere (CAP)
      ene (CAP)
      vermoedelijk|vermoedelijke|vermeend|vermeende|mogelijk|mogelijke|waarschijnlijk|waarschijnlijke|wellicht|kennelijk
      klaarblijkelijk|ogenschijnlijk|blijkbaar|schijnbaar|schijnt|schijnen|vermoed|vermoedt|vermoeden|vermoedde|vermoedden
      beweert|beweren|beweerde|beweerden|claimt|claimen|claimde|claimden
      zegt|zeggen|zei|zeiden te|niet (te|zelf)
      lijkt|lijken|leek|leken (te|erop|niet)
      mogelijkerwijs|misschien
      zogenaamd|zogenaamde|zogeheten
      anonieme bron|bronnen
      bronnen|ingewijden melden|zeggen|rond|binnen|stellen
      ingewijden
      welingelichte bronnen
      goed|betrouwbare ingevoerde? bron|bronnen
      uit? betrouwbare bron
      wordt|werd|worden|werden ervan? verdacht
      verdacht van
      onbevestigde
      in? de? wandelgangen
      naar wordt|werd aangenomen
      gaat het gerucht
      gerucht|geruchten
    `,
  },
  modifiers: `
    meer dan
    minder dan
    ouder dan
    jonger dan
    langer dan
    hoger dan
    lager dan
    niet meer dan
    niet minder dan
    ten minste
    ten hoogste
    maar liefst
    nog geen
    in totaal
    nog slechts
    ruim
    bijna
    ongeveer
    circa
    zo'n
    zowat
    rond de
    tegen de
    minstens
    hooguit
    maximaal
    minimaal
    zeker
    slechts
    krap
    pakweg
    amper
    boven de
    onder de
    tot wel
    al
    alle
  `,
  names: { ...NL_NAMES, ordinary: new Set([...NL_ORDINARY, ...NL_NAMES.ordinary]) },
  abbreviations: `dr mr ir drs ing prof mw mevr dhr ds jr sr st nr art blz bijv bv resp ca jl red vz mln mld o.a. o.m. d.w.z. m.n. t.a.v.
    e.d. a.s. j.l. z.g. i.v.m. v.chr n.chr vs`,
  elisions: 's t n k m r em',
  missing:
    /(?<![\p{L}\d])(?:TK+|tk|T\.K\.|XX+|xxx+|PM)(?![\p{L}\d])|\?{2,}|\[[^\]\n]{0,60}?(?:check|checken|nagaan|TK|invullen|aanvullen|volgt|bron\?|naam\?|navragen|nog te|uitzoeken)[^\]\n]{0,60}\]|\((?:check|nog checken|nagaan|TK)[^)\n]{0,60}\)/gu,
  residue: [
    /^onze excuses\b.*\b(?:social|cookies|tonen|laden)\b/isu,
    /\b(?:aanvaard|accepteer|sta)\b.{0,80}\bcookies?\b/isu,
    /^(?:deze|dit) (?:inhoud|video|bericht|post|tweet|artikel)\b.{0,120}\b(?:niet (?:worden )?(?:getoond|weergegeven|beschikbaar)|cookies?|abonnees?)\b/isu,
    /^(?:lees|bekijk|luister|kijk) (?:ook|hier|verder|meer)\b.{0,160}$/iu,
    /^(?:volledig scherm|advertentie|reclame|deel dit artikel|meer over dit onderwerp|laden\.{0,3}|tekst loopt (?:door|verder) onder .{0,40})$/iu,
    /^(?:schrijf je (?:hier |nu )?in|meld je (?:hier |nu )?aan|ontvang (?:elke|iedere|dagelijks|wekelijks))\b.{0,160}\b(?:nieuwsbrief|mail|updates?)\b/iu,
    /^(?:je|u) (?:hebt|heeft) (?:nog )?(?:geen toestemming|.{0,30}cookies)\b/iu,
  ],
  caption: [
    /^(?:volledig scherm|full ?screen)\s+\S/iu,
    /^(?:foto|beeld|illustratie|video|bron)\s*:\s*\S.{0,200}$/iu,
    /^[^©]{0,400}(?:©|\(c\))\s*\S[^!?]{0,79}$/iu,
    /^.{10,300}\((?:foto|beeld|archieffoto)\b[^)]{0,80}\)\.?$/iu,
  ],
  empty: new Set([
    ...NL_ORDINARY,
    ...'kunnen gaan gaat ging komen komt kwam maken maakt maakte laten laat liet doen doet deed zegt zei stelt aldus zich zelf men ooit weer toch heel zeer via vooral werd jaar mensen twee eerste'.split(
      ' ',
    ),
  ]),
};
