/** What lists show of an article, in step with its text: the time of its last change is nobody's but whoever changed it. */
import { expect, it } from 'vitest';
import { createProjection } from '../../server/projection.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { ARTICLE, createArticle, documentOf, liveText, manualSchedule } from '../support/openArticle.ts';

async function open() {
  const { articles, ...others } = createMemoryStorage();
  await createArticle({ articles, ...others });
  const { schedule, pass } = manualSchedule();
  let now = 1_000;
  const log = { error: () => expect.unreachable() } as never;
  const projection = createProjection({
    articles,
    clock: { now: () => now, after: schedule, soon: () => undefined },
    log,
  });
  const watcher = await projection(ARTICLE, liveText(documentOf(['Frost takes the cherries.'])));
  const told = async (at: number) => {
    now = at;
    pass();
    await projection.settled();
    const { headline, words, updatedAt } = (await articles.find(ARTICLE)) ?? {};
    return { headline, words, updatedAt };
  };
  return { watcher, told };
}

it('[R-NODE-20] a node that takes an article over tells what the other did not come to, and else changes no time', async () => {
  const { watcher, told } = await open();
  watcher.dutyTaken?.();
  const first = await told(5_000);
  expect(first).toMatchObject({ words: 4, updatedAt: 5_000 });
  watcher.dutyTaken?.();
  expect(await told(9_000)).toEqual(first);
  watcher.changed();
  expect(await told(12_000)).toEqual({ ...first, updatedAt: 9_000 });
  watcher.dutyTaken?.();
  expect(await told(20_000)).toEqual({ ...first, updatedAt: 9_000 });
});
