import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createPast } from '../../../server/rooms/past.ts';
import { createMemoryStorage } from '../../../server/storage/memory/storage.ts';
import type { TextStore } from '../../../server/storage/ports.ts';
import { bodyOf } from '../../../shared/text/body.ts';
import { plainText } from '../../../shared/text/plain.ts';
import { emptyText } from '../../support/flatText.ts';
import { seededRandom } from '../../support/random.ts';
import { ARTICLE } from '../../support/rooms.ts';

const COMMITS = 450;
const words = (text: Y.Text) => plainText(text).text;

/** A text that gets a letter every second from 1,000 s on, and loses one every third time; how it read after each. */
async function written(): Promise<{ texts: TextStore; read: string[] }> {
  let now = 0;
  const storage = createMemoryStorage({ now: () => now });
  await storage.desks.createDesk({ id: 'desk', slug: 'newsroom', name: 'Newsroom' });
  const fields = { id: ARTICLE, desk: 'desk', slug: 'one', headline: '', words: 0, language: 'nl', deadline: null };
  now = 1_000_000;
  const state = emptyText();
  await storage.articles.create({ ...fields, createdBy: 'a', createdAt: now, updatedAt: now, deletedAt: null }, state);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const text = bodyOf(doc);
  const read = [words(text)];
  for (let n = 1; n < COMMITS; n += 1) {
    const before = Y.encodeStateVector(doc);
    text.insert(0, String.fromCodePoint(0x61 + (n % 26)));
    if (n % 3 === 0) text.delete(1, 1);
    now += 1_000;
    await storage.texts.append(ARTICLE, [{ author: 'a', update: Y.encodeStateAsUpdate(doc, before) }], []);
    read.push(words(text));
  }
  await storage.texts.compact(ARTICLE, COMMITS - 10, Y.encodeStateAsUpdate(doc));
  return { texts: storage.texts, read };
}

describe('the text as it was', () => {
  it('[R-PAST-1] is that of the last commit before the moment, forwards, backwards and at once, also under a snapshot', async () => {
    const { texts, read } = await written();
    const past = createPast(texts);
    const asked = [0, 10, 200, 201, 449, 5, 300, 448].map((n) => ({ n, moment: 1_000_000 + n * 1_000 + 999 }));
    const found = await Promise.all(asked.map(({ moment }) => past.at(ARTICLE, moment, words)));
    expect(found.map((each) => each?.read)).toEqual(asked.map(({ n }) => read[n]));
    expect(found.map((each) => [each?.from, each?.until])).toEqual(
      asked.map(({ n }) => [1_000_000 + n * 1_000, n === COMMITS - 1 ? null : 1_001_000 + n * 1_000]),
    );
    expect((await past.at(ARTICLE, 1_003_000, words))?.read).toBe(read[3]);
  });

  it('[R-PAST-1] going back begins at a state nearby, of which a bounded number is kept, and reads the same', async () => {
    const { texts, read } = await written();
    const begun: number[] = [];
    const history: TextStore['history'] = (article, after, limit) => {
      begun.push(after);
      return texts.history(article, after, limit);
    };
    const past = createPast({ history }, 4);
    await past.at(ARTICLE, 9_999_999, words);
    const random = seededRandom(1);
    for (let n = 0; n < 60; n += 1) {
      const place = random.below(COMMITS);
      begun.length = 0;
      expect((await past.at(ARTICLE, 1_000_000 + place * 1_000, words))?.read).toBe(read[place]);
      expect(begun.length).toBeLessThan(6);
    }
    begun.length = 0;
    await past.at(ARTICLE, 9_999_999, words);
    await past.at(ARTICLE, 1_400_000, words);
    expect(begun.at(-1)).toBeGreaterThan(350);
  });

  it('[R-PAST-1] a clock that was set back makes no later text an earlier one', async () => {
    const { texts } = await written();
    const rows = (await texts.history(ARTICLE, 0, 6)).map((row) => (row.seq === 5 ? { ...row, at: 1 } : row));
    const past = createPast({ history: async (_article, after, limit) => rows.slice(after, after + limit) }, 1);
    const asked = () => past.at(ARTICLE, 1_002_000, words);
    const before = await asked();
    await past.at(ARTICLE, 9_999_999, words);
    expect(await asked()).toEqual(before);
  });

  it('[R-PAST-1] is not there before the article was, nor of an article that is not', async () => {
    const past = createPast((await written()).texts);
    expect(await past.at(ARTICLE, 999_999, words)).toBeNull();
    expect(await past.at('00000000-0000-4000-8000-00000000000f', 9_999_999, words)).toBeNull();
    expect((await past.at(ARTICLE, 1_000_000, words))?.from).toBe(1_000_000);
  });

  it('[R-PAST-1] applies only what came between two moments, and a log that failed once is read on', async () => {
    const { texts, read } = await written();
    let fails = false;
    const begun: number[] = [];
    const past = createPast({
      async history(article, after, limit) {
        begun.push(after);
        if (fails) throw new Error('the disk is away');
        return texts.history(article, after, limit);
      },
    });
    await past.at(ARTICLE, 1_100_000, words);
    fails = true;
    await expect(past.at(ARTICLE, 1_400_000, words)).rejects.toThrow('the disk is away');
    fails = false;
    expect((await past.at(ARTICLE, 1_150_000, words))?.read).toBe(read[150]);
    expect(begun).toEqual([0, 100, 101, 101]);
  });
});
