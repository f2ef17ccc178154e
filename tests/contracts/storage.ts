/** What every store must do (docs/protocol/rooms.md, R-STORE); each adapter registers it with a factory. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ArticleRecord, FileRecord, Invite, PassageRecord, Storage } from '../../server/storage/ports.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { describeBeginnings } from './beginnings.ts';
import { describeFigures } from './figures.ts';
import { describeHooks } from './hooks.ts';
import { describeInbox } from './inbox.ts';
import { describePeople } from './people.ts';
import { describeReaders } from './readers.ts';
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
  changes: status === 'anchored' ? [{ by: ['bob', 'cas'], at: '2026-01-01T00:00:00.000Z', before: 'een woord' }] : [],
});
const file = (hash: string, by = 'anna'): FileRecord => ({
  ...{ article: 'a', hash, type: 'image/png', size: 9, use: 'shown', by, at: 1 },
});
const invite = (tokenHash: string): Invite => ({
  ...{ tokenHash, kind: 'desk', desk: 'd1', role: 'editor', email: null, createdBy: 'anna' },
  ...{ createdAt: 1, expiresAt: 2, usedAt: null, usedBy: null },
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
    describeFigures(() => store);
    describeFiles(() => store);
    describeSeen(() => store);
    describeReaders(() => store);
    describeInbox(() => store);
    describeHooks(() => store);
    describeDesks(() => store);
    describePeople(() => store);
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
    expect([await of().passages.lost('a'), await of().passages.lost('nowhere')]).toEqual([['p1'], []]);
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

function describeDesks(of: () => Storage): void {
  it('keeps members with one role a desk', async () => {
    const { desks } = of();
    await desks.createDesk({ id: 'd2', slug: 'sport', name: 'Sport' });
    await desks.setMember({ desk: 'd1', person: 'anna', role: 'editor' });
    await desks.setMember({ desk: 'd1', person: 'anna', role: 'chief' });
    await desks.setMember({ desk: 'd2', person: 'anna', role: 'viewer' });
    await desks.setMember({ desk: 'd2', person: 'bob', role: 'checker' });
    await desks.removeMember('d2', 'bob');
    expect((await desks.desks()).map(({ slug }) => slug)).toEqual(['newsroom', 'sport']);
    expect(await desks.members('d1')).toEqual([{ desk: 'd1', person: 'anna', role: 'chief' }]);
    expect((await desks.membershipsOf('anna')).map(({ role }) => role)).toEqual(['chief', 'viewer']);
    expect((await desks.rolesOf(['anna', 'bob'])).length).toBe(2);
    expect(await desks.rolesOf([])).toEqual([]);
    expect((await desks.deskBySlug('sport'))?.id).toBe('d2');
    expect(await desks.deskBySlug('x')).toBeNull();
    await expect(desks.createDesk({ id: 'd3', slug: 'sport', name: 'S' })).rejects.toThrow();
  });
  it('[R-STORE-16] keeps one set of tags a desk, the last that was set', async () => {
    const { desks } = of();
    expect(await desks.tagsOf('d1')).toBeNull();
    await desks.setTags('d1', DEFAULT_TAGS);
    const fewer = { tags: DEFAULT_TAGS.tags.slice(3) };
    await desks.setTags('d1', fewer);
    expect([await desks.tagsOf('d1'), await desks.tagsOf('d2')]).toEqual([fewer, null]);
    await expect(desks.setTags('nowhere', fewer)).rejects.toThrow();
  });
  it('keeps a desk’s rules, and knows none before they are set', async () => {
    const { desks } = of();
    expect(await desks.rulesOf('d1')).toBeNull();
    const rules = { coverage: 90, leaseMinutes: 5, secondFactor: 'chief' } as const;
    await desks.setRules('d1', { ...rules, coverage: 80 });
    await desks.setRules('d1', rules);
    expect([await desks.rulesOf('d1'), await desks.rulesOf('d2')]).toEqual([rules, null]);
    await expect(desks.setRules('nowhere', rules)).rejects.toThrow();
    await desks.setMember({ desk: 'd1', person: 'anna', role: 'editor' });
    expect(await desks.rulesOver(['anna', 'bob'])).toEqual([{ person: 'anna', role: 'editor', rules }]);
    expect(await desks.rulesOver([])).toEqual([]);
  });
  it('[R-STORE-9] [R-STORE-20] lets an invite, however often it was added, be used once, by one of many', async () => {
    const { desks } = of();
    await Promise.all([1, 2, 3].map(() => desks.addInvite(invite('h'))));
    const tries = await Promise.all(Array.from({ length: 8 }, (_, n) => desks.useInvite('h', `p${n}`, 5)));
    expect(tries.filter(Boolean).length).toBe(1);
    const used = await desks.findInvite('h');
    expect([used?.usedAt, used?.role, (await desks.invites('d1')).length]).toEqual([5, 'editor', 1]);
    expect(await desks.invitesTo('sara@example.org')).toEqual([]);
    await desks.withdrawInvite('h');
    expect(await desks.findInvite('h')).toBeNull();
    expect(await desks.useInvite('h', 'p', 5)).toBe(false);
  });
}
