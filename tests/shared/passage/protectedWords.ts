/** Words that decide whether a sentence is true. No list of grading may take one for another or leave one out. */
const listed = (list: string) => list.split(/\s*,\s*|\n\s*/).filter((word) => word !== '');

export const NEGATIONS = {
  en: listed('not, no, never, none, nobody, nothing, neither, nor, nowhere, without, hardly, barely, scarcely'),
  nl: listed('niet, geen, nooit, niemand, niets, noch, nergens, zonder, nauwelijks, amper, geenszins, evenmin'),
};

export const PROTECTED = {
  en: listed(`${NEGATIONS.en.join(', ')}
    may, might, can, could, would, will, should, must, shall
    is, was, are, were, has, had, have, does, did, be, been
    allegedly, reportedly, apparently, possibly, probably, likely, perhaps, maybe, presumably, supposedly, seemingly
    certainly, definitely, clearly, surely
    about, around, roughly, approximately, nearly, almost, over, under, more, less, fewer, at least, at most, up to
    all, most, many, some, several, few, a few, every, each, any, both, half, only, just, even, still, already
    always, often, sometimes, usually, rarely, once, twice, very, too, quite, rather
    said, says, claimed, claims, alleged, admitted, denied, confirmed, insisted, suggested, stated, warned, argued
    according to, citing, quoted, believes, thinks, knows, suspects
    before, after, until, since, during, above, below, from, to, into, for, against, by, despite, because, if, unless
    and, or, than, as, the, a, this, that, these, those, he, she, it, they, we, I, his, her, their
    Monday, Tuesday, January, March, May, today, yesterday, tomorrow, one, two, three, first, second, third, last, next
    million, billion, percent, percentage points, kilometre, mile, euro, dollar, pound
    killed, murdered, injured, arrested, charged, convicted, accused, suspected, former, current, then, safe, unsafe
    best, worst, biggest, bigger, higher, lower, highest, lowest, rose, fell`),
  nl: listed(`${NEGATIONS.nl.join(', ')}
    kan, kon, kunnen, mag, moet, moest, zou, zouden, zal, zullen, wil, hoeft
    is, was, zijn, waren, heeft, had, hebben, wordt, werd, gaat, ging
    vermeend, vermoedelijk, mogelijk, misschien, wellicht, waarschijnlijk, kennelijk, blijkbaar, schijnbaar, naar verluidt
    zeker, beslist, duidelijk, lijkt, blijkt
    ongeveer, circa, zowat, bijna, ruim, vrijwel, meer, minder, minstens, hooguit, tot, maximaal, minimaal, rond
    alle, de meeste, veel, sommige, enkele, weinig, elk, ieder, beide, half, alleen, slechts, zelfs, nog, al, pas
    altijd, vaak, soms, meestal, zelden, eens, tweemaal, zeer, te, nogal, erg, wel
    zei, zegt, beweerde, beweert, stelde, erkende, ontkende, bevestigde, meldde, waarschuwde, vertelde, suggereerde
    volgens, aldus, gelooft, denkt, weet, vermoedt, vindt
    voor, na, sinds, tijdens, boven, onder, van, naar, uit, tegen, door, ondanks, dankzij, omdat, als, tenzij, met
    en, of, dan, de, het, een, dit, dat, deze, die, hij, zij, wij, ik, haar, hun
    maandag, dinsdag, januari, maart, mei, vandaag, gisteren, morgen, twee, drie, eerste, tweede, derde, laatste, volgende
    miljoen, miljard, procent, procentpunt, kilometer, mijl, euro, dollar, pond
    gedood, vermoord, gewond, aangehouden, aangeklaagd, veroordeeld, verdacht, voormalig, toenmalig, oud, veilig, onveilig
    beste, slechtste, grootste, groter, hoger, lager, hoogste, laagste, steeg, daalde`),
};
