import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { DifferenceRow, ListedVersion } from '../../client/api/history.ts';
import { foldedRows } from '../../client/history/DifferenceText.tsx';
import { byDay, stopOf, stopsOf } from '../../client/history/days.ts';
import { historySearch } from '../../client/history/historySearch.ts';
import { createAppRouter } from '../../client/shell/routes.tsx';

const version = (number: number, day: number, hour: number): ListedVersion => {
  return { version: number, at: new Date(2026, 10, day, hour).toISOString(), by: [], occasions: [] };
};

it('[R-HISTORY-13] versions are listed by day, the last one first', () => {
  const days = byDay([version(1, 28, 23), version(4, 29, 0), version(9, 29, 23), version(10, 30, 1)]);
  expect(days.map(({ day, versions }) => [day.getDate(), versions.map((each) => each.version)])).toEqual([
    [30, [10]],
    [29, [9, 4]],
    [28, [1]],
  ]);
});

it('[R-HISTORY-13] the slider stops where somebody stopped writing and at every version, each once and in order', () => {
  const stops = stopsOf([{ version: 1 }, { version: 9 }], [{ last: 4 }, { last: 9 }, { last: 12 }]);
  expect(stops).toEqual([1, 4, 9, 12]);
  expect([1, 3, 4, 11, 12, 99].map((row) => stopOf(stops, row))).toEqual([0, 0, 1, 2, 3, 3]);
  expect(stopOf(stops, 0)).toBe(0);
});

it('[R-HISTORY-13] version, comparison and view stand in the address; what is not understood is left out', () => {
  expect(historySearch({ v: '12', against: '3', view: 'sides', more: 'x' })).toEqual({
    v: '12',
    against: '3',
    view: 'sides',
  });
  expect(historySearch({ v: 12, against: 0 })).toEqual({ v: '12' });
  expect(historySearch({ v: '0', against: 'x', view: 'upside' })).toEqual({});
  const router = createAppRouter(new QueryClient());
  const { href } = router.buildLocation({
    to: '/article/$id/history',
    params: { id: 'a' },
    search: { v: '12', view: 'inline' },
  });
  expect(href).toBe('/article/a/history?v=12&view=inline');
});

it('[R-HISTORY-13] paragraphs far from a change are folded away, also where only the look of one was changed', () => {
  const row = (kind: DifferenceRow['kind'], looks = false): DifferenceRow => ({
    kind,
    before: null,
    after: null,
    looks,
    parts: [],
  });
  const rows = [
    row('same'),
    row('same'),
    row('same'),
    row('changed'),
    row('same'),
    row('same'),
    row('same'),
    row('same', true),
  ];
  expect(foldedRows(rows).map(({ from, isFolded, rows: own }) => [from, own.length, isFolded])).toEqual([
    [0, 2, true],
    [2, 3, false],
    [5, 1, true],
    [6, 2, false],
  ]);
});
