/** Which articles the desk's page shows, in which order. */
import { describe, expect, test } from 'vitest';
import type { BoardArticle } from '../../client/api/board.ts';
import {
  deskSearchFrom,
  type Filter,
  filtered,
  found,
  type Sort,
  searchOf,
  shownFrom,
  sorted,
  summaryOf,
} from '../../client/desk/order.ts';

const now = new Date(2026, 2, 12, 20, 0);
const at = (day: number, hour: number) => new Date(2026, 2, day, hour).toISOString();
const ANNA = { id: 'anna', name: 'Anna de Wit' };
const BOB = { id: 'bob', name: 'Bob' };
const counts = {
  ...{ openThreads: 0, resolvedThreads: 0, detached: 0, openClaims: 0, doneClaims: 0, staleClaims: 0, blockers: 0 },
};

function article(id: string, part: Partial<BoardArticle> = {}): BoardArticle {
  const wordStates = { done: 0, excluded: 0, work: 0, stale: 0, untouched: 1 };
  return {
    ...{ id, slug: id, headline: id, language: 'en', deadline: null, words: 1, coverage: 0, wordStates, counts },
    ...{ clearance: null, session: null, assigned: [], holders: [], present: [] },
    ...{ updatedAt: at(1, 0), archivedAt: null, deletedAt: null },
    ...part,
  };
}
const clearance = (status: 'cleared' | 'touched') => ({ status, at: at(1, 0), touched: 0, by: ANNA, signers: [] });
const ids = (list: readonly BoardArticle[]) => list.map(({ id }) => id);

describe('filters', () => {
  const list = [
    article('open'),
    article('cleared', { clearance: clearance('cleared'), assigned: [ANNA] }),
    article('touched', { clearance: clearance('touched'), holders: [ANNA] }),
    article('given', { assigned: [ANNA, BOB] }),
    article('other', { assigned: [BOB] }),
  ];
  test.each<[Filter, string[]]>([
    ['checking', ['open', 'touched', 'given', 'other']],
    ['mine', ['touched', 'given']],
    ['cleared', ['cleared']],
    ['all', ['open', 'cleared', 'touched', 'given', 'other']],
  ])('[R-DESK-7] [R-CLEAR-4] %s shows %j', (filter, shown) => {
    expect(ids(filtered(list, filter, 'anna'))).toEqual(shown);
  });

  test('[R-DESK-7] the address keeps what is shown, and says nothing of the usual', () => {
    const shown = { filter: 'mine', sort: 'recent', find: 'dijk' } as const;
    expect(searchOf(shown)).toEqual({ show: 'mine', sort: 'recent', find: 'dijk' });
    expect(shownFrom(deskSearchFrom({ show: 'mine', sort: 'recent', find: 'dijk' }))).toEqual(shown);
    const usual = shownFrom(deskSearchFrom({ show: 'nothing', sort: 7, find: '' }));
    expect([usual, searchOf(usual)]).toEqual([
      { filter: 'checking', sort: 'deadline', find: '' },
      { show: undefined, sort: undefined, find: undefined },
    ]);
  });

  test.each([
    ['', ['a', 'b']],
    ['  ', ['a', 'b']],
    ['water', ['a']],
    ['CAFE', ['b']],
    ['haven bob', ['b']],
    ['haven anna', []],
  ])('[R-DESK-9] looked through for %j, a list keeps %j', (find, shown) => {
    const both = [article('a', { headline: 'Waterschap' }), article('b', { headline: 'Café haven', holders: [BOB] })];
    expect(ids(found(both, find))).toEqual(shown);
  });
});

describe('order', () => {
  const list = [
    article('none', { updatedAt: at(2, 0), coverage: 90 }),
    article('late', { deadline: at(13, 9), coverage: 10 }),
    article('Newer', { updatedAt: at(3, 0), coverage: 50 }),
    article('early', { deadline: at(12, 21), coverage: 10, updatedAt: at(1, 1) }),
    article('odd', { deadline: 'never', coverage: 99 }),
  ];
  test.each<[Sort, string[]]>([
    ['deadline', ['early', 'late', 'Newer', 'none', 'odd']],
    ['recent', ['Newer', 'none', 'early', 'late', 'odd']],
    ['headline', ['early', 'late', 'Newer', 'none', 'odd']],
    ['coverage', ['early', 'late', 'Newer', 'none', 'odd']],
  ])('[R-DESK-8] by %s is %j', (sort, order) => {
    expect(ids(sorted(list, sort, 'en'))).toEqual(order);
  });

  test('the summary counts open claims of what is in checking and names the first deadline ahead', () => {
    const open = { ...counts, openClaims: 2 };
    const some = [
      article('a', { counts: open, deadline: at(12, 19) }),
      article('b', { counts: open, deadline: at(12, 22) }),
      article('c', { counts: open, deadline: at(12, 21), clearance: clearance('cleared') }),
    ];
    expect(summaryOf(some, now)).toEqual({ checking: 2, openClaims: 4, firstDeadline: at(12, 22) });
    expect(summaryOf([article('d')], now).firstDeadline).toBeNull();
  });
});
