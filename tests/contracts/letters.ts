/** What every store must do for letters about what waits. */
import { expect, it } from 'vitest';
import type { Storage } from '../../server/storage/ports.ts';
import type { InboxEntry } from '../../shared/inbox/entry.ts';

/** Of their own for each test: accounts are not emptied between. */
const someone = () => `p${crypto.randomUUID()}`;
const entry = (person: string, source: string): InboxEntry => ({
  ...{ person, article: 'a', source, kind: 'mention', annotation: 'n', subject: 'c', actor: 'bob', at: Number(source) },
});

/** @param of gives a store that holds the article `a` of the desk `d1`. */
export function describeLetters(of: () => Storage): void {
  const due = async (now: number, person: string) =>
    (await of().letters.due(now, 99)).find((each) => each.person === person);

  it('[R-MAIL-6] keeps what people chose, and what they were written to about', async () => {
    const { letters, inbox } = of();
    const [anna, bob] = [someone(), someone()];
    await inbox.add([entry(anna, '1'), entry(bob, '1')]);
    expect(await letters.choice(anna)).toBe('never');
    await letters.choose(anna, 'daily', 40);
    await inbox.add([entry(anna, '2'), entry(anna, '3'), entry(anna, '4')]);
    await letters.written(anna, [{ article: 'a', source: '3' }]);
    await letters.written(anna, []);
    const unwritten = async (person: string) =>
      (await letters.unwritten(person, ['d1'], 9)).map(({ source }) => source);
    expect([await unwritten(anna), await unwritten(bob), await letters.unwritten(anna, [], 9)]).toEqual([
      ['4', '2'],
      ['1'],
      [],
    ]);
    expect([await letters.choice(anna), (await due(40, anna))?.due, await due(39, anna)]).toEqual([
      'daily',
      40,
      undefined,
    ]);
    await letters.choose(anna, 'never', null);
    expect([await due(99, anna), await unwritten(anna)]).toEqual([undefined, []]);
  });

  it('[R-MAIL-6] has a letter due by the earliest that was wanted, of those alone who want it at once', async () => {
    const { letters } = of();
    const [anna, bob, cas] = [someone(), someone(), someone()];
    await letters.choose(anna, 'atOnce', null);
    await letters.choose(bob, 'daily', 90);
    for (const person of [anna, bob, cas]) for (const at of [30, 20, 50]) await letters.want(person, at);
    expect([(await due(99, anna))?.due, (await due(99, bob))?.due, await due(99, cas)]).toEqual([20, 90, undefined]);
  });

  it('[R-MAIL-6] gives a letter to one hand, counts its tries, and keeps what is wanted meanwhile', async () => {
    const { letters } = of();
    const anna = someone();
    await letters.choose(anna, 'atOnce', null);
    await letters.want(anna, 20);
    const first = await due(20, anna);
    if (!first) throw new Error('nothing is due');
    expect((await Promise.all([letters.take(first, 70), letters.take(first, 70)])).filter(Boolean).length).toBe(1);
    expect([await due(69, anna), (await due(70, anna))?.tries]).toEqual([undefined, 1]);
    await letters.want(anna, 40);
    await letters.settle(anna, 70, null);
    expect(await due(99, anna)).toMatchObject({ due: 40, tries: 0 });
    const second = await due(99, anna);
    if (second) await letters.take(second, 80);
    await letters.settle(anna, 80, null);
    expect(await due(99, anna)).toBeUndefined();
  });
}
