/**
 * Changes thought out against the lists and rules, each by one that knew them: what a list takes for the same, in a
 * sentence where it is not, and the same change where it is. Read as `grade.en.table.ts` is.
 */
export const ATTACKS_EN = `
s He had nothing{,|} but debts.
s All{,|} but one of the suspects confessed.
s Anyone{,|} but the mayor may vote.
s He said {that |}Saturday he would resign.
s She said {that |}man was lying.
s The match is {also |}off if it rains, not {only |}when it snows.
s The match goes on, {also |}if it rains.
s Women are {as well |}paid as men.
s If true, {then |}president Hall lied.
s The {offence|defence} was costly.
s The {minster|minister} was built in 1250.
s The {calender|calendar} was sold.
s The {prize|prise} was his.
s It was {re-covered|recovered} in 2011.
s The gas is {un-ionised|unionised}.
s The {co-op|coop} burned down.
s It fell to {-|– }5 degrees.
s He owns shops in Bonn{, Ulm|; Ulm} and Trier.
s He sold {no one|no 1}.
s {One|1} says such things.
s She saw a {1,200|1.200} metre drop.
s The room has {twenty one|20 1}-metre beams.
s The boy{’|}s{|’} house burned.
s The sign said "no {entry" today|entry today"}.
s The sign said "no"{ entry| "entry"}.
s The {'|}no{'|} vote won.
s The {Who|who} played in Leeds.
s The {May|may} vote was lost.
s He lives in the {White|white} House.
s {Brown|brown} bread was on the table.
s The {AIDS|aids} came late.
s He scored {.5|5} on the scale.
s He {was|wasn't} not there.
s They {can|cannot} go.
s They can{|'t} go.
s The {film|file} was lost.
s It rose by 5{%|%%}.
s It rose by {€|£}5.
s It cost {$5|$5 million}.
s Call 555-{1234|1243}.
s He said it fell{;|.} {prices|Prices} rose.
s They did not pay{. But|, but} they knew.
s He read {“Emma|Emma}, and wept.
s They met {the man |}with the gun.
s The man {with the gun |}ran.
s Reserves fell{:|?} the bank knew.
s He is {its|it's} owner.
s It is {their|there} house.
s The {U.S|us} army left.
s He was shot at {10.30|1.030} pm.
w He stayed{,|} but the others left.
w It cost {$5|5 dollars} in total.
w They {won't|will not} pay.
w {Don't|Do not} pay them.
w {Also, he|He} was the owner.
w The {naïve|naive} plan failed, the mayor said.
w They say {that |}the room was empty.
w The loss grew to {-5%|-5 percent}.
c Pages 10{-|‒}12 are missing.
c He paid ($5){.|}
c The firm, “Brown{,|}”{|,} closed.
c The plan{....|….} Nothing came.
s 'The boys' {big|large} day came,' he said.
s '12 {big|large} men came,' he said.
s ‘They took the {colour|color} of their parents’ flag,’ she said.
s The film “{Her|her}” won.
s The paper "{Today|today}" folded.
s The song '{Yesterday|yesterday}' was played.
s They prayed to {Him|him} daily.
s He wrote {"no"|no} on the {big|large} wall.
s The {First|first} Bank failed.
s The {big|}gest bank{| by far} failed.
s He paid {US|A}$5.
s He met {Mr|Mrs.} Brown.
s They moved to {St|St. John} street.
s He has {ten|10s of} cars.
s The {two|2nd} men left.
s The rate is 2{.|,}50 per cent.
s The rate is {2.50|2.5} per cent.
s The deal {is|isn't} done.
s "Stop{!|?}" he said.
s "Stop{!|.}" he said.
s She {would've|would have not} paid.
s She said {that |}this Monday was free{| of charge}.
s He lost {all |}but one leg.
w "Nobody came," said the owner of the {grey|gray} car.
w He stopped. But {also |}the others left.
w She {isn't|is not} the owner.
w It was {10:30|10.30} pm.
c He said: "{The|the} plan failed."
c {‘|'}Nobody{’|'}s car,{’|'} he said.
s He works for Save the {kids|children}.
s A woman{,|} without her man{,|} is nothing.
s The {1990s|1980s} were hard.
s The {Defence|Defense} Ministry said so.
`;

export const ATTACKS_NL = `
s {Ook als|Als} het regent, gaat de wedstrijd door.
s {Ook zonder|Zonder} bewijs wordt hij vervolgd.
s Hij zweeg zonder {ook |}maar een spoor van spijt.
s De {afname|daling} van stroom steeg.
s De {toename|stijging} van de rivier is gemeten.
s Hij is {oud voorzitter|oudvoorzitter} van de club.
s Het {klein bedrijf|kleinbedrijf} klaagt.
s De {appel|appèl} was rot.
s Zij droeg een {rose|rosé} jurk.
s Dat is {de|dé} oplossing.
s Hij heeft {een|1} huis.
s Het werd {-|– }5 graden.
s De winst was {1.200|1,200} euro.
s De winst was {1.2|1,2} euro.
s De winst was {12|1.2} euro.
s Zij hebben niet betaald{. Maar|, maar} zij wisten het.
s Hij zei dat het zakte{;|.} {prijzen|Prijzen} stegen.
s {Van|van} Dijk werd uitgeroepen tot winnaar.
s {Het Parool|het Parool} berichtte erover.
s {Den Haag|den Haag} is boos.
s Jan {Van|van} Acker won.
s De {Raad|raad} van State oordeelt.
s De {Kamer|kamer} is leeg.
s De {Poolse|poolse} gast vertrok.
s Het {Journaal|journaal} meldde het.
s {Mark|mark} en gulden verdwenen.
s De zaak van Jan{s|} broer liep af.
s De zaak van {Hans|Hans'} broer liep af.
s Op het bord stond "geen {toegang" vandaag|toegang vandaag"}.
s Het {'|}nee{'|} won.
s Hij las {“Max|Max}, en huilde.
s Hij {word|werd} gekozen.
s De kosten worden {betaald|betaalt}.
s Het {gebeurd|gebeurt} vaak.
s Hij {kan|kán niet} komen.
s Het is {on-|}veilig.
s De man {met het wapen |}vluchtte.
s De bank wist het{.|?} De klant ook.
s Bel 06-{1234|1243}.
s Het kost {€5|€5 miljoen}.
s Het kost 5 {euro|cent}.
s Het duurt {1,30|1.30} uur.
s Hij kwam {om|na} 20.30 uur.
s De {vice-|}voorzitter sprak.
s De {ex-|}voorzitter sprak.
s De {plaatsvervangend |}voorzitter sprak.
s {Dus|Toch} is de brug veilig.
s De {ING|ing} sluit kantoren.
s Hij is {als|dan} minister groter.
s Er kwamen {te veel|veel} mensen.
w {Ook in|In} Leiden sloot een winkel.
w De winst daalde naar {-5%|-5 procent} in het jaar.
w {Zo'n|Zo een} brug is duur.
w De {kern centrale|kerncentrale} is dicht.
w De {zeeen|zeeën} stijgen.
w Hij bleef{,|} maar de anderen gingen.
w Het kost {$5|5 dollar} in de winkel.
c Pagina 10{-|‒}12 ontbreekt.
c Hij betaalde ($5){.|}
c {,,|“}Ja{''|”}, zei hij.
c Het plan{....|….} Er kwam niets van.
s 'De jongens' {produkt|product} kwam', zei hij.
s '12 {produkten|producten} zijn weg', zei hij.
s De film “{Alles|alles}” won.
s Het boek "{Vandaag|vandaag}" verscheen.
s Gerard van {'t|het} Hoff won.
s {In 't|In het} Veld stemde tegen.
s Hij was alleen{,|} maar gelukkig.
s Hij bleef{,|} maar praten hielp niet.
s Het feest was leuk{. Maar|, maar} tien mensen kwamen.
s Hij won{,|} maar één keer.
s De {Eerste|eerste} Kamer stemde in.
s Hij is lid van de {Tweede|2e} Kamer.
s Zij is {de eerste|1e} vrouw.
s De {Staat|staat} betaalt.
s De {Koning|koning} spreekt.
s De {Minister van|minister zonder} Staat sprak.
s "Stop{!|?}" zei hij.
s "Stop{!|.}" zei hij.
s Hij heeft {dertig|3} huizen.
s Hij is {om en nabij |}veertig.
s Er waren {zo'n|} 50 mensen.
s Hij betaalde €5{,-|,50}.
s De rente is {2,50|2,5} procent.
s De {commissie|comissie}{ Jansen|} kwam bijeen.
s Zij {is|wordt} voorzitter{|, zegt men}.
w Hij bleef. Maar {ook |}de anderen gingen.
w De {begroting|begrooting} is rond{;|.} {de|De} raad stemt in.
c Hij zei: "{De|de} brug is dicht."
c {‘|'}De foto{’|'}s zijn weg{’|'}, zei hij.
s {Van der|van der} Laan sprak.
s {Van de|van de} Amsterdammer is geen spoor{|,} gevonden.
c {Van de|van de} brug is niets over.
c {Van de|van de} Amsterdamse brug is niets over.
`;
