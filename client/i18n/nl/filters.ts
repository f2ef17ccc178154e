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
};
