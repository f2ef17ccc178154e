/**
 * Changes of Dutch wording and their grade, from the rules: c cosmetic, w wording, s substance. `{before|after}` is
 * the change; everything else stands in both. The set that the rules' lists were made with.
 */
export const DEVELOPMENT_NL = `
s Bij de brand kwamen {12|13} mensen om.
s Bij de brand kwamen {12|21} mensen om.
s Het bedrijf verloor {1,5|15} miljoen euro.
s De werkloosheid steeg naar {4,2|4,3} procent.
s De werkloosheid steeg naar {4,2|42} procent.
s De rekening was {1.000|1,000} euro.
s Er kwamen {1.500|1.400} betogers.
s In Jakoetsk werd het {-|}5 graden.
s In {1989|1998} viel de Muur.
s De stemming eindigde in {52-48|48-52}.
s De vergadering begint om {20.30|21.30} uur.
s Hij werd geboren op {4|14} juli 1952.
s {Twaalf|Dertien} mijnwerkers zaten vast.
s Het was de {tweede|derde} aanslag in een week.
s De rechter gaf hem {vijf|negen} jaar cel.
s De brug is {twee|2,5} kilometer lang.
s De winst steeg met een {derde|kwart}.
s De prijzen {verdubbelden|verdrievoudigden} in een jaar.
s Het fonds verloor 3 {miljoen|miljard} dollar.
s Het fonds verloor 3 {miljoen |}dollar.
s De weg is 40 {km|mijl} lang.
s Het pakje woog 3 {kilo|gram}.
s Hij betaalde {€|$}500 voor het doek.
s Hij betaalde {£|}500 voor het doek.
s De opkomst steeg met 5 {procent|procentpunt}.
s De opkomst steeg met {5%|5}.
s De gesprekken gaan {maandag|dinsdag} verder.
s De gesprekken gaan in {maart|mei} verder.
s De aanslag was {zondagnacht|zaterdagnacht}.
s De aanslag was zondag{ochtend|avond}.
s Hij trad {gisteren|vandaag} af.
s Hij trad {vorige|deze} week af.
s De staking duurde drie {dagen|weken}.
s Minister {Smit|Smid} trad af.
s {Jansen|Janssen} ontkent de aantijging.
s Rechter Anne {Bakker|Backer} gaf de huurders gelijk.
s De troepen trokken {Cherson|Charkov} binnen.
s Het bedrijf ging van {Oostenrijk|Australië} naar Spanje.
s {Prins |}Bernhard opende de brug.
s De {PvdA|VVD} won de zetel.
s De {WHO|WTO} gaf de cijfers vrij.
s De {Amerikaanse|Britse} ambassadeur is ontboden.
s De {Poolse|poolse} fabriek sloot in 2019.
s Bart {De|de} Wever sprak de leden toe.
s Volgens {De|de} Wever is het plan haalbaar.
s Het boek van {Boer|boer} Jan verscheen.
s {De Boer|De boer} verkocht zijn land.
s De trainer van {Ajax|Feyenoord} vertrekt.
s De minister heeft de brief {niet |}getekend.
s De minister tekende de brief{| niet}.
s Er is {geen|een} bewijs van fraude.
s Zij heeft de verdachte {nooit|ooit} ontmoet.
s {Niemand|Iemand} raakte gewond bij het ongeluk.
s {Geen van de|De} tests waren positief.
s Het water is {veilig|onveilig}.
s De staking is {wettig|onwettig}.
s De bewering is {juist|onjuist}.
s Hij vertrok {met|zonder} toestemming.
s {Nauwelijks|Veel} bewoners keerden terug.
s {Noch|Zowel} de burgemeester {noch|als} de raad wist het.
s De {niet-|}roker betaalt minder.
s Het plan {kan|zal} banen kosten.
s Het plan {zou|zal} banen kosten.
s Het plan {kan banen kosten|kost banen}.
s De verdachte zou de auto {hebben gestolen|stelen}.
s De {vermeende |}dief is aangehouden.
s De aanslag is {waarschijnlijk |}gepleegd door rebellen.
s De aanslag is {mogelijk|waarschijnlijk} gepleegd door rebellen.
s Het {lijkt|staat vast} dat de dam 's nachts brak.
s {Ongeveer |}200 mensen zijn geëvacueerd.
s {Bijna|Ruim} 200 mensen zijn geëvacueerd.
s {Minstens|Hooguit} 200 mensen zijn geëvacueerd.
s {Alle|De meeste} leden stemden voor.
s {De meeste|Veel} leden stemden voor.
s {Sommige|Enkele} leden stemden voor.
s {Elk|Geen} lid mag stemmen.
s Hij reist {altijd|vaak} alleen.
s {Slechts |}twee verdachten bekenden.
s {Alleen |}de burgemeester wist ervan.
s De {grootste|grote} bank van het land viel om.
s De {grootste|op een na grootste} bank viel om.
s De rivier is {langer|korter} dan de Rijn.
s De rivier is {lang|langer}.
s De inflatie is {hoger|lager} dan in 2022.
s De inflatie {steeg|daalde} naar 3 procent.
s {Meer|Minder} mensen roken.
s Het was de {beste|slechtste} uitslag in jaren.
s Het was een {zeer |}koude winter.
s De {eerste|enige} vrouw in de functie.
s De minister {zei|beweerde} dat de cijfers niet klopten.
s De minister {zei|gaf toe} dat de cijfers niet klopten.
s De minister {ontkende|bevestigde} het bericht.
s De minister {zegt|zei} dat de cijfers niet klopten.
s De cijfers klopten niet{, zei de minister|}.
s {Volgens de politie was de|De} bestuurder {|was }dronken.
s De bestuurder was dronken, aldus {de politie|getuigen}.
s De bestuurder was dronken, {meldt|weet} de politie.
s {Naar verluidt was|Zeker was} de bestuurder dronken.
s Hij noemde het plan {"roekeloos"|roekeloos}.
s Hij noemde het plan {roekeloos|‘roekeloos’}.
s "Wij betalen {nooit|altijd}", zei ze.
s "Het is een {grote|flinke} fout", zei ze.
s "We {beginnen|starten} morgen", zei ze.
s Ze zei {"wij vertrekken"|wij vertrekken}.
s Hij zei dat "{het|ons} werk" doorgaat.
s De voorzitter sprak van "een schande{" voor het land| voor het land"}.
s Het leger viel {voor|na} zonsopgang aan.
s De prijzen liggen {boven|onder} het gemiddelde.
s Hij verhuisde {van|naar} Londen in 2010.
s De raket werd {naar|vanuit} Libanon afgevuurd.
s Hij was {voor|tegen} de fusie.
s De tunnel gaat {onder|over} het spoor door.
s {Ajax|PSV} versloeg {PSV|Ajax}.
s {De politie|De betoger} sloeg {de betoger|de politie}.
s De {hond|man} beet de {man|hond}.
s Hij {heeft|had} bij de dienst gewerkt.
s Hij {is|was} voorzitter van het bestuur.
s Het bedrijf {gaat de boete betalen|betaalde de boete}.
s De verdachte {werd|wordt} verhoord.
s {Een|De} verdachte is aangehouden.
s De {|}soldaten{,|} die waren gevlucht{,|} werden doodgeschoten.
s Hij bedankte zijn ouders, de burgemeester{,|} en de minister.
s De {bond|bom} lag in de kelder.
s De {raad|daad} is veroordeeld.
s De {kamers|Kamers} zijn gesloten.
s Dat is {een|één} van de redenen.
s Hij stierf {voor|vóór} zijn land.
s Hij ging in {appel|appèl}.
s De {moord|dood} schokte het dorp.
s De {terroristen|militanten} namen gijzelaars.
s De {vluchtelingen|migranten} gingen aan land.
s De man is {aangeklaagd|veroordeeld} voor fraude.
s De man is {aangehouden|verdacht}.
s De {verdachte|dader} vluchtte te voet.
s {Zijn broer|Zijn zus} erfde de zaak.
s {Hij|Zij} erfde de zaak.
s {Zij|Wij} gaan in beroep.
s De {bal|ballon} lag op het dak.
s {Het|De} hof was gesloten.
s Het {ziekenhuis|schooltje} werd geraakt door een granaat.
s Het ziekenhuis werd {zwaar |}beschadigd.
s Het ziekenhuis werd geraakt{.|?}
s De {toenmalige |}president tekende.
s Zij stemde voor {en|of} tegen het plan.
s Het regende {door|ondanks} het front.
s De burgemeester {en zijn vrouw |}vlogen naar Rome.
s De verdachte is {25|52} jaar en woont in {Lent|Lens}.
s De {produkten|producten} kosten {12|13} euro.
s Zij verloren {ook |}{3|4} zetels.
s Hij schoot op de man{. Gisteren| gisteren.} {stierf|Stierf} hij.
s Hij is {oud-|}minister.
s Hij is {voorzitter|lid} van het bestuur.
s De vakbond wil {vrij spreken|vrijspreken}.
s De maatregel moet ongelukken {voor komen|voorkomen}.
s {Minder|Niet minder} dan tien mensen kwamen.
s De kosten zijn {0.5|0,5} procent.
s {Naar eigen zeggen|Kennelijk} wist hij van niets.
s De politie {vermoedt|weet} dat het om brandstichting gaat.
s De koers steeg {met|tot} 3 euro.
w De {produkten|producten} liggen in de winkel.
w De {burgermeester|burgemeester} opende de brug.
w De {niewe|nieuwe} brug is open.
w Het besluit volgde {onmiddelijk|onmiddellijk}.
w De {aktie|actie} duurde tot de avond.
w De {de |}minister opende de brug.
w De burgemeester van {van |}Leiden opende de brug.
w De {financiele|financiële} gevolgen zijn groot.
w De {coordinatie|coördinatie} ontbrak.
w Het {cafe|café} ging dicht.
w De {kopieen|kopieën} zijn weg.
w De {fotos|foto's} zijn weg.
w De {ex-minister|exminister} sprak de leden toe.
w De {mini-rok|minirok} is terug.
w De {anti-rookcampagne|antirookcampagne} begint in de stad.
w De {e-mail|email} ging naar alle leden.
w De {klimaat conferentie|klimaatconferentie} is in Bonn.
w Het {lange termijn beleid|langetermijnbeleid} ontbreekt.
w De {te veel|teveel} betaalde huur wordt teruggestort.
w De {minister president|minister-president} sprak de leden toe.
w Het proces {begint|start} in de rechtbank.
w Het proces {begon|startte} in de rechtbank.
w Het gebouw werd {tijdens|gedurende} de oorlog gebouwd.
w {Hoewel|Ofschoon} het regende, speelden ze door.
w {Indien|Als} het regent, gaat de wedstrijd niet door.
w Hij is {reeds|al} jaren lid.
w Hij is {thans|nu} lid van de raad.
w Zij schreef {ook |}twee romans.
w Het bedrijf heeft {eveneens|ook} een kantoor in Bonn.
w {Ook de|De} fabriek sloot de deuren.
w De fabriek sloot {dus |}de deuren.
w Er stonden {drie|3} auto's in de loods.
w {Twaalf|12} mensen kwamen naar de zitting.
w Hij was {eenentwintig|21} dagen op zee.
w Het was zijn {eerste|1e} bezoek aan het eiland.
w Het was zijn {1e|1ste} bezoek aan het eiland.
w De inflatie steeg naar 3 {procent|%}.
w De inflatie steeg naar 3{%| procent} in het land.
w Een kaartje kost {€5|5 euro}.
w Het verlies was {€ 3 miljoen|3 miljoen euro}.
w De weg is 40 {km|kilometer} lang.
w De schuld is 3 {mld|miljard} euro.
w De schuld is 3 {mln.|miljoen} euro.
w Hij zag {zo'n|zo een} auto.
w Hij had {z'n|zijn} auto verkocht.
w De gesprekken zijn klaar{. De|; de} staking gaat door.
w De gesprekken zijn klaar{, maar|. Maar} de staking gaat door.
w De gesprekken zijn klaar{,|} maar de staking gaat door.
w De gesprekken zijn klaar{!|.}
w De deuren gaan om {20.30|20:30} uur open.
w Hij sprak {met betrekking tot|over} de brug.
w {Op dit moment|Nu} is de brug dicht.
w Hij vroeg{:|} "Waarom ik?"
w {Dr.|Dr} Bruin zag de patiënt.
w {Bijv.|Bijvoorbeeld} de brug is oud.
w De brug is {o.a.|onder andere} oud.
w Hij {word|wordt} morgen voorzitter.
w Hij {vind|vindt} de brug te smal.
w De {krant|dagblad} verschijnt niet meer.
w Hij zag {hen|hun} bij de brug.
w {Gisteren opende de burgemeester|De burgemeester opende gisteren} de brug.
w De politie was {snel ter plaatse|snel aanwezig}.
w De {toename|stijging} van het verkeer stopte.
w De burgemeester wil {graag |}een nieuwe brug.
c Bij de brand kwamen{ |  }12 mensen om.
c Bij de brand kwamen{ |\u00a0}12 mensen om.
c Bij de brand{ |\n}kwamen 12 mensen om.
c Bij de brand kwamen 12 mensen om.{| }
c { |}Bij de brand kwamen 12 mensen om.
c De brug is dicht.{ |\n\n}De tunnel is open.
c De brug is dicht.{ |\u2028}De tunnel is open.
c De brug is dicht{. |.}De tunnel is open.
c De inflatie steeg naar 3{| }%.
c De inflatie steeg naar 3{\u202f|}% in maart.
c Hij noemde het plan {"roekeloos"|“roekeloos”}.
c Hij noemde het plan {'roekeloos'|‘roekeloos’}.
c Hij noemde het plan {"roekeloos"|'roekeloos'}.
c Hij noemde het plan {“roekeloos”|„roekeloos”}.
c Hij noemde het plan {,,roekeloos''|‘roekeloos’}.
c {"|“}Wij betalen{"|”}, zei ze.
c {"|‘}Wij betalen{"|’}, zei ze.
c De foto{'|’}s zijn weg.
c Het was {'|’}s avonds koud.
c Het was in de jaren {'|’}90.
c {'|’}t Is koud.
c Hans{'|’} huis brandde af.
c Het plan {-|–} een slecht plan {-|–} mislukte.
c Het plan{ – |—}een slecht plan{ – |—}mislukte.
c De jaren {1914-1918|1914–1918} waren zwaar.
c Pagina {10-12|10–12} ontbreekt.
c Het werd {3-1|3–1}.
c De koers {Parijs-Roubaix|Parijs–Roubaix} ging niet door.
c Het was koud: {-5|−5} graden.
c En toen{...|…} niets.
c En toen {. . .|…} niets.
c De kathe{|\u00ad}draal brandde.
c De {|\u200b}kathedraal brandde.
c De kathedraal{\ufeff|} brandde.
c Het caf{é|e\u0301} ging dicht.
c De tweede{\u0020|\u2009}brug is dicht.
c {De|de} brug kostte 12 levens.
c {het|Het} water steeg.
c {Onderzoekers|onderzoekers} vonden resten.
c Gevolg: {De|de} brug is dicht.
c {Hij|hij} is aangehouden.
c De {Minister|minister} sprak op vrijdag.
c {Minister|minister} Jansen sprak op vrijdag.
c Hij zag de {Minister-president|minister-president} in mei.
c Bij de brand kwamen 12 mensen om{.|}
c Bij de brand kwamen 12 mensen om{|.}
c de grootste bank van het land{,|}
c de grootste bank van het land{;|}
c Er waren {1.000|1000} mensen op het plein.
c De schuld is {1.250.000|1250000} euro.
c De prijs was €{ |}500.
c De afstand was 40{ |}km.
c Zij sprak van "een schande{."|".}
c Zij sprak van "een schande{,"|",} en vertrok.
c {Ĳ|IJ}mond ligt aan zee.
c De {ﬁets|fiets} is weg.
`;
