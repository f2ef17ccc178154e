import { describe, expect, it } from 'vitest';
import { type Tag, tagSet } from '../../shared/review/tagSchema.ts';
import { DEFAULT_TAGS, openKeys, tagFault, tagOf } from '../../shared/review/tags.ts';

const first = DEFAULT_TAGS.tags[0] as Tag;
const withFirst = (change: Partial<Tag>) => ({ tags: [{ ...first, ...change }, ...DEFAULT_TAGS.tags.slice(1)] });

/** Relative luminance of WCAG 2. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

describe('the tags that a desk begins with', () => {
  it('[R-TAG-1] are those of the product, in its order, with the signatures that it asks for', () => {
    expect(DEFAULT_TAGS.tags.map(({ key }) => key).join(' ')).toBe('n g d p q b c i v s j k t o x');
    const two = DEFAULT_TAGS.tags.filter(({ ticks }) => ticks === 2).map(({ key }) => key);
    const twoOnTop = DEFAULT_TAGS.tags.filter(({ leadTicks }) => leadTicks === 2).map(({ key }) => key);
    expect([two.join(' '), twoOnTop.join(' ')]).toEqual(['q i v j k', 'g q i v j k']);
  });

  it('[R-TAG-1] are a set that can be imported, each in a colour of its own on which white letters are read', () => {
    expect(tagSet.parse(JSON.parse(JSON.stringify(DEFAULT_TAGS)))).toEqual(DEFAULT_TAGS);
    expect(tagFault(DEFAULT_TAGS)).toBeNull();
    expect(new Set(DEFAULT_TAGS.tags.map(({ colour }) => colour)).size).toBe(DEFAULT_TAGS.tags.length);
    const pale = DEFAULT_TAGS.tags.filter(({ colour }) => 1.05 / (luminance(colour) + 0.05) < 4.5);
    expect(pale).toEqual([]);
  });
});

describe('a set of tags', () => {
  it.each<[string, object]>([
    ['without a tag', { tags: [] }],
    ['with a key of two letters', withFirst({ key: 'nn' })],
    ['with a key that is no letter', withFirst({ key: '1' })],
    ['with a colour by name', withFirst({ colour: 'red' })],
    ['with a colour that closes a style', withFirst({ colour: '#000;}*{' })],
    ['with a blank name', withFirst({ names: { en: ' ', nl: 'Naam' } })],
    ['without a Dutch name', withFirst({ names: { en: 'Name' } as never })],
    ['with three signatures', withFirst({ ticks: 3 as never })],
    ['with more than it knows', withFirst({ owner: 'me' } as never)],
    ['with half a character', withFirst({ letter: '\ud83d' })],
  ])('[R-TAG-2] %s is not read', (_what, set) => {
    expect(tagSet.safeParse(set).success).toBe(false);
  });

  it.each<[string, Partial<Tag>, string | null]>([
    ['a key twice', { key: 'g', letter: 'Y' }, 'tags.keyTwice'],
    ['a letter twice, in another case', { letter: 'g' }, 'tags.letterTwice'],
    ['fewer signatures on top', { ticks: 2 }, 'tags.signaturesFewer'],
    ['a tag put away', { hidden: true }, null],
  ])('[R-TAG-2] with %s is answered by the rule', (_what, change, fault) => {
    expect(tagFault(withFirst(change))).toBe(fault);
  });

  it('[R-TAG-2] gives out at least one tag', () => {
    expect(tagFault({ tags: DEFAULT_TAGS.tags.map((tag) => ({ ...tag, hidden: true })) })).toBe('tags.allHidden');
  });

  it('[R-TAG-5] shows a tag that was put away or is gone', () => {
    const set = withFirst({ hidden: true });
    expect(openKeys(set).has('n')).toBe(false);
    expect(tagOf(set, 'n').names.en).toBe('Name, title');
    expect(tagOf(set, 'z')).toMatchObject({ letter: 'Z', names: { en: 'Z', nl: 'Z' }, hidden: true });
  });
});
