/** What every store must do for inboxes, and for those who follow an article's checking. */
import { expect, it } from 'vitest';
import type { Storage } from '../../server/storage/ports.ts';
import type { InboxEntry, InboxKind } from '../../shared/inbox/entry.ts';

const entry = (source: string, more: Partial<InboxEntry> = {}): InboxEntry => ({
  ...{ person: 'anna', article: 'a', source, kind: 'mention', annotation: 'n', subject: 'c', actor: 'bob' },
  at: Number(source.replace(/\D/g, '')),
  ...more,
});
const record = (id: string, desk: string) => ({
  ...{ id, desk, slug: id, headline: 'H', words: 1, language: 'nl', deadline: null, createdBy: 'anna' },
  ...{ createdAt: 1, updatedAt: 1, deletedAt: null },
});

/** @param of gives a store that holds the article `a` of the desk `d1`. */
export function describeInbox(of: () => Storage): void {
  const shown = async (person = 'anna', desks = ['d1']) =>
    (await of().inbox.of(person, desks, 9)).map(({ source, readAt, snoozedUntil }) =>
      [source, readAt, snoozedUntil].filter((each) => each !== null).join(' '),
    );

  it('[R-INBOX-10] keeps an entry once, the newest first, as it was marked', async () => {
    const { inbox } = of();
    await inbox.add([entry('1'), entry('3', { actor: null, annotation: null, subject: null }), entry('2')]);
    await inbox.mark('anna', [{ article: 'a', source: '1' }], { readAt: 7 });
    await inbox.add([entry('1', { kind: 'reply' }), entry('4', { person: 'bob' })]);
    await inbox.add([]);
    expect([await shown(), await shown('bob')]).toEqual([['3', '2', '1 7'], ['4']]);
    expect(await inbox.of('anna', ['d1'], 1)).toEqual([
      { ...entry('3', { actor: null, annotation: null, subject: null }), readAt: null, snoozedUntil: null },
    ]);
    await inbox.mark('anna', [{ article: 'a', source: '1' }], { readAt: null, snoozedUntil: 9 });
    await inbox.mark('anna', [], { readAt: 1 });
    expect(await shown()).toEqual(['3', '2', '1 9']);
    await expect(inbox.add([entry('5', { article: 'nowhere' })])).rejects.toThrow();
  });

  it('[R-INBOX-10] shows those of the named desks alone, and nothing of the bin', async () => {
    const { inbox, articles, desks } = of();
    await desks.createDesk({ id: 'd2', slug: 'sport', name: 'Sport' });
    await articles.create(record('s', 'd2'), new Uint8Array([1]));
    await inbox.add([entry('1'), entry('2', { article: 's' })]);
    expect([await shown('anna', ['d1', 'd2']), await shown(), await shown('anna', [])]).toEqual([
      ['2', '1'],
      ['1'],
      [],
    ]);
    await articles.update('a', { deletedAt: 5 });
    expect(await shown()).toEqual([]);
    await articles.update('a', { deletedAt: null, desk: 'd2' });
    expect([await shown(), await shown('anna', ['d2'])]).toEqual([[], ['2', '1']]);
  });

  it('[R-INBOX-10] marks what was looked at, up to an event, and all that is in sight', async () => {
    const { inbox } = of();
    await inbox.add([entry('10'), entry('9'), entry('11'), entry('8', { annotation: 'm' }), entry('s2.n')]);
    await inbox.looked('a', 'anna', { annotation: 'n', seq: 10, at: 70 });
    expect(await shown()).toEqual(['11', '10 70', '9 70', '8', 's2.n']);
    await inbox.mark('anna', [{ article: 'a', source: '11' }], { snoozedUntil: 99 });
    await inbox.readAll('anna', 8, 80);
    expect(await shown()).toEqual(['11 99', '10 70', '9 70', '8 80', 's2.n 80']);
    await inbox.readAll('anna', 50, 99);
    expect((await shown())[0]).toBe('11 99 99');
  });

  it('[R-INBOX-10] drops what no longer says anything', async () => {
    const { inbox } = of();
    const kinds: InboxKind[] = ['mention', 'cracked'];
    const all = [
      ...[entry('1'), entry('2', { annotation: 'm' }), entry('3', { kind: 'note' }), entry('4', { subject: 'd' })],
      entry('5', { person: 'bob' }),
    ];
    const left = async (what: object) => {
      await inbox.add(all);
      await inbox.drop({ article: 'a', kinds, ...what });
      return [...(await shown()), ...(await shown('bob'))].sort();
    };
    expect(await left({ annotation: 'n', person: 'bob' })).toEqual(['1', '2', '3', '4']);
    expect(await left({ subject: 'd' })).toEqual(['1', '2', '3', '5']);
    expect(await left({ annotation: 'n' })).toEqual(['2', '3']);
    expect(await left({})).toEqual(['3']);
  });

  it('[R-INBOX-10] forgets whoever leaves the desk, what is old, and what is purged', async () => {
    const { inbox, articles } = of();
    await inbox.add([entry('1'), entry('5'), entry('6', { person: 'bob' })]);
    await inbox.prune(5);
    expect(await shown()).toEqual(['5']);
    await inbox.forget('d1', 'anna');
    expect([await shown(), await shown('bob')]).toEqual([[], ['6']]);
    await articles.purge('a');
    expect(await shown('bob')).toEqual([]);
  });

  it('[R-INBOX-10] knows who wrote in an article, and who decided anything on it', async () => {
    const { inbox, texts, ledgers } = of();
    await texts.append('a', [{ author: 'anna', update: new Uint8Array([2]) }], [[1, 'anna']]);
    const event = { type: 'thread.reopened', annotation: 'n', seq: 1, command: 'c', actor: 'bob' } as const;
    const stamped = { ...event, at: '2026-01-01T00:00:00.000Z', hash: '1'.padStart(64, '0') };
    await ledgers.transact('a', 0, () => ({ events: [stamped], passages: [] }));
    expect(await inbox.workersOn('a')).toEqual(['anna', 'bob']);
  });

  it('[R-READ-6] what was told of an article’s checking goes on by one hand at a time, and tells where words went on', async () => {
    const { standings, texts, articles } = of();
    const first = { turn: 1, textSeq: 1, cracked: [4], stale: ['n'], isTouched: false };
    expect([await standings.told('a'), await standings.keep('a', first, null)]).toEqual([null, true]);
    expect([await standings.keep('a', { ...first, turn: 9 }, null), await standings.told('a')]).toEqual([false, first]);
    expect([...(await standings.behind())]).toEqual([]);
    await texts.append('a', [{ author: null, update: new Uint8Array([2]) }], []);
    expect([...(await standings.behind())]).toEqual([['a', 2]]);
    const second = { ...first, turn: 2, textSeq: 2, isTouched: true };
    expect(await Promise.all([standings.keep('a', second, 1), standings.keep('a', second, 1)])).toContain(false);
    expect([await standings.told('a'), [...(await standings.behind())]]).toEqual([second, []]);
    await articles.purge('a');
    expect(await standings.told('a')).toBeNull();
  });
}
