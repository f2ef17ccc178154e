/** How the words of a passage went: kept with it, told to people, and no reason to forget it. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Keeper } from '../../server/rooms/keeper/keeper.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import type { PassageLoss } from '../../shared/passage/passageState.ts';
import { ARTICLE, commands, createArticle, liveText, openArticle, stillClock } from '../support/openArticle.ts';

const TEXTS = ['The mayor said that the bridge will open in May.', 'Nobody else was there.', 'A long day.'];
const ann = { person: 'ann', role: 'commenter' } as const;

async function open(exact = 'bridge will open', texts = TEXTS) {
  const storage = createMemoryStorage();
  await createArticle(storage);
  const article = openArticle(storage, texts);
  await article.decisions.execute(ARTICLE, commands.open(exact), ann);
  const keeper = await article.keepers.on(ARTICLE, article.live);
  const as = (person: string, change: (text: Y.Text) => void) =>
    article.live.doc.transact(() => change(article.live.text), { from: 'socket', person });
  const record = async () => (await storage.passages.load(ARTICLE))[0];
  const loss = async (): Promise<PassageLoss | null | undefined> => (await record())?.lost;
  return { ...article, storage, keeper, as, record, loss };
}

it('[R-PASS-18] who took the last of its words, and the paragraph as it was, are kept with a passage', async () => {
  const { as, keeper, loss, told } = await open();
  as('bob', (text) => text.insert(4, 'old '));
  as('bob', (text) => text.delete(28, 11));
  as('cem', (text) => text.delete(28, 5));
  as('dora', (text) => text.insert(0, 'Now '));
  await keeper.run();
  expect(await loss()).toMatchObject({
    by: 'cem',
    quote: {
      exact: 'bridge will open',
      prefix: 'The mayor said that the ',
      suffix: ' in May.\nNobody else was there.\n',
    },
    paragraph: { before: 'The mayor said that the ', words: 'bridge will open', after: ' in May.' },
  });
  expect(Date.parse((await loss())?.at ?? '')).toBeGreaterThan(Date.UTC(2026, 0, 1));
  expect(told.at(-1)).toMatchObject({ status: 'detached', lost: { by: 'cem' } });
});

it('[R-PASS-18] a passage over two blocks is remembered with both of its paragraphs', async () => {
  const { as, keeper, loss } = await open('in May.\n\nNobody else');
  as('bob', (text) => text.delete(41, 19));
  await keeper.run();
  expect((await loss())?.paragraph).toEqual({
    before: 'The mayor said that the bridge will open ',
    words: 'in May.\nNobody else',
    after: ' was there.',
  });
});

it('[R-PASS-18] words deleted letter by letter are remembered whole, those that were shortened long before are not', async () => {
  const { as, keeper, loss, record } = await open();
  const backspace = async (from: number, until: number) => {
    for (let at = from; at >= until; at -= 1) {
      as('bob', (text) => text.delete(at, 1));
      if (at % 4 === 0) await keeper.run();
    }
    await keeper.run();
  };
  await backspace(39, 24);
  expect((await loss())?.paragraph.words).toBe('bridge will open');
  expect(await record()).toMatchObject({ exact: 'bridge will open', status: 'detached' });

  const slow = await open();
  slow.as('bob', (text) => text.delete(31, 9));
  for (let look = 0; look < 100; look += 1) {
    slow.live.text.insert(0, 'x');
    await slow.keeper.run();
  }
  slow.as('bob', (text) => text.delete(124, 7));
  await slow.keeper.run();
  expect((await slow.loss())?.quote.exact).toBe('bridge ');
});

it('[R-PASS-18] what a crash kept from the keeper is read from the log', async () => {
  const { as, live, storage, keeper, loss } = await open();
  await keeper.run();
  keeper.close();
  const updates: Uint8Array[] = [];
  live.doc.on('update', (update: Uint8Array) => updates.push(update));
  as('bob', (text) => text.delete(20, 24));
  as('cem', (text) => text.insert(0, 'Now '));
  await storage.texts.append(
    ARTICLE,
    updates.map((update, place) => ({ author: ['bob', 'cem'][place] ?? null, update })),
    [],
  );
  const next = new Keeper({
    ...{ article: ARTICLE, live: liveText(live.doc), passages: storage.passages },
    ...{ texts: storage.texts, ledgers: storage.ledgers },
    ...{ records: await storage.passages.load(ARTICLE), schedule: () => () => undefined, clock: stillClock },
    onError: (error) => {
      throw error;
    },
  });
  await next.run();
  expect(await loss()).toMatchObject({ by: 'bob', paragraph: { words: 'bridge will open' } });
  expect(next.states()).toMatchObject([{ status: 'detached', lost: { by: 'bob' } }]);
});

it('[R-PASS-18] a passage whose characters come back is told as standing again, and its loss is forgotten', async () => {
  const { live, as, keeper, loss, told, record } = await open();
  const origin = { from: 'socket', person: 'dora' };
  const undo = new Y.UndoManager(live.text, { trackedOrigins: new Set([origin]), captureTimeout: 0 });
  live.doc.transact(() => live.text.delete(20, 24), origin);
  await keeper.run();
  expect(await loss()).toMatchObject({ by: 'dora' });
  undo.undo();
  await keeper.run();
  expect(await record()).toMatchObject({ status: 'anchored', reattached: false, lost: null });
  expect(told.map(({ status }) => status)).toEqual(['detached', 'anchored']);
  as('bob', (text) => text.insert(0, 'Now '));
  await keeper.run();
  expect(told.length).toBe(2);
});

it('[R-PASS-15] [R-PASS-18] one that was put to its words alone still tells how it went', async () => {
  const { as, keeper, told, record } = await open();
  as('bob', (text) => text.delete(24, 16));
  await keeper.run();
  as('cem', (text) => text.insert(24, 'bridge will open', {}));
  await keeper.run();
  expect(told.at(-1)).toMatchObject({ status: 'anchored', reattached: true, lost: { by: 'bob' } });
  expect(await record()).toMatchObject({ reattached: true, lost: { by: 'bob' } });
});

it('[R-PASS-19] a detached passage has up to three places to choose from, the likeliest first, none in residue', async () => {
  const { live, as, keeper } = await open();
  as('bob', (text) => {
    text.delete(24, 16);
    text.insert(24, 'tunnel is closed', {});
  });
  await keeper.run();
  const words = () => keeper.states()[0]?.candidates.map(({ target }) => target.quote.exact);
  expect(words()).toEqual(['tunnel is closed']);
  as('bob', (text) =>
    text.insert(text.length - 1, ' A bridge would open, a bridge will close, the ridge will open.', {}),
  );
  await keeper.run();
  expect(words()?.length).toBe(3);
  expect(words()).toContain('ridge will open');
  const scores = keeper.states()[0]?.candidates.map(({ score }) => score) ?? [];
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  const start = live.text.toString().lastIndexOf('A long day');
  as('bob', (text) => text.format(text.length - 1, 1, { $: { t: 'residue', '#': 'r' } }));
  as('bob', (text) => text.insert(start, 'ridge will open ', {}));
  await keeper.run();
  expect(words()).toEqual(['tunnel is closed']);
});

it('[R-PASS-19] a candidate goes with its words, and comes when words like them are pasted', async () => {
  const { as, keeper, told } = await open();
  as('bob', (text) => text.delete(20, 29));
  await keeper.run();
  expect(keeper.states()[0]?.candidates).toEqual([]);
  as('bob', (text) => text.insert(text.length - 1, ' Yet the bridge will open.', {}));
  await keeper.run();
  expect(told.at(-1)).toMatchObject({
    status: 'detached',
    candidates: [{ target: { quote: { exact: 'bridge will open' } } }],
  });
  as('bob', (text) => text.delete(text.toString().indexOf('bridge'), 6));
  await keeper.run();
  expect(keeper.states()[0]?.candidates).not.toMatchObject([{ target: { quote: { exact: 'bridge will open' } } }]);
});

const FAMILIES = [
  'De dijk is hoog.',
  'Volgens de gemeente verlieten al 43 gezinnen hun dijkhuis.',
  'Er is niets besloten.',
];

it.each([
  { exact: 'bridge will open', texts: TEXTS },
  { exact: 'Nobody else was', texts: TEXTS },
  { exact: 'al 43 gezinnen', texts: FAMILIES },
  { exact: 'gezinnen hun', texts: FAMILIES },
])('[R-PASS-29] words typed again are found whole, wherever in them the keeper looked: $exact', async (words) => {
  const { exact } = words;
  for (let look = 1; look < exact.length; look += 1) {
    const { as, keeper, live, record } = await open(exact, words.texts);
    const start = live.text.toString().indexOf(exact);
    as('bob', (text) => text.delete(start, exact.length));
    await keeper.run();
    for (const [from, to] of [
      [0, look],
      [look, exact.length],
    ] as const) {
      as('bob', (text) => text.insert(start + from, exact.slice(from, to)));
      await keeper.run();
    }
    await keeper.run();
    expect(await record(), `looked at after ${look}`).toMatchObject({ exact, status: 'anchored', reattached: true });
    expect(readCoverage(live.text).rangesOf((await record())?.id ?? '')).toEqual([
      { start, end: start + exact.length },
    ]);
  }
});
