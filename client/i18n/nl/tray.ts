import type { tray as english } from '../en/tray.ts';
import type { Translation } from '../translation.ts';

/** Dutch texts of lost passages. */
export const tray: Translation<typeof english> = {
  lostWords: 'Verdwenen woorden: ‘{{quote}}’. 1, 2 en 3 bekijken een plaats, Enter zet ze daar, Escape verlaat dit.',
  goneSomehow: 'Deze woorden staan niet in de tekst.',
  removedBy: 'Weggehaald door {{name}}, {{time}}',
  removedAt: 'Weggehaald, {{time}}',
  paragraphBefore: 'De alinea zoals die was',
  whereNow: 'Waar horen ze nu bij?',
  noCandidates: 'Niets in de tekst lijkt op deze woorden.',
  putHere: 'Zet het hier',
  putAtSelection: 'Zet bij mijn selectie',
  selectFirst: 'Selecteer eerst de woorden in de tekst en druk dan nog eens hierop.',
  goneForGood: 'Voorgoed weg',
  reason: 'Reden, als die er is',
  takeOut: 'Haal uit de lade',
  dismissedBy: 'Voorgoed weg, zegt {{name}}',
  dismissedTitle: 'Woorden voorgoed weg ({{count}})',
  foundAgain: 'Alleen aan de woorden teruggevonden. Hoort het hier?',
  belongsHere: 'Ja, het hoort hier',
  notHere: 'Nee, haal het eraf',
};
