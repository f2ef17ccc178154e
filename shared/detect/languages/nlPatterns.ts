/** Dutch patterns, one a line; their signs are told in `patterns.ts`. */
import type { LanguagePack } from './pack.ts';

export const NL_PATTERNS: LanguagePack['patterns'] = {
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
      NUM|anderhalve|halve ton !WORD
      (van) NUM|anderhalve|halve ton
      NUM|anderhalve|halve ton (in|aan|voor|uit|op|waard|per|of|en|bij|extra)
    `,
  date: `
      TIME uur?
      (om|tegen|rond|vanaf|tot|na|voor|omstreeks) #|NUM|half uur
      (om|tegen|rond|vanaf|tot|na|voor|omstreeks) half|kwart voor|over? NUM uur?
      half|kwart voor|over NUM
      TODAY
      DAY
      middernacht
      die|diezelfde ochtend|morgen|middag|avond|nacht|dag|week|maand|zomer|winter
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
      EDGE? de? jaren #|NUM
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
      #|NUM PERIODS ,? en? #|NUM PERIODS
      een? half VAGUE
      een miljoen|miljard|biljoen UNIT?
      # bij|x|× # UNIT?
      # tegen # UNIT?
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
      ^ SUPER|BEST
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
};

export const NL_MODIFIERS = `
    iets meer dan
    een kleine
    nog eens
    bij elkaar
    een dikke
    een krappe
    nog maar
    maar
    dik
    hoogstens
    in ieder geval
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
  `;
