/** What every store does for the nodes that share it: who lives, who has which duty, what is refused without it. */
import { describe, expect, it } from 'vitest';
import { DutyLost, type NodeNews } from '../../server/storage/nodePort.ts';
import type { ArticleRecord, PassageRecord, Storage } from '../../server/storage/ports.ts';

const record = (id: string): ArticleRecord => ({
  ...{ id, desk: 'd1', slug: id, headline: 'H', words: 1, language: 'nl', deadline: null, createdBy: 'anna' },
  ...{ createdAt: 1, updatedAt: 1, deletedAt: null },
});
const passage: PassageRecord = {
  ...{ id: 'p', annotation: 'n', status: 'pending', exact: 'words', prefix: '', suffix: '', ids: [[1, 0, 5]] },
  ...{ longest: 5, reattached: false, lost: null, rejected: [], changes: [] },
};
const news: NodeNews = {
  hears: true,
  here: [{ article: 'a', person: 'anna', name: 'Anna', role: 'editor', seats: 2 }],
};
const LONG = 3_600_000;
const row = { author: null, update: new Uint8Array([1]) };

export function describeDuties(name: string, open: () => Promise<Storage>): void {
  async function withStore(work: (store: Storage) => Promise<void>): Promise<void> {
    const store = await open();
    try {
      await store.desks.createDesk({ id: 'd1', slug: 'newsroom', name: 'Newsroom' });
      for (const id of ['a', 'b']) await store.articles.create(record(id), new Uint8Array([0]));
      await work(store);
    } finally {
      for (const node of ['one', 'other', 'third']) await store.nodes.leave(node);
      await store.close();
    }
  }
  describe(`nodes that share a store: ${name}`, () => {
    it('[R-NODE-13] know of each other what they said last, as long as they live', () =>
      withStore(async ({ nodes }) => {
        expect(await nodes.beat('one', { hears: false, here: [] }, LONG)).toEqual([]);
        await nodes.beat('one', news, LONG);
        expect(await nodes.beat('other', news, LONG)).toEqual([{ node: 'one', ...news }]);
        await nodes.beat('one', news, 0);
        expect(await nodes.beat('other', news, LONG)).toEqual([]);
        await nodes.leave('other');
        expect(await nodes.beat('one', news, LONG)).toEqual([]);
      }));

    it('[R-NODE-13] one of them has a duty, until it is given back or its node is gone', () =>
      withStore(async ({ nodes }) => {
        for (const node of ['one', 'other']) await nodes.beat(node, news, LONG);
        const tries = await Promise.all(['one', 'other'].map((node) => nodes.takeDuties(node, ['a', 'b', 'c'])));
        const taken = ['a', 'b'].map((article) => tries.filter((held) => held.has(article)).length);
        expect([taken, tries.some((held) => held.has('c'))]).toEqual([[1, 1], false]);
        const [winner, loser] = tries[0]?.has('a') ? ['one', 'other'] : ['other', 'one'];
        expect((await nodes.takeDuties(winner ?? '', ['a'])).get('a')).toBe(1);
        expect((await nodes.heads(['a', 'c'])).get('a')).toEqual({ text: 1, ledger: 0, duty: winner });
        await nodes.leaveDuty(loser ?? '', 'a');
        expect((await nodes.takeDuties(loser ?? '', ['a'])).size).toBe(0);
        await nodes.leaveDuty(winner ?? '', 'a');
        expect((await nodes.takeDuties(loser ?? '', ['a'])).get('a')).toBe(2);
        await nodes.beat(loser ?? '', news, 0);
        expect((await nodes.takeDuties(winner ?? '', ['a'])).get('a')).toBe(3);
      }));

    it('[R-NODE-14] what is written under a duty that another node has by now is refused whole', () =>
      withStore(async ({ nodes, texts }) => {
        for (const node of ['one', 'other']) await nodes.beat(node, news, LONG);
        const epoch = (await nodes.takeDuties('one', ['a'])).get('a') ?? 0;
        expect(await texts.append('a', [row], [], { node: 'one', epoch })).toBe(2);
        await nodes.leave('one');
        expect(await texts.append('a', [row], [], { node: 'one', epoch })).toBe(3);
        await nodes.takeDuties('other', ['a']);
        const late = texts.append('a', [{ author: 'anna', update: row.update }, row], [[7, 'anna']], {
          node: 'one',
          epoch,
        });
        await expect(late).rejects.toBeInstanceOf(DutyLost);
        expect([await texts.lastSeq('a'), (await texts.load('a')).owners.size]).toEqual([3, 0]);
        expect(await texts.append('a', [row], [])).toBe(4);
      }));

    it('[R-NODE-15] records of passages are saved only while the ledger is as long as they know', () =>
      withStore(async ({ passages, ledgers }) => {
        expect(await passages.save('a', [passage], 0)).toBe(true);
        const body = { type: 'thread.reopened', annotation: 'n' } as const;
        const stamp = { command: 'c', actor: 'anna', at: '2026-01-01T00:00:00.000Z', hash: 'a'.repeat(64) };
        await ledgers.transact('a', 0, () => ({ events: [{ ...body, ...stamp, seq: 1 }], passages: [passage] }));
        expect(await passages.save('a', [{ ...passage, exact: 'older' }], 0)).toBe(false);
        expect((await passages.load('a'))[0]?.exact).toBe('words');
        expect(await passages.save('a', [{ ...passage, exact: 'newer' }], 1)).toBe(true);
        expect((await passages.load('a'))[0]?.exact).toBe('newer');
      }));

    it('an article that is purged leaves no duty', () =>
      withStore(async ({ nodes, articles }) => {
        await nodes.beat('one', news, LONG);
        await nodes.takeDuties('one', ['a']);
        await articles.purge('a');
        expect([await nodes.heads(['a']), await nodes.takeDuties('one', ['a'])]).toEqual([new Map(), new Map()]);
      }));
  });
}
