/** What every store must do (docs/protocol/rooms.md, R-STORE); each adapter registers it with a factory. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ArticleRecord, FileRecord, PassageRecord, Storage } from '../../server/storage/ports.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { describeAudit } from './audit.ts';
import { describeBeginnings } from './beginnings.ts';
import { describeBoard } from './board.ts';
import { describeDesks } from './desks.ts';
import { describeFigures } from './figures.ts';
import { describeNews } from './news.ts';
import { describePasskeys } from './passkeys.ts';
import { describePeople } from './people.ts';
import { describeProfiles } from './profiles.ts';
import { describeSearch } from './search.ts';
import { describeTexts } from './texts.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const article = (id: string, more: Partial<ArticleRecord> = {}): ArticleRecord => ({
  ...{ id, desk: 'd1', slug: id, headline: 'H', words: 1, language: 'nl', deadline: null, createdBy: 'anna' },
  ...{ createdAt: 1, updatedAt: 1, deletedAt: null },
  ...more,
});
const event = (seq: number, command = `c${seq}`): LedgerEvent => ({
  ...{ type: 'thread.reopened', annotation: 'n', seq, command, actor: 'anna', at: '2026-01-01T00:00:00.000Z' },
  hash: seq.toString(16).padStart(64, '0'),
});
const LOST: PassageRecord['lost'] = {
  ...{ by: 'bob', at: '2026-01-01T00:00:00.000Z', quote: { exact: 'woord', prefix: 'een ', suffix: '' } },
  paragraph: { before: 'Een ', words: 'woord', after: ' of wat.' },
};
const passage = (id: string, status: PassageRecord['status'] = 'anchored'): PassageRecord => ({
  ...{ id, annotation: 'n', status, exact: 'woord', prefix: '', suffix: '' },
  ...{ ids: [[7, 0, 5]], longest: 5, reattached: status === 'detached' },
  ...{ lost: status === 'detached' ? LOST : null, rejected: status === 'detached' ? [[7, 9, 5]] : [] },
  changes:
    status === 'anchored'
      ? [{ by: ['bob', 'cas'], at: '2026-01-01T00:00:00.000Z', before: 'een woord', place: [[7, 3, 2]] }]
      : [],
});
const file = (hash: string, by = 'anna'): FileRecord => ({
  ...{ article: 'a', hash, type: 'image/png', size: 9, use: 'shown', by, at: 1 },
});
export function describeStorage(name: string, open: () => Promise<Storage>): void {
  describe(`the ${name} store`, () => {
    let store: Storage;
    beforeEach(async () => {
      store = await open();
      await store.desks.createDesk({ id: 'd1', slug: 'newsroom', name: 'Newsroom' });
      await store.articles.create(article('a'), bytes(1));
      return () => store.close();
    });
    describeTexts(() => store);
    describeLedgers(() => store);
    describeArticles(() => store);
    describeBeginnings(() => store);
    describeFigures(() => store, { article, event, passage });
    describeFiles(() => store);
    describeSeen(() => store);
    describeNews(() => store);
    describeSearch(() => store);
    describeDesks(() => store);
    describePeople(() => store);
    describeAudit(() => store);
    describeBoard(() => store);
    describePasskeys(() => store);
    describeProfiles(() => store);
  });
}

function describeLedgers(of: () => Storage): void {
  const append = (events: LedgerEvent[], passages: PassageRecord[] = [], known = 0) =>
    of().ledgers.transact('a', known, () => ({ events, passages }));
  it('[R-STORE-4] hands out the head and what was missed, and takes what continues it', async () => {
    await append([event(1), event(2)]);
    await of().ledgers.transact('a', 1, (head, missed) => {
      expect(head).toEqual({ seq: 2, hash: event(2).hash });
      expect(missed).toEqual([event(2)]);
      return null;
    });
    expect(await of().ledgers.read('a', 0, 1)).toEqual([event(1)]);
    expect(await of().ledgers.head('a')).toEqual({ seq: 2, hash: event(2).hash });
  });
  it('[R-STORE-4] refuses a gap, a repeated number and a repeated command, and writes nothing of it', async () => {
    await append([event(1)]);
    for (const wrong of [[event(3)], [event(1)], [event(2), event(2)], [event(2, 'c1')]]) {
      await expect(append(wrong, [passage('p')])).rejects.toThrow();
    }
    expect(await of().ledgers.read('a', 0)).toEqual([event(1)]);
    expect(await of().passages.load('a')).toEqual([]);
  });
  it('[R-STORE-4] finds what a command led to', async () => {
    await append([event(1, 'x'), event(2, 'x'), event(3, 'y')]);
    expect(await of().ledgers.findCommand('a', 'x')).toEqual({ actor: 'anna', events: [event(1, 'x'), event(2, 'x')] });
    expect(await of().ledgers.findCommand('a', 'z')).toBeNull();
  });
  it('[R-STORE-5] lets decisions made at the same time follow one another', async () => {
    const decide = (n: number) =>
      of().ledgers.transact('a', 0, ({ seq }) => ({ events: [event(seq + 1, `t${n}`)], passages: [] }));
    await Promise.all(Array.from({ length: 20 }, (_, n) => decide(n)));
    expect((await of().ledgers.read('a', 0)).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
  });
  it('[R-STORE-5] a decision that throws leaves the ledger free for the next', async () => {
    const broken = of().ledgers.transact('a', 0, () => {
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    await append([event(1)]);
    expect((await of().ledgers.head('a')).seq).toBe(1);
  });
  it('[R-STORE-7] saves passages with the events or by themselves', async () => {
    await append([event(1)], [passage('p2'), passage('p1')]);
    await of().passages.save('a', [passage('p1', 'detached')]);
    await of().passages.save('a', []);
    expect(await of().passages.load('a')).toEqual([passage('p1', 'detached'), passage('p2')]);
  });
  it('[R-STORE-7] keeps every character that a text may have', async () => {
    const odd = { ...passage('p'), exact: 'a\u0000b\u{10fffe}0\u{10fffe}c', prefix: '\u0000', suffix: '🖋 \u{10fffe}' };
    await of().passages.save('a', [odd]);
    expect(await of().passages.load('a')).toEqual([odd]);
  });
}

function describeArticles(of: () => Storage): void {
  it('[R-STORE-8] lists the newest change first, the bin apart', async () => {
    const { articles } = of();
    await articles.create(article('b', { updatedAt: 5 }), bytes(1));
    await articles.create(article('c', { updatedAt: 3, deletedAt: 4 }), bytes(1));
    const ids = async (deleted: boolean) =>
      (await articles.list(['d1'], { deleted, limit: 9, offset: 0 })).map(({ id }) => id);
    expect([await ids(false), await ids(true)]).toEqual([['b', 'a'], ['c']]);
    await articles.update('a', { updatedAt: 9, headline: 'Nieuw' });
    await articles.update('a', {});
    expect(await ids(false)).toEqual(['a', 'b']);
    expect(await articles.find('a')).toEqual(article('a', { updatedAt: 9, headline: 'Nieuw' }));
    expect(await articles.list([], { deleted: false, limit: 9, offset: 0 })).toEqual([]);
    expect(await articles.find('x')).toBeNull();
  });
  it('[R-STORE-8] gives a slug out once a desk', async () => {
    const { articles } = of();
    await expect(articles.create(article('b', { slug: 'a' }), bytes(1))).rejects.toThrow();
    expect([await articles.slugTaken('d1', 'a'), await articles.slugTaken('d1', 'b')]).toEqual([true, false]);
    expect(await articles.find('b')).toBeNull();
  });
  it('[R-STORE-8] purges an article with all that belongs to it', async () => {
    const { articles, texts, ledgers, passages, files } = of();
    await texts.append('a', [{ author: 'anna', update: bytes(2) }], [[1, 'anna']]);
    await texts.compact('a', 1, bytes(1));
    await ledgers.transact('a', 0, () => ({ events: [event(1)], passages: [passage('p')] }));
    await files.add(file('h'));
    await articles.purge('a');
    expect([await articles.find('a'), await files.find('a', 'h'), await texts.lastSeq('a')]).toEqual([null, null, 0]);
    expect(await texts.load('a')).toEqual({ snapshot: null, rows: [], owners: new Map() });
    expect([await ledgers.read('a', 0), await passages.load('a')]).toEqual([[], []]);
    expect((await ledgers.head('a')).seq).toBe(0);
  });
}

function describeFiles(of: () => Storage): void {
  it('[R-STORE-13] records a file of an article once, with who brought it first', async () => {
    const { files } = of();
    await files.add(file('h'));
    await files.add(file('h', 'bob'));
    await files.add(file('i'));
    expect([await files.find('a', 'h'), await files.count('a')]).toEqual([file('h'), 2]);
    expect([await files.find('b', 'h'), await files.find('a', 'x'), await files.count('b')]).toEqual([null, null, 0]);
    await expect(files.add({ ...file('h'), article: 'nowhere' })).rejects.toThrow();
  });
}

function describeSeen(of: () => Storage): void {
  it('[R-STORE-17] keeps how far a person looked, and never takes it back', async () => {
    const { seen } = of();
    for (const seq of [3, 9, 5]) await seen.mark('a', 'anna', { annotation: 'n', seq });
    await seen.mark('a', 'anna', { annotation: 'm', seq: 1 });
    await seen.mark('a', 'bob', { annotation: 'n', seq: 2 });
    expect([...(await seen.of('a', 'anna'))]).toEqual([
      ['m', 1],
      ['n', 9],
    ]);
    expect([...(await seen.of('a', 'bob'))]).toEqual([['n', 2]]);
    expect([(await seen.of('a', 'cas')).size, (await seen.of('nowhere', 'anna')).size]).toEqual([0, 0]);
    await expect(seen.mark('nowhere', 'anna', { annotation: 'n', seq: 1 })).rejects.toThrow();
  });
  it('[R-STORE-17] forgets it with the person who leaves the desk, and with the article', async () => {
    const { seen, articles, desks } = of();
    await desks.createDesk({ id: 'd2', slug: 'sport', name: 'Sport' });
    await articles.create(article('s', { desk: 'd2' }), bytes(1));
    for (const person of ['anna', 'bob']) {
      for (const id of ['a', 's']) await seen.mark(id, person, { annotation: 'n', seq: 2 });
    }
    await seen.forget('d1', 'anna');
    const sizes = () =>
      Promise.all(['a', 's'].flatMap((id) => ['anna', 'bob'].map(async (who) => (await seen.of(id, who)).size)));
    expect(await sizes()).toEqual([0, 1, 1, 1]);
    await articles.purge('s');
    expect(await sizes()).toEqual([0, 1, 0, 0]);
  });
}
