/** Dutch texts of the menu of exports. */
import type { exports as english } from '../en/exports.ts';
import type { Translation } from '../translation.ts';

export const exports: Translation<typeof english> = {
  export: 'Exporteer',
  text: 'De tekst',
  check: 'De controle',
  marks: 'Opmerkingen en claims',
  publishing: 'Om te publiceren, namens de redactie',
  docx: 'Word (DOCX)',
  docxHint: 'Met opmerkingen, antwoorden en suggesties als bijgehouden wijzigingen',
  html: 'Webpagina (HTML)',
  htmlHint: 'Schone tekst met de beelden, om in een cms te plakken',
  md: 'Markdown',
  mdHint: 'Gewone tekens, voor programma’s en archieven',
  txt: 'Platte tekst',
  txtHint: 'De woorden en verder niets',
  csv: 'Claims als tabel (CSV)',
  csvHint: 'Oordelen, handtekeningen en bewijs, voor een rekenblad',
  w3c: 'Annotaties (W3C, JSON-LD)',
  w3cHint: 'Opmerkingen, claims en suggesties op hun plek, voor annotatieprogramma’s',
  hypothesis: 'Annotaties voor Hypothesis',
  hypothesisHint: 'Om daar te importeren op de gepubliceerde pagina; privé tot je ze deelt',
  ninjs: 'Nieuwsbericht (ninjs 3.1)',
  ninjsHint: 'Voor persbureaus en cms’en, met links naar het rapport',
  ninjs1: 'Nieuwsbericht voor Superdesk (ninjs 1.4)',
  ninjs1Hint: 'De oudere vorm, die Superdesk inleest',
  claimreview: 'ClaimReview en MediaReview',
  claimreviewHint: 'Gecheckte uitspraken van anderen, voor zoekmachines en factchecklezers',
  passport: 'Paspoort',
  passportHint: 'Ondertekend rapport dat iedereen offline kan controleren; afgeschermd bewijs staat vast',
};
