/** What every store must do for webhooks. */
import { expect, it } from 'vitest';
import type { Hook, NewDelivery } from '../../server/storage/hookPort.ts';
import type { Storage } from '../../server/storage/ports.ts';

const hook = (id: string, more: Partial<Hook> = {}): Hook => ({
  ...{ id, desk: 'd1', name: 'H', url: 'https://example.org/hook', events: ['thread.opened'], format: 'json' },
  ...{ language: 'nl', salt: 's', createdBy: 'anna', createdAt: 1, paused: null },
  ...more,
});
const delivery = (id: string, more: Partial<NewDelivery> = {}): NewDelivery => ({
  ...{ id, hook: 'h', key: id, type: 'thread.opened', body: '{"a":"ë"}', at: 1, due: 1 },
  ...more,
});
const done = { state: 'done', status: 204, fault: null, ms: 3, triedAt: 5, due: 5 } as const;

/** @param of gives a store with the desk `d1`. */
export function describeHooks(of: () => Storage): void {
  const due = async (now: number, except: string[] = []) => (await of().hooks.due(now, 9, except)).map(({ id }) => id);

  it('[R-HOOK-10] keeps webhooks of a desk, and what becomes of them', async () => {
    const { hooks } = of();
    await hooks.create(hook('h'));
    await hooks.create(hook('i', { createdAt: 2 }));
    await hooks.update('h', { events: ['claim.verdict', 'session.ended'], paused: 'failing', salt: 't' });
    await hooks.update('h', {});
    const changed = hook('h', { events: ['claim.verdict', 'session.ended'], paused: 'failing', salt: 't' });
    expect([await hooks.of('d1'), await hooks.of('d2')]).toEqual([[changed, hook('i', { createdAt: 2 })], []]);
    await expect(hooks.create(hook('j', { desk: 'nowhere' }))).rejects.toThrow();
    await hooks.queue([delivery('1')]);
    await hooks.remove('h');
    expect([await hooks.find('h'), await hooks.deliveries('h', 9)]).toEqual([null, []]);
  });

  it('[R-HOOK-10] queues what a hook was not told yet, and gives each to one hand', async () => {
    const { hooks } = of();
    await hooks.create(hook('h'));
    await hooks.create(hook('p', { paused: 'person' }));
    await hooks.queue([delivery('1', { key: 'k' }), delivery('2', { at: 0 }), delivery('3', { due: 9 })]);
    await hooks.queue([delivery('4', { key: 'k' }), delivery('5', { hook: 'p' })]);
    expect([await due(1), await due(9), await due(9, ['h'])]).toEqual([['2', '1'], ['2', '1', '3'], []]);
    const taken = await Promise.all([hooks.take('1', 1, 60), hooks.take('1', 1, 60)]);
    expect(taken.filter((each) => each !== null).map((each) => [each?.body, each?.tries])).toEqual([['{"a":"ë"}', 0]]);
    expect([await due(59), await due(60)]).toEqual([
      ['2', '3'],
      ['2', '1', '3'],
    ]);
  });

  it('[R-HOOK-10] keeps how each try went, and the last so many', async () => {
    const { hooks } = of();
    await hooks.create(hook('h'));
    await hooks.queue(['1', '2', '3', '4'].map((id) => delivery(id, { at: Number(id) })));
    await hooks.take('1', 1, 60);
    await hooks.settle('1', { ...done, state: 'waiting', status: null, fault: 'page.slow', due: 20 });
    expect([(await due(19)).includes('1'), (await due(20)).includes('1')]).toEqual([false, true]);
    for (const id of ['1', '2', '3']) await hooks.settle(id, done);
    expect((await hooks.deliveries('h', 3)).map(({ id, state, tries }) => [id, state, tries])).toEqual([
      ['4', 'waiting', 0],
      ['3', 'done', 1],
      ['2', 'done', 1],
    ]);
    await hooks.prune(2);
    expect((await hooks.deliveries('h', 9)).map(({ id }) => id)).toEqual(['4', '3', '2']);
    expect([await hooks.again('h', '2', 30), await hooks.again('x', '3', 30)]).toEqual([true, false]);
    expect([(await hooks.deliveries('h', 1))[0]?.tries, (await due(30)).includes('2')]).toEqual([0, true]);
  });

  it('[R-CLI-11] keeps nothing of what was to be told of an article that was purged', async () => {
    const { hooks, articles } = of();
    await hooks.create(hook('h'));
    await hooks.queue(['a:created', 'a:7', 'ab:7', 'a', 'test:a:7'].map((key) => delivery(key, { key })));
    await hooks.settle('a:7', done);
    await articles.purge('a');
    expect((await hooks.deliveries('h', 9)).map(({ key }) => key)).toEqual(['a', 'ab:7', 'test:a:7']);
  });
}
