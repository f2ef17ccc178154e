import type { filters as english } from '../en/filters.ts';
import type { Translation } from '../translation.ts';

/** Dutch texts of the margin's filters. */
export const filters: Translation<typeof english> = {
  legend: 'Toon',
  showAll: 'Alle',
  showOpen: 'Open',
  showMine: 'Van mij',
  showMentions: 'Noemt mij',
  showDetached: 'Zonder woorden',
  checks: 'Stand van de controle',
  check_todo: 'Te doen',
  check_second: 'Tweede handtekening',
  check_stale: 'Gewijzigd',
  check_single: 'Eén bron',
  check_noEvidence: 'Geen bewijs',
  check_blocks: 'Houdt tegen',
  byPerson: 'Per persoon',
  everybody: 'Iedereen',
  byTag: 'Per label',
  sort: 'Volgorde',
  sort_open: 'Open eerst',
  sort_place: 'Op plaats',
  sort_time: 'Nieuwste eerst',
  noMatch: 'Niets hier past bij het filter.',
  less: 'Alleen wat bij het filter past is te zien.',
  clear: 'Toon alles',
  saved: 'Bewaarde filters',
  save: '☆ Bewaar dit filter',
  forget: '★ Vergeet dit filter',
};
