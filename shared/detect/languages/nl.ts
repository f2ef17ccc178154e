/** Dutch: what looks checkable. See `LanguagePack` for what each part is for. */
import { NL_ORDINARY } from '../../passage/grading/nlWords.ts';
import { NL_NAMES } from './nlNames.ts';
import { NL_MODIFIERS, NL_PATTERNS } from './nlPatterns.ts';
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
      punten punt zetels stemmen tellen man weekend weekenden nacht nachten kwartalen seizoenen vierkante kubieke km/u`,
    LENGTH: 'meter kilometer kilometers',
    MONEY: `euro euro's eurocent cent dollar dollars pond ponden roebel roebels yen yuan frank franken kroon kronen gulden guldens
      shilling shillings roepia rupiah peso peso's real reais rand dinar dinars dirham dirhams rial sjekel sjekels zloty forint lira
      hryvnia bitcoin bitcoins mille`,
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
        `^(?:(?:(?:${CARDINAL}|een)?(?:honderd|duizend)(?:en)?)+(?:${CARDINAL})?(?:tal)?|(?:${CARDINAL})(?:tal|[eë]n(?:een)?hal(?:f|ve))?)$`,
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
      class: 'BEST',
      shape:
        /^(?:langst|hoogst|meest|slechtst|laagst|oudst|jongst|kleinst|grootst|zwaarst|minst|snelst|duurst)[\p{Ll}]{4,}e$|^best(?:verkochte|betaalde|bezochte|geklede|gelezen|bekeken|bewaarde|scorende)$/u,
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
  patterns: NL_PATTERNS,
  modifiers: NL_MODIFIERS,
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
