/** What every store must do with what a document brings along. */
import { expect, it } from 'vitest';
import type { ArticleBeginnings, ArticleRecord, PassageRecord, Storage } from '../../server/storage/ports.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';

const record = (id: string): ArticleRecord => ({
  ...{ id, desk: 'd1', slug: id, headline: 'H', words: 1, language: 'nl', deadline: null, createdBy: 'anna' },
  ...{ createdAt: 1, updatedAt: 1, deletedAt: null },
});
const event = (seq: number): LedgerEvent => ({
  ...{
    type: 'thread.reopened',
    annotation: 'n',
    seq,
    command: `c${seq}`,
    actor: 'anna',
    at: '2026-01-01T00:00:00.000Z',
  },
  hash: `${seq}`.padStart(64, '0'),
});
const passage: PassageRecord = {
  ...{ id: 'p', annotation: 'n', status: 'anchored', exact: 'woord', prefix: '', suffix: '', ids: [[7, 0, 5]] },
  ...{ longest: 5, reattached: false, lost: null, rejected: [], changes: [] },
};
const beginnings = (...seqs: number[]): ArticleBeginnings => ({
  ledger: { events: seqs.map(event), passages: [passage] },
  report: {
    source: { name: 'a.docx', format: 'docx', encoding: null },
    ...{ blocks: { paragraph: 1 }, threads: { open: 1, resolved: 0, comments: 1 }, pictures: 0 },
    ...{ left: [{ kind: 'deleted', words: 1, lines: ['weg'] }], notes: [] },
  },
});

export function describeBeginnings(of: () => Storage): void {
  it('[R-STORE-1] [R-IMPORT-2] [R-IMPORT-7] creates an article with its first events, passages and report, all or nothing', async () => {
    const { articles, ledgers, passages } = of();
    await articles.create(record('b'), new Uint8Array([1]), beginnings(1, 2));
    expect(await ledgers.read('b', 0)).toEqual([event(1), event(2)]);
    expect(await ledgers.head('b')).toEqual({ seq: 2, hash: event(2).hash });
    expect((await ledgers.findCommand('b', 'c2'))?.events).toEqual([event(2)]);
    expect(await passages.load('b')).toEqual([passage]);
    expect(await articles.importReport('b')).toEqual(beginnings().report);
    expect(await articles.importReport('a')).toBeNull();
    await ledgers.transact('b', 2, () => ({ events: [event(3)], passages: [] }));
    expect((await ledgers.head('b')).seq).toBe(3);
    await expect(articles.create(record('c'), new Uint8Array([1]), beginnings(1, 3))).rejects.toThrow();
    expect([await articles.find('c'), await articles.importReport('c')]).toEqual([null, null]);
    await articles.purge('b');
    expect([await articles.importReport('b'), await ledgers.read('b', 0)]).toEqual([null, []]);
  });
}
