import { describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { Command } from '../../shared/ledger/command.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { ANN, ARTICLE, createArticle, openArticle } from '../support/openArticle.ts';

const TEXTS = ['Forty people at the dike.', 'On Monday forty people came.', 'Forty, the mayor said.'];
const bob = { person: 'bob', role: 'checker' } as const;
const uuid = () => crypto.randomUUID();

const openOn = (exact: string, tag = 'g') =>
  ({ id: uuid(), type: 'claim.open', annotation: uuid(), target: { quote: { exact } }, tag }) as const;
const add = (annotation: string, exact: string): Command => ({
  ...{ id: uuid(), type: 'claim.addPassage', annotation, target: { quote: { exact } } },
});

async function opened() {
  const storage = createMemoryStorage();
  await createArticle(storage);
  const article = openArticle(storage, TEXTS);
  const ask = (command: Command) => article.decisions.execute(ARTICLE, command, bob);
  return { storage, ask, ...article };
}

describe('a claim', () => {
  it('[R-CLAIM-5] [R-CLAIM-6] stands on several passages, each found by its own words, and changes no character', async () => {
    const { ask, decisions, live, published } = await opened();
    const before = live.text.toString();
    const open = openOn('Forty people at');
    await ask(open);
    expect(await ask(add(open.annotation, 'forty people came'))).toMatchObject({ ok: true, seq: 2 });
    expect(await ask(add(open.annotation, 'Forty, the'))).toMatchObject({ ok: true, seq: 3 });
    expect(live.text.toString()).toBe(before);
    const [claim] = await decisions.annotationsOf(ARTICLE, ANN);
    expect(claim).toMatchObject({ kind: 'claim', state: 'open', tag: 'g' });
    expect(claim?.passages.map(({ quote, status }) => [quote, status])).toEqual([
      ['Forty people at', 'anchored'],
      ['forty people came', 'anchored'],
      ['Forty, the', 'anchored'],
    ]);
    expect(published.at(-1)?.events).toMatchObject([{ type: 'claim.passageAdded', actor: 'bob' }]);
  });

  it('[R-CLAIM-5] gets no passage on words that stand nowhere or twice, and no more than 40', async () => {
    const { ask, decisions } = await opened();
    const open = openOn('Forty people at');
    await ask(open);
    expect(await ask(add(open.annotation, 'fifty'))).toMatchObject({ ok: false, code: 'target.absent' });
    expect(await ask(add(open.annotation, 'people'))).toMatchObject({ ok: false, code: 'target.ambiguous' });
    for (let count = 2; count <= 40; count += 1) {
      expect(await ask(add(open.annotation, 'the mayor'))).toMatchObject({ ok: true, seq: count });
    }
    const late = await ask(add(open.annotation, 'the mayor'));
    expect(late).toMatchObject({ ok: false, status: 422, code: 'claim.tooManyPassages' });
    expect((await decisions.annotationsOf(ARTICLE, ANN))[0]?.passages).toHaveLength(40);
  });

  it('[R-CLAIM-5] keeps its other passages where one loses its words', async () => {
    const { ask, decisions, live, pass, keepers } = await opened();
    const open = openOn('Forty people at');
    await ask(open);
    await ask(add(open.annotation, 'forty people came'));
    live.text.delete(0, 'Forty people at the dike.'.length);
    pass();
    await (await keepers.on(ARTICLE, live)).run();
    const [claim] = await decisions.annotationsOf(ARTICLE, ANN);
    expect(claim?.passages.map(({ status }) => status)).toEqual(['detached', 'anchored']);
  });

  it('[R-CLAIM-4] tells its last tag, and how it was dropped', async () => {
    const { ask, decisions } = await opened();
    const { annotation, ...open } = openOn('Forty people at');
    await ask({ annotation, ...open });
    await ask({ id: uuid(), type: 'claim.tag', annotation, tag: 's' });
    await ask({ id: uuid(), type: 'claim.drop', annotation, reason: 'Said twice' });
    const [claim] = await decisions.annotationsOf(ARTICLE, ANN);
    const dropped = { by: 'bob', reason: 'Said twice' };
    expect(claim).toMatchObject({ state: 'dropped', tag: 's', dropped });
  });

  it('[R-TAG-4] is opened with the tags of its own desk', async () => {
    const { ask, storage } = await opened();
    const [first] = DEFAULT_TAGS.tags;
    if (!first) throw new Error('there are tags');
    await storage.desks.setTags(`desk-${ARTICLE}`, { tags: [{ ...first, key: 'z' }] });
    expect(await ask(openOn('Forty people at', 'g'))).toMatchObject({ ok: false, status: 422, code: 'tag.unknown' });
    expect(await ask(openOn('Forty people at', 'z'))).toMatchObject({ ok: true, seq: 1 });
  });
});
