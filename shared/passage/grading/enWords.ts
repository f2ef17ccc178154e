/** English words: those whose capital at the start of a sentence says nothing, and how one word is spelled in two ways. */
import { wordMap, wordSet } from './language.ts';

/** None of them is a name, a month, a nationality or a brand in any sense (so not may, will, bush, turkey, mark). */
export const EN_ORDINARY = wordSet(`
  the a an this that these those he she it they we you his her its their our my your
  in on at by for from with without to of off over under after before during since until while when where why how what which
  whose if as although because but and or nor yet so then there here not no never none nobody nothing neither both either
  all most many some several few more fewer less every each any another other only even still already now today
  yesterday tomorrow soon later earlier again once often always sometimes perhaps probably possibly reportedly allegedly
  about around between among amid near nearly almost above below against across along through within beyond despite
  according however meanwhile instead therefore thus
  is are was were be been has have had do does did can could would should might must
  people police officers officials authorities residents neighbours neighbors witnesses investigators prosecutors lawyers judges
  researchers scientists doctors nurses teachers students pupils parents children women men workers employees employers
  employees farmers soldiers troops rebels protesters demonstrators migrants refugees voters ministers senators lawmakers
  politicians critics experts analysts economists journalists reporters editors readers sources spokespeople
  government governments opposition companies firms schools hospitals prices rents wages profits sales figures
  shares exports imports taxes costs results tests talks negotiations elections polls fires floods
  temperatures rain thousands hundreds dozens millions inflation unemployment turnout traffic
  documents emails letters reports records photos pictures videos
  trains buses flights ships cars houses homes buildings roads
  doors shops stores villages towns cities
  large prior due whilst though
  two four five six eight eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
`);

/** Other spellings of a word; each entry begins with the one that it counts as. */
const VARIANTS = wordMap(`
  colour: color; colours: colors; neighbour: neighbor; neighbours: neighbors; labour: labor; honour: honor
  harbour: harbor; favour: favor; behaviour: behavior; rumour: rumor; rumours: rumors; armour: armor; favourite: favorite
  centre: center; centres: centers; theatre: theater; theatres: theaters; litre: liter; litres: liters; fibre: fiber
  kilometre: kilometer; kilometres: kilometers; defence: defense; licence: license; offence: offense
  travelled: traveled; travelling: traveling; cancelled: canceled; cancelling: canceling; labelled: labeled
  modelling: modeling; signalled: signaled; fuelled: fueled; jewellery: jewelry; counsellor: counselor
  grey: gray; programme: program; programmes: programs; judgement: judgment; ageing: aging; sceptical: skeptical
  catalogue: catalog; dialogue: dialog; aluminium: aluminum; fulfil: fulfill; enrol: enroll; pyjamas: pajamas
  email: e-mail; emails: e-mails; online: on-line; cooperation: co-operation; cooperate: co-operate
  coordinate: co-ordinate; coordination: co-ordination; coordinated: co-ordinated; cooperated: co-operated
  cafe: café; cafes: cafés; debacle: débâcle; facade: façade; elite: élite; premiere: première; fiance: fiancé
  cliche: cliché; decor: décor; regime: régime; role: rôle; hotel: hôtel; protege: protégé; communique: communiqué
`);

/** Mistakes that are no word themselves (so not calender, minster, affect). */
export const EN_MISTAKES: ReadonlyMap<string, string> = wordMap(`
  government: goverment,govermnent,governement; governments: goverments; receive: recieve; received: recieved
  occurred: occured; occurring: occuring; separate: seperate; separated: seperated; separately: seperately
  committee: comittee,commitee,committe; accommodation: accomodation; definitely: definately; parliament: parliment
  millennium: millenium; embarrass: embarass; embarrassed: embarassed; publicly: publically; until: untill; the: teh
  address: adress; beginning: begining; believe: beleive; believed: beleived; conscious: concious; existence: existance
  foreign: foriegn; independent: independant; independence: independance; liaison: liason; necessary: neccessary,necesary
  occasion: occassion; possession: posession; preferred: prefered; privilege: priviledge; referred: refered
  relevant: relevent; successful: succesful,successfull; surprise: suprise; surprised: suprised; tomorrow: tommorow,tommorrow
  truly: truely; unfortunately: unfortunatly; weird: wierd; writing: writting; achieve: acheive; achieved: acheived
  aggressive: agressive; apparent: apparant; argument: arguement; assassination: assasination; business: buisness
  cemetery: cemetary; colleague: collegue; colleagues: collegues; environment: enviroment
  guarantee: garantee; harass: harrass; harassed: harrassed; immediately: immediatly,imediately; knowledge: knowlege
  maintenance: maintainance; noticeable: noticable; official: offical; officials: officals; opportunity: oppurtunity
  parallel: paralell; particularly: particulary; politician: politican; politicians: politicans; questionnaire: questionaire
  recommend: recomend; recommended: recomended; resistance: resistence; secretary: secratary; seize: sieze; seized: siezed
  similar: similiar; speech: speach; strength: strenght; supersede: supercede; threshold: threshhold; tendency: tendancy
  vacuum: vaccum; veteran: vetern; which: wich; development: developement; disappeared: dissapeared; disappear: dissapear
  disappointed: dissapointed; exaggerate: exagerate; occurrence: occurence; perseverance: perserverance; campaign: campain
  commission: comission,commision; corruption: coruption; decision: descision; different: diffrent; evidence: evidense
  explosion: explossion; hospital: hosptial; investigation: investigaton; neighbourhood: neighborhood
  organisation: organistion; president: presidant; prisoner: prisonner; reference: referance; religious: religous
  restaurant: restaraunt; security: securtiy; violence: violance; witness: wittness
`);

const STEMS = wordSet(`organ real recogn author character civil critic emphas final general global legal mobil modern
  national normal optim privat public special stabil standard summar symbol util vandal central minim maxim hospital
  neutral polar radical revital subsid apolog material equal formal jeopard memor visual`);
const ENDINGS = ['e', 'es', 'ed', 'ing', 'ation', 'ations', 'er', 'ers'];

/** Both spellings of organise and its kin, from a list of stems: prize, size and seize are none of them. */
function izes(): [string, string][] {
  return [...STEMS].flatMap((stem) => ENDINGS.map((end): [string, string] => [`${stem}iz${end}`, `${stem}is${end}`]));
}

export const EN_SPELLINGS: ReadonlyMap<string, string> = new Map([...VARIANTS, ...EN_MISTAKES, ...izes()]);
