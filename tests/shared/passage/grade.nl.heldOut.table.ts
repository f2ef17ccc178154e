/** Like `grade.nl.table.ts`, written after the lists were made and not used to make them. */
export const HELD_OUT_NL = `
s Het KNMI verwacht {30|13} centimeter sneeuw voor vrijdag.
s De toren is {1,25|12,5} meter hoger dan gepland.
s De schikking kostte de bank {2,4|24} miljoen euro.
s Van de 150 zetels zijn er {76|67} nodig.
s In het tweede kwartaal groeide de export {0,3|3,0} procent.
s De eerste uitslag kwam om {22.00|20.00} uur.
s De 2{4|3}-jarige spits tekende bij FC Twente.
s Het toestel, een Boeing {737|747}, landde veilig.
s De wet van 12 {juni|juli} 1997 is ingetrokken.
s In de jaren {zeventig|tachtig} werkten er 4.000 mannen.
s Hij werd {vierde|vijfde} in de finale.
s {Zes|Zeven} van de negen rechters waren tegen.
s Ongeveer {de helft|een derde} van de oogst ging verloren.
s De boete werd {verdubbeld|gehalveerd} in hoger beroep.
s Een vat kost 80 {dollar|euro}.
s De zwemmer legde 12 {zeemijl|kilometer} af.
s De première is op {donderdag|dinsdag}.
s Het gebeurde in het {voorjaar|najaar}.
s {Rutte|Rutten} kwam om twaalf uur aan.
s De schrijver {Harry|Henry} Mulisch won de prijs.
s Een woordvoerder van {Shell|BP} wil niet reageren.
s {Noord-|}Korea stemde tegen.
s De {EU|VN}-gezant verliet Genève.
s De {Duitse|Oostenrijkse} minister stemde in.
s {Mark|mark} kocht een huis in Spanje.
s Hij woont in {Best|best}.
s {Bakker|bakker} Bart sluit de winkel.
s Hij las het in {Trouw|trouw}.
s Eddy {Van|van} den Berg won de koers.
s De rechtbank heeft {nog niet|al} uitspraak gedaan.
s De agent wordt {niet |}vervolgd.
s Er {is geen|is} aanklacht ingediend.
s De afspraak is {on|}haalbaar.
s De patiënt is {stabiel|instabiel}.
s De gegevens zijn {volledig|onvolledig}.
s {Weinig|Vrij veel} deskundigen zijn het met hem eens.
s Het vaccin beschermt {wel|niet} tegen de variant.
s Zonder {|enig }bevel doorzochten ze het huis.
s Het schip {zou|moet} vanavond aankomen.
s Het schip {zou|zal} dan al aangekomen zijn.
s Hij {kan|mag} binnen een maand in beroep.
s Het virus {lijkt|blijkt} van de markt te komen.
s De {verdachte|veroordeelde} werd naar Miami gevlogen.
s De klap kwam {kennelijk |}van een gasleiding.
s {Tot|Meer dan} 40 mensen worden vermist.
s {Vrijwel alle|Alle} treinen vielen uit.
s {Beide|Twee} kandidaten trokken zich terug.
s De verkoop ligt {iets |}lager dan vorig jaar.
s Het is de {oudste|op één na oudste} kerk van Friesland.
s Geen land voert {evenveel|meer} tarwe uit.
s Zij {vertelde|waarschuwde} dat het fonds leeg was.
s Zij {erkende|hield vol} dat het fonds leeg was.
s Het fonds was leeg, {stelde|onthulde} zij.
s {Op basis van|Ondanks} een politierapport sloot de burgemeester de club.
s {Hij vindt dat de|De} club overlast gaf.
s De club geeft overlast, {aldus|vreest} de burgemeester.
s Het {“onafhankelijke”|onafhankelijke} onderzoek duurde een jaar.
s Het onderzoek was {onafhankelijk|'onafhankelijk'}.
s “Wij zijn {misleid|voorgelogen}”, zei ze.
s “{Wij|Zij} zijn misleid”, zei ze.
s “Het {produkt|product} was slecht”, zei ze.
s “Wij zijn {ook |}ons huis kwijt”, zei ze.
s Het bestand geldt {tot|na} middernacht.
s Ten {oosten|westen} van de rivier wordt gevochten.
s De wet is aangenomen {ondanks|dankzij} het veto.
s {Iran|Irak} viel {Irak|Iran} dat jaar binnen.
s {De bank|De klant} klaagde {de klant|de bank} aan.
s Het bedrijf {verkocht|kocht} het belang in mei.
s De toezichthouder {onderzoekt|onderzocht} de bank.
s De toezichthouder {is|was} ingelicht.
s {Het|Een} onderzoek is maandag geopend.
s De reizigers{,|} die geen visum hadden{,|} zijn teruggestuurd.
s Het meeste geld is {uitgeleend|uitgegeven}.
s De {krijgswet|grondwet} is opgeheven.
s De {bewaker|bewakers} van het museum werd{|en} ontslagen.
s De {verassing|verrassing} is zaterdag.
s Hij heeft {tenminste|ten minste} drie huizen.
s De {leiding|lijding} van de club zweeg.
s Hij {leidde|verleidde} de troepen.
s De weduwe {en haar zoon |}erfde{n|} de boerderij.
s De zaak is {geseponeerd|voor de rechter gebracht}.
s {Mevrouw|Meneer} De Graaf sprak een uur.
s De staking is voorbij{.|?}
s Het verdrag is {ondertekend|geratificeerd} door alle leden.
s De politie schoot {op|langs} de bestuurder.
s Een man {van in de veertig |}is aangehouden.
s De {oud-directeur|directeur} van de AIVD getuigde.
s De recessie {begon|eindigde} in 2009.
s De raad nam het {niewe|nieuwe} bod van {3|5} procent aan.
s Het was {reeds|al} te laat en {on|}nodig.
s Hij was er {niet |}bij, blijkt uit de film.
s {Ook|Alleen} de burgemeester wist ervan.
s De {kern|kerk}centrale is gesloten.
s De club won niet{. Door|door} de regen{ ging|. Ging} men weg.
s Hij {word|werd} voorzitter van de club.
s De minister {gaat|ging} naar Brussel.
s Het onderzoek steunt op {1.200|12,00} gesprekken.
s De {vlucht|vluchten} naar Rome is geannuleerd.
s Zij kreeg {een|één} stem.
s De bank moet {het|dat} bedrag terugbetalen.
w De {accomodatie|accommodatie} is te klein.
w Het {millieu|milieu} is het thema van de avond.
w De {comissie|commissie} komt in mei bijeen.
w Een {gezamelijke|gezamenlijke} verklaring volgde.
w {Niewe|Nieuwe} regels gelden in de stad.
w De eigenaar van {de de|de} kroeg kreeg een boete.
w De {reele|reële} kosten zijn bekend.
w De {cafes|cafés} in de stad zijn dicht.
w De {videos|video's} staan op de site.
w De {anti-oorlogsmars|antioorlogsmars} was vreedzaam.
w Het {defensie akkoord|defensieakkoord} is getekend.
w Het {project bureau|projectbureau} is dicht.
w De {ex-president|expresident} woont in Spanje.
w De zitting {start|begint} om twaalf uur.
w De bouw {startte|begon} onder de vorige eigenaar.
w {Ofschoon|Hoewel} het laat was, waren de winkels open.
w De brug was {ook |}dicht voor fietsers.
w De brug was {tevens|ook} dicht voor fietsers.
w De brug is {momenteel|nu} dicht.
w {Elf|11} passagiers zijn behandeld.
w Zij wachtten {tweeënveertig|42} uur.
w Hij eindigde op de {derde|3e} plaats.
w De huren stegen met 8 {procent|%}.
w Het schip kostte {€90 miljoen|90 miljoen euro}.
w De mijn ging dicht{; de|. De} stad liep leeg.
w De mijn ging dicht{. Maar|, maar} de stad bleef.
w {Prof|Prof.} Visser leidde de operatie.
w Zij vroeg{,|} ‘Wie betaalde?’
w De club is {o.m.|onder meer} actief in Leiden.
w {'t Water|Het water} stond hoog.
w De {kleine|geringe} opbrengst viel tegen.
w De vloed {verwoestte|vernielde} de huizen.
w De wedstrijd is {uitgesteld|verzet}.
w De club verloor {bovendien |}zijn trainer.
s De trein {vertrok te laat|was te laat vertrokken}.
c Reddingswerkers vonden{ |\u00a0}14 overlevenden.
c Reddingswerkers{  | }vonden 14 overlevenden.
c Reddingswerkers vonden 14 overlevenden{|.}
c De rente is 2,5{ |}% nu.
c De rente is 2,5{\u2009| }% nu.
c {“|"}Niemand betaalde{”|"}, zei ze.
c {'|"}Niemand betaalde{'|"}, zei ze.
c {„|“}Niemand betaalde{”|”}, zei ze.
c De auto{'|’}s stonden stil.
c De bank {—|–} opgericht in 1860 {—|–} ging dicht.
c De bank{—| – }opgericht in 1860{—| – }ging dicht.
c Het seizoen {2019-20|2019–20} werd ingekort.
c Het werd {−12|-12} graden vannacht.
c Het rapport {Smit-Bos|Smit–Bos} verdween.
c Hij zweeg{...|…} en ging.
c Het inter{\u00ad|}nationale hof kwam bijeen.
c Het{\u200b|} hof kwam bijeen.
c Jos{e\u0301|é} Saramago schreef het.
c {Bewoners|bewoners} moesten vertrekken.
c {Toen|toen} de regen kwam, gingen ze weg.
c De {Burgemeester|burgemeester} van Leiden stemt in.
c Let op: {De|de} brug is dicht.
c In totaal zijn {12.500|12500} kaarten verkocht.
c De kavel kost €{ |}40 per meter.
c Zij sprak van “een farce{”.|.”}
c Het hof kwam{\r\n| }op dinsdag bijeen.
c Het hof kwam bijeen.{\u2029| }Het ging om vijf uur uiteen.
c een bank in het noorden{.|,}
c {'|‘}s Avonds was het hof dicht.
`;
