import { expect, it } from 'vitest';
import { type Mentionable, meantBy } from '../../../client/margin/mentionables.ts';

const person = (id: string, name: string): Mentionable => ({ mention: { kind: 'person', id }, name, hint: 'person' });
const ALL: Mentionable[] = [
  person('1', 'Anna de Vries'),
  person('2', 'Zoë Jansen'),
  { mention: { kind: 'role', id: 'checker' }, name: 'factcheckers', hint: 'everyone with this role' },
  { mention: { kind: 'desk', id: 'legal-nl' }, name: 'legal-nl', hint: 'desk: Juristen' },
];

it.each([
  ['', 'Anna de Vries, Zoë Jansen, factcheckers, legal-nl'],
  ['an', 'Anna de Vries'],
  ['VRIES', 'Anna de Vries'],
  ['zoe', 'Zoë Jansen'],
  ['anna de', 'Anna de Vries'],
  ['check', 'factcheckers'],
  ['nl', 'legal-nl'],
  ['juris', 'legal-nl'],
  ['person', ''],
  ['nn', ''],
])('[R-THREAD-17] @%s may mean %s', (query, names) => {
  expect(
    meantBy(query, ALL)
      .map(({ name }) => name)
      .join(', '),
  ).toBe(names);
});

it('[R-THREAD-17] no more are offered than can be read at a glance', () => {
  const many = Array.from({ length: 30 }, (_, index) => person(`${index}`, `Anna ${index}`));
  expect(meantBy('anna', many).length).toBe(8);
});
