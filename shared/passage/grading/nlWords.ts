/** Dutch words: those whose capital at the start of a sentence says nothing, and how one word is spelled in two ways. */
import { wordMap, wordSet } from './language.ts';

/** None of them is a name in any sense (so not boer, bakker, visser, koning, mei). */
export const NL_ORDINARY = wordSet(`
  de het een dit dat deze die hij zij ze wij we jullie zijn haar hun ons onze mijn er hier daar nu toen
  in op aan bij voor van met zonder naar uit om over onder boven na tegen tussen tijdens sinds vanaf vanuit tot door
  volgens ondanks dankzij wegens namens binnen buiten langs rond via ongeveer bijna ruim circa
  als indien omdat doordat terwijl hoewel ofschoon wanneer waar waarom hoe wat wie welke zo maar want en of noch dus
  niet geen nooit niemand niets alle allemaal beide veel weinig meer minder meeste sommige enkele elke elk ieder iedere
  alleen slechts zelfs nog al vandaag gisteren morgen straks later eerder opnieuw vaak altijd soms misschien
  mogelijk waarschijnlijk wellicht vermoedelijk kennelijk blijkbaar echter daarom daarna daarnaast intussen inmiddels
  is was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon konden zal zullen zou zouden moet moeten
  mensen agenten politie onderzoekers wetenschappers bewoners inwoners omwonenden getuigen advocaten rechters
  artsen verpleegkundigen leraren leerlingen studenten ouders kinderen vrouwen mannen werknemers werkgevers boeren
  militairen soldaten troepen rebellen betogers demonstranten actievoerders migranten vluchtelingen kiezers ministers
  politici critici deskundigen experts analisten economen journalisten lezers bronnen woordvoerders
  bedrijven banken scholen ziekenhuizen prijzen huren lonen winsten cijfers aandelen kosten resultaten tests
  onderhandelingen gesprekken verkiezingen peilingen branden overstromingen temperaturen duizenden honderden
  tientallen miljoenen inflatie werkloosheid documenten brieven rapporten foto's beelden
  treinen bussen vluchten schepen auto's woningen gebouwen wegen winkels dorpen steden gemeenten
  reeds thans momenteel gedurende alhoewel bijv bv bijvoorbeeld
  drie zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig
`);

/** Other spellings and known misspellings; each entry begins with the word that it counts as. */
export const NL_SPELLINGS = wordMap(`
  product: produkt; producten: produkten; project: projekt; projecten: projekten; respect: respekt; contact: kontakt
  contacten: kontakten; actie: aktie; acties: akties; direct: direkt; elektriciteit: electriciteit; elektrisch: electrisch
  elektrische: electrische; controle: kontrole; controleren: kontroleren; cadeau: kado; publicatie: publikatie
  publicaties: publikaties; productie: produktie; collectie: kollektie; conflict: konflikt; conflicten: konflikten
  café: cafe; cafés: cafes; comité: comite; scène: scene; scènes: scenes; crème: creme; première: premiere
  premières: premieres; carrière: carriere; carrières: carrieres; barrière: barriere; enquête: enquete; enquêtes: enquetes
  privé: prive; procedé: procede; façade: facade; crêpe: crepe; ampère: ampere; volière: voliere; militairen: militaren
  foto's: fotos; auto's: autos; video's: videos; paraplu's: paraplus; menu's: menus; baby's: babys; camera's: cameras
  collega's: collegas; risico's: risicos; scenario's: scenarios; programma's: programmas; agenda's: agendas
  thema's: themas; drama's: dramas; opa's: opas; oma's: omas; taxi's: taxis; bureau's: bureaus; logo's: logos
  email: e-mail; emails: e-mails; exminister: ex-minister; expresident: ex-president; exman: ex-man
  burgemeester: burgermeester; burgemeesters: burgermeesters; nieuwe: niewe; nieuw: niew; onmiddellijk: onmiddelijk
  onmiddellijke: onmiddelijke; interessant: interresant,interressant; interessante: interresante,interressante
  milieu: millieu; accommodatie: accomodatie; accommodaties: accomodaties; professioneel: proffesioneel,profesioneel
  professionele: proffesionele,profesionele; pannenkoek: pannekoek; pannenkoeken: pannekoeken; sowieso: zowiezo
  succesvol: suksesvol,successvol; agressie: aggressie; agressief: aggressief; bureaucratie: burocratie
  commissie: comissie,commisie; commissies: comissies,commisies; commissaris: comissaris,commisaris
  literatuur: litteratuur; officieel: officiëel,offcieel; oppositie: opositie; parlement: parlament; regering: regeering
  stiekem: stiekum; symptoom: symtoom; symptomen: symtomen; weliswaar: welliswaar; apparaat: aparaat,apperaat
  apparaten: aparaten,apperaten; appartement: apartement,appartment; appartementen: apartementen; adres: addres
  adressen: addressen; barbecue: barbeque; becommentariëren: becommentarieren; begroting: begrooting
  benzine: bezine; bijzonder: bizonder,byzonder; bioscoop: biscoop; campagne: campange,kampagne; chauffeur: chaufeur
  circuit: cirquit; commercieel: commercieël; concurrent: concurent; concurrentie: concurentie; consequent: konsekwent
  consequentie: konsekwentie; consequenties: konsekwenties; coördinator: coordinator; crisis: krisis; cruciaal: kruciaal
  debat: debbat; democratie: demokratie; discussie: discusie,diskussie; discussies: discusies; dossier: dosier
  enthousiast: entousiast,enthausiast; faillissement: faillisement,failissement; failliet: faillied,failiet
  fascinerend: facinerend; gebeurtenis: gebeurtennis; gelijkmatig: gelijkmattig; gemeenteraad: gemeentenraad
  gezamenlijk: gezamelijk; gezamenlijke: gezamelijke; grammatica: gramatica; hypotheek: hypoteek
  identiteit: identitijd; illegaal: ilegaal; illegale: ilegale; incident: insident; initiatief: intiatief,initatief
  installatie: instalatie; interview: intervieuw; journalist: jounalist; juridisch: juridies; kwaliteit: kwalliteit
  maximaal: maksimaal; medaille: medallie; ministerie: minesterie; noodzakelijk: noodzakkelijk; omstanders: omstaanders
  organisatie: organizatie,organistie; organisaties: organizaties; organiseren: organizeren; parallel: paralel
  passagier: pasagier; passagiers: pasagiers; percentage: percentagge; pinguïn: pinguin; politie: polietie
  president: presedent; principe: prinsipe; procedure: prosedure; recensie: resensie; religieus: religieeus
  restaurant: restorant,restaurand; ritme: rithme; satelliet: sateliet,sattelliet; schilderij: schilderei
  secretaris: secretares; specifiek: spesifiek; staatssecretaris: staatsecretaris; subsidie: supsidie; terrorist: terorist
  terroristen: teroristen; terrorisme: terorisme; theorie: teorie; toerist: tourist; toeristen: touristen
  tunnel: tunel; vakantie: vacantie; vergadering: vergaderring; verkiezingen: verkiesingen
  verpleegkundige: verpleegkundigge; vliegtuig: vliegtuigg; vluchteling: vlugteling; vluchtelingen: vlugtelingen
  vrijwilliger: vrijwilleger; vrijwilligers: vrijwillegers; wethouder: weethouder
  ziekenhuis: ziekenhuiss
`);
