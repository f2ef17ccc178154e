/** What every store must do for the readers of decided events. */
import { expect, it } from 'vitest';
import type { ArticleRecord, Storage } from '../../server/storage/ports.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';

const article = (id: string, more: Partial<ArticleRecord> = {}): ArticleRecord => ({
  ...{ id, desk: 'd1', slug: id, headline: 'H', words: 1, language: 'nl', deadline: null, createdBy: 'anna' },
  ...{ createdAt: 1, updatedAt: 1, deletedAt: null },
  ...more,
});
const event = (seq: number): LedgerEvent => ({
  ...{ type: 'thread.reopened', annotation: 'n', seq, command: `c${seq}`, actor: 'anna' },
  ...{ at: '2026-01-01T00:00:00.000Z', hash: seq.toString(16).padStart(64, '0') },
});

/** @param of gives a store that holds the article `a`. */
export function describeReaders(of: () => Storage): void {
  const decide = (id: string, known: number) =>
    of().ledgers.transact(id, known, () => ({ events: [event(known + 1)], passages: [] }));

  it('[R-READ-2] begins at today’s end, once; what is made later is read from its beginning', async () => {
    const { readers, articles } = of();
    const name = `r${crypto.randomUUID()}`;
    await decide('a', 0);
    await readers.begin(name);
    expect([await readers.behind(name, 9), await readers.cursor(name, 'a')]).toEqual([[], 1]);
    await articles.create(article('b'), new Uint8Array([1]));
    await decide('a', 1);
    await readers.begin(name);
    expect([await readers.behind(name, 9), await readers.behind(name, 1)]).toEqual([['a', 'b'], ['a']]);
    expect(await readers.cursor(name, 'b')).toBeNull();
  });

  it('[R-READ-1] keeps for each reader how far it has come, which only grows', async () => {
    const { readers } = of();
    const [one, other] = [`r${crypto.randomUUID()}`, `r${crypto.randomUUID()}`];
    await readers.begin(one);
    await readers.begin(other);
    for (let seq = 0; seq < 3; seq += 1) await decide('a', seq);
    for (const seq of [2, 3, 1]) await readers.advance(one, 'a', seq);
    expect([await readers.cursor(one, 'a'), await readers.cursor(other, 'a')]).toEqual([3, 0]);
    expect([await readers.behind(one, 9), await readers.behind(other, 9)]).toEqual([[], ['a']]);
    await expect(readers.advance(one, 'nowhere', 1)).rejects.toThrow();
  });

  it('[R-READ-3] leaves out what lies in the bin, and forgets what is purged', async () => {
    const { readers, articles } = of();
    const name = `r${crypto.randomUUID()}`;
    await readers.begin(name);
    await articles.create(article('b', { deletedAt: 5 }), new Uint8Array([1]));
    expect(await readers.behind(name, 9)).toEqual([]);
    await articles.update('b', { deletedAt: null });
    expect(await readers.behind(name, 9)).toEqual(['b']);
    await readers.advance(name, 'b', 0);
    expect([await readers.behind(name, 9), await readers.cursor(name, 'b')]).toEqual([[], 0]);
    await articles.purge('b');
    expect(await readers.cursor(name, 'b')).toBeNull();
  });
}
