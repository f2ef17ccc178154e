import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnnotationView, annotationViews, noViews } from '../../../client/margin/annotationViews.ts';
import {
  countsOf,
  isFiltered,
  isWanted,
  type MarginFilter,
  SHOWS,
  SORTS,
  searchFrom,
  sorted,
} from '../../../client/margin/filters.ts';
import type { EventBody, LedgerEvent } from '../../../shared/ledger/event.ts';
import { evolveAll } from '../../../shared/ledger/evolve.ts';
import { emptyLedger } from '../../../shared/ledger/state.ts';

const passages = [{ id: 'p', quote: { exact: 'words' } }];
const BODIES: [actor: string, EventBody][] = [
  ['ann', { type: 'thread.opened', annotation: 'a', comment: 'a1', text: 'Why?', passages }],
  ['bob', { type: 'thread.opened', annotation: 'b', comment: 'b1', text: 'Ask @[role:editor]', passages }],
  ['bob', { type: 'thread.opened', annotation: 'c', comment: 'c1', text: 'Typo', passages }],
  ['ann', { type: 'thread.resolved', annotation: 'c', outcome: 'done' }],
  ['cas', { type: 'claim.opened', annotation: 'd', tag: 'g', passages }],
  ['me', { type: 'claim.opened', annotation: 'e', tag: 'n', passages }],
  ['me', { type: 'thread.replied', annotation: 'a', comment: 'a2', text: 'Because.' }],
];
const events = BODIES.map(
  ([actor, body], index): LedgerEvent => ({
    ...{ ...body, actor, seq: index + 1, command: `k${index}`, hash: 'h' },
    at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
  }),
);
const views = annotationViews(evolveAll(emptyLedger(), events), [], 'me', noViews());
const facts = {
  me: { person: 'me', role: 'editor', desks: [] },
  detached: new Set(['b']),
  checks: new Map([['d', new Set(['stale'] as const)]]),
} as const;
const shown = (filter: MarginFilter) =>
  views
    .filter((view) => isWanted(view, filter, facts))
    .map(({ id }) => id)
    .join('');

describe('the filter', () => {
  it.each<[MarginFilter, string]>([
    [{}, 'abcde'],
    [{ show: 'open' }, 'abde'],
    [{ show: 'mine' }, 'ae'],
    [{ show: 'mentions' }, 'b'],
    [{ show: 'detached' }, 'b'],
    [{ tag: 'g' }, 'd'],
    [{ check: 'stale' }, 'd'],
    [{ check: 'todo' }, ''],
    [{ person: 'ann' }, 'ac'],
    [{ person: 'bob', show: 'open' }, 'b'],
    [{ tag: 'n', show: 'mine', person: 'me' }, 'e'],
    [{ tag: 'n', person: 'ann' }, ''],
  ])('[R-THREAD-19] %j leaves %s', (filter, ids) => {
    expect(shown(filter)).toBe(ids);
  });

  it('[R-THREAD-19] counts what each choice would show, whatever else is chosen', () => {
    const filter = fc.record({
      show: fc.constantFrom(undefined, ...SHOWS),
      tag: fc.constantFrom(undefined, 'g', 'n'),
      person: fc.constantFrom(undefined, 'ann', 'bob', 'me'),
    });
    fc.assert(
      fc.property(filter, (chosen) => {
        const counts = countsOf(views, chosen, facts);
        expect(counts.all).toBe(shown({ ...chosen, show: undefined }).length);
        for (const show of SHOWS) expect(counts[show]).toBe(shown({ ...chosen, show }).length);
      }),
      { seed: 20_260_303 },
    );
  });

  it.each([
    [{ show: 'mine', tag: 'g', person: 'p-1_A', sort: 'time', thread: 't' }, 'mine g p-1_A time t'],
    [{ show: 'all', tag: 'gg', person: '<b>', sort: 'size', thread: '' }, ''],
    [{ show: ['mine'], tag: 1, sort: 'open' }, ''],
    [{}, ''],
  ])('[R-THREAD-19] reads %j from an address as %j', (search, expected) => {
    const { show, tag, person, sort, thread } = searchFrom(search);
    expect([show, tag, person, sort, thread].filter((each) => each !== undefined).join(' ')).toBe(expected);
  });

  it('[R-THREAD-19] an order or a link is no filter', () => {
    expect([isFiltered({}), isFiltered(searchFrom({ sort: 'time', thread: 't' })), isFiltered({ tag: 'g' })]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('the order', () => {
  const ids = (all: readonly AnnotationView[]) => all.map(({ id }) => id).join('');
  const inPlace = ['e', 'c', 'a', 'd', 'b'].map((id) => views.find((view) => view.id === id) as AnnotationView);

  it.each([
    ['place', 'ecadb'],
    ['open', 'eadbc'],
    ['time', 'aedcb'],
  ] as const)('[R-THREAD-19] by %s is %s', (sort, expected) => {
    expect(ids(sorted(inPlace, sort))).toBe(expected);
    expect(SORTS).toContain(sort);
  });
});
