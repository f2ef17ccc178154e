/** What every store must do with the figures of an article, and with the badge that shows them. */
import { expect, it } from 'vitest';
import type { KeptFigures, Storage } from '../../server/storage/ports.ts';
import { describeBadges } from './badges.ts';

const FIGURES: KeptFigures['figures'] = {
  percent: 40,
  words: { done: 3, excluded: 1, work: 2, stale: 1, untouched: 3 },
  counts: {
    openThreads: 1,
    resolvedThreads: 0,
    detached: 0,
    openClaims: 2,
    doneClaims: 1,
    staleClaims: 1,
    blockers: 3,
  },
  clearance: { status: 'touched', version: 'v', by: 'anna', at: '2026-01-01T00:00:00.000Z', touched: 1 },
  ...{ holders: ['bob'], signers: ['anna', 'cas'], session: { claim: 6, of: 15 } },
};

/** @param of gives a store that holds the article `a`. */
export function describeFigures(of: () => Storage): void {
  describeBadges(of);
  it('[R-STORE-18] keeps the last figures of an article, until it is purged', async () => {
    const { figures, articles } = of();
    expect(await figures.of('a')).toBeNull();
    await figures.keep('a', { key: 'one', until: null, figures: FIGURES });
    const later: KeptFigures = {
      key: 'two',
      until: '2026-01-01T00:00:00.000Z',
      figures: { ...FIGURES, clearance: null },
    };
    await figures.keep('a', later);
    expect([await figures.of('a'), await figures.of('nowhere')]).toEqual([later, null]);
    await expect(figures.keep('nowhere', later)).rejects.toThrow();
    await articles.purge('a');
    expect(await figures.of('a')).toBeNull();
  });
}
