/**
 * The tags of a desk: what kind of thing a claim checks. A claim keeps a tag's key and nothing else, so a tag may be
 * renamed, recoloured, moved or put away at any time; a key that the desk no longer has is still drawn, plainly.
 */
import type { Tag, TagSet } from './tagSchema.ts';

export type TagFault = 'tags.keyTwice' | 'tags.letterTwice' | 'tags.signaturesFewer' | 'tags.allHidden';

const twice = (values: readonly string[]) => new Set(values).size < values.length;

/** Why a set that has the right shape cannot be worked with all the same; null where it can. */
export function tagFault({ tags }: TagSet): TagFault | null {
  if (twice(tags.map(({ key }) => key))) return 'tags.keyTwice';
  if (twice(tags.map(({ letter }) => letter.toUpperCase()))) return 'tags.letterTwice';
  if (tags.some(({ ticks: body, leadTicks }) => leadTicks < body)) return 'tags.signaturesFewer';
  return tags.every(({ hidden }) => hidden) ? 'tags.allHidden' : null;
}

/** Keys that a claim may be given. */
export function openKeys({ tags }: TagSet): ReadonlySet<string> {
  return new Set(tags.filter(({ hidden }) => !hidden).map(({ key }) => key));
}

const GREY = '#57524a';

/** The tag with this key; one that the desk does not have is shown by its key alone. */
export function tagOf({ tags }: TagSet, key: string): Tag {
  const letter = key.toUpperCase();
  const unknown = { key, letter, colour: GREY, names: { en: letter, nl: letter }, ticks: 1, leadTicks: 1 } as const;
  return tags.find((each) => each.key === key) ?? { ...unknown, hidden: true };
}

type Row = [key: string, colour: string, en: string, nl: string, ticks: 1 | 2, leadTicks: 1 | 2];

const ROWS: Row[] = [
  ['n', '#2f6fb0', 'Name, title', 'Naam, titel', 1, 1],
  ['g', '#8a5a00', 'Number', 'Getal', 1, 2],
  ['d', '#0b6e5f', 'Date, time', 'Datum, tijd', 1, 1],
  ['p', '#4a7419', 'Place', 'Plaats', 1, 1],
  ['q', '#a1346b', 'Quote', 'Citaat', 2, 2],
  ['b', '#6a4fa3', 'Attribution, hedge', 'Toeschrijving, voorbehoud', 1, 1],
  ['c', '#4f5b66', 'Other claim', 'Andere claim', 1, 1],
  ['i', '#a9502a', 'Image, caption, credit', 'Beeld, bijschrift, credit', 2, 2],
  ['v', '#23708c', 'Translation, paraphrase', 'Vertaling, parafrase', 2, 2],
  ['s', '#7d4a1f', 'Superlative, comparison, background', 'Superlatief, vergelijking, achtergrond', 1, 1],
  ['j', '#8c1d40', 'Legal, privacy, safety', 'Juridisch, privacy, veiligheid', 2, 2],
  ['k', '#34487a', 'Headline, standfirst, link', 'Kop, intro, link', 2, 2],
  ['t', '#b04300', 'TK, something missing', 'TK, er ontbreekt iets', 1, 1],
  ['o', '#6f695f', 'Opinion, nothing to check', 'Mening, niets te checken', 1, 1],
  ['x', '#5e5a00', 'Residue', 'Restant', 1, 1],
];

/** What every desk has until it chooses otherwise (product.md, Tags). */
export const DEFAULT_TAGS: TagSet = {
  tags: ROWS.map(([key, colour, en, nl, body, leadTicks]) => ({
    ...{ key, letter: key.toUpperCase(), colour, names: { en, nl }, ticks: body, leadTicks, hidden: false },
  })),
};
