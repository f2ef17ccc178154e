import { describe, expect, test } from 'vitest';
import { notTakenOver, takenOver } from '../../client/claims/memory/takenOver.ts';
import type { Evidence } from '../../shared/ledger/evidence.ts';
import type { Confidentiality } from '../../shared/ledger/evidenceContent.ts';

const record = (confidentiality: Confidentiality, more: Partial<Evidence> = {}): Evidence => ({
  ...{
    id: 'e',
    relation: 'supports',
    tier: 'primary',
    origin: 'o',
    names: true,
    by: 'anna',
    at: '2026-01-01T00:00:00.000Z',
  },
  ...{ content: { kind: 'document', title: 'Log', excerpt: 'p. 3', confidentiality }, writtenBy: 'anna' },
  ...{ writtenAt: '', reason: null, earlier: [], withdrawn: null },
  ...more,
});

describe('evidence taken over', () => {
  test('[R-SEARCH-12] says and weighs the same, and is read by nobody who could not read it', () => {
    const whom = (confidentiality: Confidentiality, isSameDesk: boolean) =>
      takenOver(record(confidentiality), 'bob', isSameDesk)?.confidentiality;
    expect(takenOver(record('all'), 'bob', true)).toEqual({
      ...{
        kind: 'document',
        title: 'Log',
        excerpt: 'p. 3',
        relation: 'supports',
        tier: 'primary',
        confidentiality: 'all',
      },
    });
    expect([whom('desk', true), whom('desk', false)]).toEqual(['desk', { people: ['bob', 'anna'] }]);
    expect(whom({ people: ['bob', 'cas'] }, false)).toEqual({ people: ['bob', 'cas', 'anna'] });
    expect(takenOver(record('all', { content: null }), 'bob', true)).toBeNull();
  });
  test('[R-SEARCH-12] is not offered a second time', () => {
    const there = [
      record('all'),
      record('all', { content: { kind: 'document', title: 'Map', confidentiality: 'all' } }),
    ];
    expect(notTakenOver(there, [record({ people: ['bob'] })]).map(({ content }) => content?.title)).toEqual(['Map']);
  });
});
