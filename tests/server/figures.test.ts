/** What a list shows of an article's check is kept, and told anew only when it may be otherwise. */
import { beforeEach, expect, test } from 'vitest';
import { createFigures } from '../../server/rooms/figures.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { PassageRecord, Storage } from '../../server/storage/ports.ts';
import { DEFAULT_RULES } from '../../shared/review/rules.ts';
import { DEFAULT_TAGS } from '../../shared/review/tags.ts';
import { block, CheckedArticle } from '../support/checking.ts';
import { ARTICLE, createArticle } from '../support/openArticle.ts';

let storage: Storage;
let checked: CheckedArticle;
/** How often the whole article was read. */
let readings: number;

beforeEach(async () => {
  storage = createMemoryStorage();
  await createArticle(storage);
  checked = new CheckedArticle([block('Forty people left', 'p'), block('It was cold')]);
  readings = 0;
});

/** A server that has just started. */
function started(onError: (error: unknown) => void = (error) => expect.fail(String(error))) {
  const figuresOf = createFigures({
    storage,
    reviewOf: async () => {
      readings += 1;
      return { review: checked.review, state: checked.state, blocks: checked.blocks, tags: DEFAULT_TAGS };
    },
    clock: () => Date.parse(checked.now),
    onError,
  });
  return async () => {
    const article = await storage.articles.find(ARTICLE);
    return article ? (await figuresOf(article)).figures : expect.fail();
  };
}

async function record(): Promise<void> {
  const { events } = checked;
  await storage.ledgers.transact(ARTICLE, 0, ({ seq }) => ({ events: events.slice(seq), passages: [] }));
}

test('[R-COVER-5] a start reads no article that did not change; words, decisions, rules, tags and lost passages each tell anew', async () => {
  const first = await started()();
  expect(first).toMatchObject({ percent: 0, words: { untouched: 6 }, counts: { openClaims: 0 }, clearance: null });
  const show = started();
  expect(await show()).toEqual(first);
  expect(readings).toBe(1);
  const claim = checked.claim('p', 'g');
  checked.tick('bob', claim, 'uncheckable');
  await record();
  expect(await show()).toMatchObject({ percent: 50, words: { excluded: 3, untouched: 3 }, counts: { doneClaims: 1 } });
  const lost: PassageRecord = {
    ...{ id: 'p', annotation: claim, status: 'detached', exact: '', prefix: '', suffix: '', ids: [], longest: 0 },
    ...{ reattached: false, lost: null, rejected: [], changes: [] },
  };
  const desk = `desk-${ARTICLE}`;
  const changes = [
    () => storage.texts.append(ARTICLE, [{ author: null, update: new Uint8Array([1]) }], []),
    () => storage.desks.setRules(desk, { ...DEFAULT_RULES, coverage: 50 }),
    () => storage.desks.setTags(desk, { tags: DEFAULT_TAGS.tags.slice(1) }),
    () => storage.articles.update(ARTICLE, { language: 'nl' }),
    () => storage.passages.save(ARTICLE, [lost]),
  ];
  for (const [index, change] of changes.entries()) {
    await change();
    await show();
    expect(await started()()).toEqual(await show());
    expect(readings, `after change ${index}`).toBe(3 + index);
  }
  expect((await show()).counts.detached).toBe(1);
});

test('[R-COVER-5] what somebody holds is told anew once it is free by itself', async () => {
  const claim = checked.claim('p', 'g');
  checked.run('bob', { type: 'claim.take', annotation: claim });
  await record();
  const show = started();
  await show();
  await show();
  expect(readings).toBe(1);
  checked.pass(DEFAULT_RULES.leaseMinutes);
  await show();
  await show();
  expect(readings).toBe(2);
});

test('[R-COVER-5] a store that keeps nothing costs no list', async () => {
  const failures: unknown[] = [];
  storage.figures.keep = () => Promise.reject(new Error('disk full'));
  expect(await started((error) => failures.push(error))()).toMatchObject({ percent: 0 });
  expect(failures).toHaveLength(1);
});

test('[R-COVER-5] a list asks for tags and rules of its desk once, and again the next time', async () => {
  const asked: string[] = [];
  const tagsOf = (desk: string) => {
    asked.push(desk);
    return storage.desks.tagsOf(desk);
  };
  const { review, state, blocks } = checked;
  const figuresOf = createFigures({
    storage: { ...storage, desks: { ...storage.desks, tagsOf } },
    reviewOf: async () => ({ review, state, blocks, tags: DEFAULT_TAGS }),
    clock: () => Date.parse(checked.now),
    onError: (error) => expect.fail(String(error)),
  });
  const article = (await storage.articles.find(ARTICLE)) ?? expect.fail();
  const other = { ...article, desk: 'elsewhere' };
  await Promise.all([figuresOf(article), figuresOf(article), figuresOf(other)]);
  expect(asked).toEqual([article.desk, 'elsewhere']);
  await figuresOf(article);
  expect(asked).toHaveLength(3);
});

test('[R-COVER-5] a list asks the store once about all of its articles, and keeps together what is told of them meanwhile', async () => {
  const ids = [ARTICLE, 'b', 'c'];
  for (const id of ids.slice(1)) await createArticle(storage, id);
  const asked: unknown[] = [];
  const written: string[][] = [];
  const underWay = Promise.withResolvers<void>();
  const { of, keep } = storage.figures;
  const figures: Storage['figures'] = {
    of(articles) {
      asked.push(articles);
      return of(articles);
    },
    async keep(all) {
      written.push([...all.keys()]);
      underWay.resolve();
      await new Promise(setImmediate);
      await keep(all);
    },
  };
  const { review, state, blocks } = checked;
  const figuresOf = createFigures({
    storage: { ...storage, figures },
    async reviewOf({ id }) {
      if (id !== ARTICLE) await underWay.promise;
      return { review, state, blocks, tags: DEFAULT_TAGS };
    },
    clock: () => Date.parse(checked.now),
    onError: (error) => expect.fail(String(error)),
  });
  const articles = (await Promise.all(ids.map(storage.articles.find))).filter((article) => article !== null);
  await Promise.all(articles.map(figuresOf));
  expect([asked, written]).toEqual([[ids], [[ARTICLE], ['b', 'c']]]);
  expect([...(await of(ids)).values()].map(({ kept }) => kept?.figures.percent)).toEqual([0, 0, 0]);
});
