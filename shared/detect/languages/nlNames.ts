/** Dutch names: what begins them, what joins them, and what only looks like one. */
import { type LanguagePack, listed } from './pack.ts';

export const NL_NAMES: LanguagePack['names'] = {
  ordinary: listed(`
    aan af als ander andere anders alsof alvorens bovendien behalve beide beiden bij binnenkort buurtbewoners daarbij
    daarmee daarnaast daarop daarover daarvan daarvoor dan dat degene deels dergelijke destijds dezelfde dichtbij dit eenmaal
    eerst eerste eigenlijk elders enige ergens evenals eveneens ervan extra gelukkig genoeg goed grote half helaas hele
    helft hierbij hierdoor hiermee hiervoor hoeveel honderd hopelijk iedereen iemand iets ja je jij juist klopt kleine
    laat later leden linkse lokale maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart
    april juni juli augustus september oktober november december met mede men menig morgen naarmate nadat nee
    nergens net nieuwe nogal normaal omwonenden onder ondertussen onlangs ook oud overal pas per precies regionale
    recent sommigen soms steeds tevens tegelijk tegenover ten ter terug terwijl tevoren toch toenmalig totdat
    trouwens twee u uiteindelijk uiteraard vanavond vannacht vanochtend vanmiddag vanmorgen veelal ver verder vier vijf
    volgend volgende vooral vooralsnog voordat voorlopig vorig vorige waarbij waarna waarmee waardoor waaronder waarop
    waarvan wanneer want welk welke weliswaar weer wel werkelijk wij zeker zelden zes zeven zoals zodat zodra zonder
    zowel zwaar zo'n gisteren gisteravond eind begin medio halverwege eens hoog lang maximaal minimaal tweede derde
    omstanders slachtoffers verdachten werkzaamheden klanten reizigers automobilisten toeristen kijkers bezoekers
    supporters vrijwilligers activisten ondernemers winkeliers huurders kopers beleggers verzekeraars leveranciers
    onderzoek uitstel herstel water regen wind geld brand overleg volgens aldus kosten hulp steun kritiek zorg
    justitie brandweer ambulances hulpdiensten omroep oppositie coalitie kabinet directie bestuur college raad
    premier president burgemeester minister staatssecretaris wethouder koning koningin commandant directeur voorzitter
    vader moeder broer zus dochter zoon vriend vriendin foto video beeld bron tekst update lees bekijk weinig
    volledig daarin kort langzaam snel vroeg ruimte tijd werk wonen reken doe kijk stel denk zie laten laat kom ga geef dank helemaal
    voorzichtig onduidelijk duidelijk opvallend opvallende opmerkelijk opmerkelijke officieel achteraf vanwege bewijs sindsdien aanvankelijk
    jarenlang dagelijks wekelijks jaarlijks landelijk wereldwijd internationaal nationaal europees binnenlandse buitenlandse
    aanleiding reden gevolg resultaat oorzaak probleem oplossing onze hun mijn jouw uw enkel zowat allebei geheel
    `),
  ordinaryEnding:
    /^(?:daar|hier|waar)\p{L}+$|(?:heid|heden|ingen|ing|ement|atie|aties|iteit|elijk|elijke|ende|erijen|schap|baar|loos|loze|ige|achtig|weg|jes|tjes|pjes|aars|eurs|isten|ers|nemers|ieken|elen|enten|anten|aten|oren)$/u,
  adjective:
    /^\p{Lu}\p{Ll}+(?:se|ische|sche|aans|aanse|isch|ese|ezen|anen|aner|ander|anders)$|^(?:Russen|Rus|Duitsers?|Fransen|Fransman|Britten|Brit|Belgen|Belg|Spanjaarden|Spanjaard|Italianen|Turken|Turk|Grieken|Griek|Polen|Zweden|Zweed|Denen|Deen|Finnen|Fin|Noren|Noor|Chinezen|Chinees|Japanners|Amerikanen|Amerikaan|Nederlanders?|Vlamingen|Vlaming|Walen|Waal|Joden|Jood|Moslims?|Christenen|Engels|Frans|Duits|Nederlands|Russisch|Spaans|Turks|Grieks|Zweeds|Deens|Noors|Arabisch|Engelse|Engelsen|Europeaan|Europeanen|Afrikanen|Syriërs?|Oekraïners?|Israëliërs?|Palestijnen|Limburgers?|Friezen|Fries|Groningers?|Groningse|Brabanders?|Brabants?)$/u,
  adjectiveBut: `louise elise denise therese marseille anders lars hans frans thomas lucas andreas johannes tess kees cees
    jos jans niels nils james charles tunis parijs brussel brussels mars klaas jonas elias mees moos rens guus teus wens
    dries joris boris floris maurits cornelis hendriks jacobs peeters willems claes maes goossens mertens martens
    bos vos smits smeets hermans janssens aerts wouters jansens sanders pieters peters wilders fens zwiers oss goes
    mos gers mers lens reims leiderdorps athens texas paris los las buenos us ns abs cbs gs reuters times news wens
    hus klerks ross hayes jones davis harris williams adams`,
  never: `maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april juni juli augustus
    september oktober november december ik u god tk tktk xx xxx pm`,
  titles: `burgemeester wethouder minister premier minister-president president vicepresident staatssecretaris koning koningin
    prins prinses paus bisschop kardinaal dominee commissaris generaal kolonel kapitein luitenant majoor commandant
    admiraal ambassadeur senator gouverneur kanselier dijkgraaf rechter officier advocaat hoogleraar professor prof dr mr
    ir drs ds ing dokter arts huisarts onderzoeker econoom woordvoerder woordvoerster directeur topman topvrouw
    voorzitter fractievoorzitter partijleider lijsttrekker kamerlid raadslid bondscoach trainer coach spits keeper
    doelman aanvoerder schrijver schrijfster zanger zangeres acteur actrice regisseur journalist correspondent
    mevrouw meneer mevr mw dhr heer sultan sjeik emir keizer eurocommissaris secretaris-generaal korpschef
    hoofdredacteur oud-premier oud-minister ex-president`,
  titleEnding:
    /(?:woordvoerder|woordvoerster|minister|directeur|voorzitter|trainer|leider|chef|president|burgemeester|deskundige|hoogleraar|analist|econoom|bestuurder|commandant|baas|kapitein)$/u,
  titleJoin: 'van',
  particles: `a à van de der den het ter ten te 't von zu zum la le du di da del della bin ibn al el op in 's d l`,
  joins: 'van voor de der den het en & ter ten tot des',
  heads: `universiteit ministerie raad bank kamer hof rechtbank gemeente provincie partij vereniging bond koninkrijk verenigde
    instituut hogeschool stichting fonds museum orde huis slag verdrag vrede commissie dienst federatie academie
    waterschap school centrum republiek rode vrienden bureau college planbureau artsen autoriteit hoge nationale library university college`,
  fields: 'ministerie',
  conjunctions: 'en &',
  known: `nederland belgië duitsland frankrijk engeland spanje italië portugal polen oekraïne rusland turkije griekenland
    zweden noorwegen denemarken finland china japan india amerika europa afrika azië israël gaza syrië irak iran
    afghanistan marokko suriname curaçao aruba brazilië canada mexico australië vlaanderen wallonië oostenrijk
    zwitserland hongarije ierland schotland wales egypte indonesië amsterdam rotterdam utrecht groningen maastricht
    eindhoven tilburg breda arnhem nijmegen zwolle leeuwarden assen haarlem leiden delft dordrecht almere amersfoort
    apeldoorn enschede middelburg lelystad alkmaar hilversum brussel antwerpen gent brugge leuven luik parijs londen
    berlijn madrid rome moskou kiev kyiv washington new-york peking tokio wenen praag warschau boedapest athene
    istanbul jeruzalem limburg zeeland friesland drenthe overijssel gelderland flevoland noord-brabant noord-holland
    zuid-holland twente schiphol feyenoord ajax psv philips shell google facebook apple microsoft tesla twitter
    telegram tiktok instagram whatsapp poetin trump biden zelensky`,
  verbs: `zegt zei stelt stelde vindt vond denkt dacht wil wilde gaat ging komt kwam kreeg krijgt laat liet noemt noemde reageert
    reageerde verloor wint won verwacht vreest begon begint nam woont woonde werkt werkte schrijft schreef vertelt vertelde
    weet wist houdt hield ziet zag speelt speelde scoorde leidt leidde overleed ontkent ontkende beschuldigt beschuldigde
    waarschuwt waarschuwde belooft beloofde opent opende verkoopt verkocht koopt kocht bouwt bouwde trekt trok versloeg
    stuurt stuurde meldt meldde eist eiste weigert weigerde presenteert presenteerde bevestigt bevestigde zwijgt zweeg
    erkent erkende benadrukt benadrukte staakt verklaart verklaarde heeft`,
  relatives: 'die dat waar wier wiens waarvan',
  adverb: /^(?:zelf|nu|ook|dan|toen|wel|naar)$/u,
};
