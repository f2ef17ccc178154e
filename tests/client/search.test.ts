import { describe, expect, test } from 'vitest';
import type { Found } from '../../client/api/search.ts';
import { commandKey } from '../../client/search/commandKey.ts';
import { commandsFor, type PaletteCommand, possibleCommands } from '../../client/search/commands.tsx';
import { placeOf } from '../../client/search/foundPlace.ts';
import { paletteGroups } from '../../client/search/paletteList.ts';
import { isNarrowed, searchAddressFrom } from '../../client/search/searchFilter.ts';

const command = (id: string, label: string, more: Partial<PaletteCommand> = {}): PaletteCommand => ({
  ...{ id, label, group: 'go', run: () => undefined },
  ...more,
});
const found = (kind: Found['kind'], item: string, annotation: string | null = null): Found => ({
  ...{ kind, item, annotation, title: [], excerpt: [], tag: null, state: null, verdict: null, people: [] },
  ...{ at: '', article: { id: 'a', slug: 's', headline: '', desk: 'd', language: 'nl' } },
});

describe('the palette', () => {
  const commands = [
    command('desk', 'Redactie Zuid', { words: 'zuid' }),
    command('theme', 'Thema: Hoog contrast', { group: 'own' }),
    command('claim', 'Volgende claim', { group: 'here' }),
  ];
  test('[R-SEARCH-13] finds a command by the beginnings of its words, in any order', () => {
    const ids = (typed: string) => commandsFor(commands, typed).map(({ id }) => id);
    expect([ids('zu red'), ids('CONTR'), ids('laim'), ids('')]).toEqual([
      ['desk'],
      ['theme'],
      [],
      ['desk', 'theme', 'claim'],
    ]);
  });
  test('[R-SEARCH-13] offers each command once, that of the page on top, and only what is possible', () => {
    const offered = [
      [command('new', 'far'), command('no', 'never', { isPossible: () => false })],
      [command('new', 'here')],
    ];
    expect(possibleCommands(offered).map(({ label }) => label)).toEqual(['here']);
  });
  test('[R-SEARCH-13] shows the kind with the best hit first, and the way to all', () => {
    const hits = [found('comment', '1'), found('article', '2'), found('comment', '3')];
    const groups = paletteGroups('claim', commands, hits).map(({ name, items }) => [name, items.length]);
    expect(groups).toEqual([
      ['here', 1],
      ['comment', 2],
      ['article', 1],
      ['all', 1],
    ]);
    const empty = paletteGroups(' ', commands, [found('article', '2')]).map(({ name }) => name);
    expect(empty).toEqual(['recent', 'here', 'go', 'own']);
  });
  test('[R-SEARCH-13] offers a guest what can be done, and no searching', () => {
    const groups = (typed: string) => paletteGroups(typed, commands, null).map(({ name }) => name);
    expect([groups('claim'), groups('nothing of that name'), groups('')]).toEqual([
      ['here'],
      [],
      ['here', 'go', 'own'],
    ]);
  });
  test('[R-SEARCH-13] opens an annotation where it stands', () => {
    expect(placeOf(found('evidence', 'e', 'claim'))).toEqual({
      ...{ to: '/article/$id', params: { id: 'a' }, search: { thread: 'claim' } },
    });
    expect(placeOf(found('article', 'a')).search).toEqual({});
    expect([commandKey('MacIntel'), commandKey('Linux x86_64')]).toEqual(['⌘', 'Ctrl']);
  });
});

describe('the address of a search', () => {
  test('[R-SEARCH-14] leaves out what is not understood', () => {
    const odd = {
      q: 'x'.repeat(300),
      kind: 'novel',
      tag: 'ab',
      state: 'gone',
      from: 'yesterday',
      person: '../x',
      language: 'nl-BE',
    };
    const address = searchAddressFrom(odd);
    expect({ ...address, q: address.q?.length }).toEqual({ q: 200, language: 'nl-BE' });
    expect(searchAddressFrom({ q: 'dijk', kind: 'claim', state: 'done', verdict: 'single', to: '2026-01-31' })).toEqual(
      {
        ...{ q: 'dijk', kind: 'claim', state: 'done', verdict: 'single', to: '2026-01-31' },
      },
    );
    expect([isNarrowed({ q: 'x', kind: 'claim' }), isNarrowed({ tag: 'n' })]).toEqual([false, true]);
  });
});
