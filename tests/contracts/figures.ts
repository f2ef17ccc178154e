/** What every store must do with the figures of an article, and with the badge that shows them. */
import { expect, it } from 'vitest';
import type { ArticleRecord, KeptFigures, PassageRecord, Storage } from '../../server/storage/ports.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
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

interface Builders {
  article(id: string): ArticleRecord;
  event(seq: number): LedgerEvent;
  passage(id: string, status: PassageRecord['status']): PassageRecord;
}

/** @param of gives a store that holds the article `a`. */
export function describeFigures(of: () => Storage, { article, event, passage }: Builders): void {
  describeBadges(of);
  const keptOf = async (id: string) => (await of().figures.of([id])).get(id)?.kept;
  it('[R-STORE-18] keeps the last figures of many articles, all or nothing, each until it is purged', async () => {
    const { figures, articles } = of();
    await articles.create(article('b'), new Uint8Array([1]));
    expect([await keptOf('a'), await keptOf('b'), await keptOf('nowhere')]).toEqual([null, null, undefined]);
    const early: KeptFigures = { key: 'one', until: null, figures: FIGURES };
    const later = { key: 'two', until: '2026-01-01T00:00:00.000Z', figures: { ...FIGURES, clearance: null } };
    await figures.keep(
      new Map([
        ['b', early],
        ['a', early],
      ]),
    );
    await figures.keep(new Map([['a', later]]));
    expect([await keptOf('a'), await keptOf('b')]).toEqual([later, early]);
    const unknown = new Map([
      ['b', later],
      ['nowhere', later],
    ]);
    await expect(figures.keep(unknown)).rejects.toThrow();
    expect(await keptOf('b')).toEqual(early);
    await articles.purge('a');
    expect([await keptOf('a'), await keptOf('b')]).toEqual([undefined, early]);
  });
  it('[R-STORE-18] tells of many articles at once what their figures are told from', async () => {
    const { figures, articles, ledgers, passages, texts } = of();
    await articles.create(article('b'), new Uint8Array([1]));
    const passagesOfA = [passage('p3', 'detached'), passage('p1', 'detached'), passage('p2', 'anchored')];
    await ledgers.transact('a', 0, () => ({ events: [event(1), event(2)], passages: passagesOfA }));
    await texts.append('a', [{ author: null, update: new Uint8Array([2]) }], []);
    await passages.save('b', [passage('p1', 'detached')]);
    const told = await figures.of(['b', 'nowhere', 'a']);
    expect(new Map([...told].sort())).toEqual(
      new Map([
        ['a', { text: 2, ledger: 2, lost: ['p1', 'p3'], kept: null }],
        ['b', { text: 1, ledger: 0, lost: ['p1'], kept: null }],
      ]),
    );
  });
}
