/** What every store must do with the badge of an article. */
import { expect, it } from 'vitest';
import type { Storage } from '../../server/storage/ports.ts';

/** @param of gives a store that holds the article `a`. */
export function describeBadges(of: () => Storage): void {
  it('[R-BADGE-4] gives an article one badge, found by its key until it is withdrawn or the article purged', async () => {
    const { badges, articles } = of();
    expect([await badges.of('a'), await badges.articleOf('k1')]).toEqual([null, null]);
    await badges.give('a', { key: 'k1', by: 'anna', at: 1 });
    await badges.give('a', { key: 'k2', by: 'bob', at: 2 });
    expect([await badges.of('a'), await badges.articleOf('k1'), await badges.articleOf('k2')]).toEqual([
      'k1',
      'a',
      null,
    ]);
    expect([await badges.withdraw('a'), await badges.withdraw('a')]).toEqual([true, false]);
    expect([await badges.of('a'), await badges.articleOf('k1')]).toEqual([null, null]);
    await expect(badges.give('nowhere', { key: 'k3', by: 'anna', at: 3 })).rejects.toThrow();
    await badges.give('a', { key: 'k4', by: 'anna', at: 4 });
    await articles.purge('a');
    expect([await badges.of('a'), await badges.articleOf('k4')]).toEqual([null, null]);
  });
}
