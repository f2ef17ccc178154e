import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inkOn } from '../../../client/claims/inkOn.ts';
import { freeKeys, moved, readTagFile, withTag } from '../../../client/settings/tagEdits.ts';
import type { Tag } from '../../../shared/review/tagSchema.ts';
import { DEFAULT_TAGS, tagFault } from '../../../shared/review/tags.ts';

const keysOf = ({ tags }: { tags: readonly Tag[] }) => tags.map(({ key }) => key).join('');
const first = DEFAULT_TAGS.tags[0] as Tag;

describe('a set of tags', () => {
  it.each([
    ['g', -1, 'gndpqbcivsjktox'],
    ['n', -1, 'ngdpqbcivsjktox'],
    ['n', 1, 'gndpqbcivsjktox'],
    ['x', 1, 'ngdpqbcivsjktox'],
    ['z', 1, 'ngdpqbcivsjktox'],
  ] as const)('has %s moved by %i, within its ends', (key, by, expected) => {
    expect(keysOf(moved(DEFAULT_TAGS, key, by))).toBe(expected);
  });

  it('takes a changed tag in its place, and a new one with a free key behind the others', () => {
    const renamed = withTag(DEFAULT_TAGS, { ...first, names: { en: 'Person', nl: 'Persoon' } });
    expect([keysOf(renamed), renamed.tags[0]?.names.nl]).toEqual([keysOf(DEFAULT_TAGS), 'Persoon']);
    const [key = ''] = freeKeys(DEFAULT_TAGS);
    const added = withTag(DEFAULT_TAGS, { ...first, key, letter: key.toUpperCase() });
    expect([keysOf(added), tagFault(added)]).toEqual([`${keysOf(DEFAULT_TAGS)}a`, null]);
  });
});

describe('a file of tags', () => {
  it('[R-TAG-3] that was exported is read as it was', () => {
    expect(readTagFile(JSON.stringify(DEFAULT_TAGS, null, 2))).toEqual({ ok: true, set: DEFAULT_TAGS });
  });

  it.each<[string, string, object]>([
    ['that is not JSON', '<html>', { code: 'tags.unreadable', detail: 'JSON' }],
    ['of something else', '{"articles":[]}', { code: 'tags.unreadable', detail: 'tags' }],
    ['that is a list', '[]', { code: 'tags.unreadable', detail: 'tags' }],
    [
      'with one wrong colour',
      JSON.stringify(withTag(DEFAULT_TAGS, { ...first, colour: 'red' })),
      { code: 'tags.unreadable', detail: 'tags.0.colour' },
    ],
    [
      'with a letter twice',
      JSON.stringify(withTag(DEFAULT_TAGS, { ...first, letter: 'G' })),
      { code: 'tags.letterTwice' },
    ],
  ])('[R-TAG-2] %s is refused with the place that does not fit', (_what, text, refusal) => {
    expect(readTagFile(text)).toMatchObject({ ok: false, ...refusal });
  });
});

it('[R-TAG-1] the letter on a tag is read on every colour that a desk may choose', () => {
  const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  fc.assert(
    fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), ([r, g, b]) => {
      const light = 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
      const colour = `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
      const contrast = inkOn(colour) === '#ffffff' ? 1.05 / (light + 0.05) : (light + 0.05) / 0.05;
      expect(contrast).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
