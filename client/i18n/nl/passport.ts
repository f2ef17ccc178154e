import type { passport as english } from '../en/passport.ts';
import type { Translation } from '../translation.ts';

/** Dutch texts of the page that checks passports. */
export const passport: Translation<typeof english> = {
  title: 'Controleer een paspoort',
  intro:
    'Een paspoort vertelt hoe een artikel is gecheckt. Het wordt in deze browser gecontroleerd; het bestand en de tekst gaan nergens heen, en je hebt geen account nodig.',
  file: 'Paspoort (.passport.json)',
  foreign: 'Dit bestand is geen paspoort. Kies het bestand dat als paspoort is geëxporteerd.',
  unable:
    'Deze browser kan hier geen handtekeningen controleren. Open de pagina via https of in een nieuwere browser, of draai: kantlijn verify BESTAND',
  valid: 'Het paspoort is geldig',
  broken: 'Het paspoort is niet geldig',
  issued: '{{headline}}. Gemaakt door {{desk}} op {{server}}, {{at}}.',
  cleared: 'Vrijgegeven voor publicatie, en sindsdien niet veranderd',
  notCleared: 'Niet vrijgegeven voor publicatie',
  key: 'Sleutel waarmee het is ondertekend',
  ownKey: 'Dat is de sleutel van deze server.',
  otherKey: 'Dat is niet de sleutel van deze server. Vergelijk hem met de redactie.',
  entries: 'Logboek: {{all}} regels in één keten, waarvan {{withheld}} alleen met hun hash',
  evidence: 'Bewijs: {{all}} stukken, waarvan {{withheld}} afgeschermd, elk met zijn zegel',
  fault_signature: 'Het bestand is veranderd nadat het was ondertekend.',
  fault_chain: 'Regel {{what}} van het logboek volgt niet uit de vorige.',
  fault_text: 'De tekst is niet de versie waarover het rapport gaat.',
  fault_head: 'Het rapport eindigt bij een andere regel dan het logboek.',
  fault_tick: 'De handtekening van regel {{what}} staat niet zo in het logboek als het rapport zegt.',
  fault_evidence: 'Het stuk {{what}} staat in het rapport en niet in het logboek.',
  published: 'Tekst zoals die is gepubliceerd',
  publishedHint: 'Plak hem hier om te zien welke gecheckte passages inmiddels anders zijn.',
  same: 'Alle gecheckte passages staan in deze tekst.',
  nothingChecked: 'Het paspoort heeft geen claim waarvan de check klaar is.',
  changed: 'Gecheckt, en niet meer in deze tekst',
  claim: 'Claim {{number}}',
};
