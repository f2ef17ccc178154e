import { describe, expect, it } from 'vitest';
import { Keeper } from '../../server/rooms/keeper/keeper.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import {
  ANN,
  ARTICLE,
  commands,
  createArticle,
  documentOf,
  liveText,
  manualSchedule,
  openArticle,
  stillClock,
} from '../support/openArticle.ts';

const TEXTS = [
  'The mayor said that the bridge will open in May.',
  'Nobody else was there to hear it.',
  'It was a long day.',
];
const ann = { person: 'ann', role: 'commenter' } as const;

async function withThread(exact = 'bridge will open') {
  const storage = createMemoryStorage();
  await createArticle(storage);
  const article = openArticle(storage, TEXTS);
  await article.decisions.execute(ARTICLE, commands.open(exact), ann);
  const [record] = await storage.passages.load(ARTICLE);
  if (!record) throw new Error('a passage was made');
  const keeper = await article.keepers.on(ARTICLE, article.live);
  const passage = async () => (await article.decisions.annotationsOf(ARTICLE, ANN))[0]?.passages[0];
  return { ...article, storage, keeper, key: `a:${record.id}`, id: record.id, passage };
}

describe('the keeper', () => {
  it('looks after passages once a second has passed, however often the text changed', async () => {
    const { live, key, id, keeper, passage, pass } = await withThread();
    const carrying = () => readCoverage(live.text).rangesOf(id);
    const standing = { status: 'anchored', quote: 'bridge will open', start: 28, end: 44 };
    live.text.format(24, 16, { [key]: null });
    live.text.insert(0, 'Now ');
    expect(carrying()).toEqual([]);
    // Meanwhile it is told where its words are.
    expect(await passage()).toMatchObject(standing);
    pass();
    await keeper.run();
    expect(carrying()).toEqual([{ start: 28, end: 44 }]);
    expect(await passage()).toMatchObject(standing);
  });

  it('[R-PASS-6] puts back what was taken away while its characters live', async () => {
    const { live, key, keeper, passage } = await withThread();
    live.text.format(20, 9, { [key]: null });
    await keeper.run();
    expect(await passage()).toMatchObject({ quote: 'bridge will open' });
  });

  it('[R-PASS-6] puts back, before anybody is told, what a crash kept out of the text', async () => {
    const { live, key, keeper, storage } = await withThread();
    live.text.format(24, 16, { [key]: null });
    keeper.close();
    const again = openArticle(storage, [], live.doc);
    const [annotation] = await again.decisions.annotationsOf(ARTICLE, ANN);
    expect(annotation?.passages[0]).toMatchObject({ status: 'anchored', quote: 'bridge will open' });
  });

  it('[R-PASS-7] takes back what an attribute reached by mistake', async () => {
    const { live, key, keeper, passage } = await withThread();
    live.text.format(24, live.text.length - 24, { [key]: true });
    expect((await passage())?.quote).toContain('long day');
    await keeper.run();
    expect(await passage()).toMatchObject({ quote: 'bridge will open', start: 24, end: 40 });
  });

  it('[R-PASS-7] takes back a short stretch of foreign words, too', async () => {
    const { live, key, keeper, passage } = await withThread();
    live.text.format(40, 16, { [key]: true });
    await keeper.run();
    expect(await passage()).toMatchObject({ quote: 'bridge will open', start: 24, end: 40 });
  });

  it('[R-PASS-7] leaves a stretch of its own words that came anew', async () => {
    const { live, key, keeper, passage } = await withThread('mayor said that the bridge will open');
    live.doc.transact(() => {
      live.text.delete(20, 20);
      live.text.insert(20, 'the old bridge will open', { [key]: true });
    });
    await keeper.run();
    expect(await passage()).toMatchObject({ quote: 'mayor said that the old bridge will open' });
  });

  it('[R-PASS-7] leaves nothing where none of its characters and none of its words are', async () => {
    const { live, key, keeper, passage } = await withThread();
    live.text.insert(40, ' while somebody else was reading quite another newspaper than ours', { [key]: true });
    live.text.delete(24, 16);
    await keeper.run();
    expect(await passage()).toMatchObject({ quote: 'bridge will open', start: null });
  });

  it('[R-PASS-16] takes in what was put inside, not what parts of it were moved around', async () => {
    const { live, key, keeper, passage } = await withThread();
    live.doc.transact(() => {
      live.text.delete(35, 5);
      live.text.insert(42, ' open', { [key]: true });
      live.text.insert(30, ' soon', {});
    });
    await keeper.run();
    expect(await passage()).toMatchObject({ quote: 'bridge soon will\n open' });
  });

  it.each([
    ['first', 24, 6, 'tunnel', 'tunnel will open'],
    ['last', 36, 4, 'close', 'bridge will close'],
  ])(
    '[R-PASS-28] takes in what a spelling checker put for its %s word, not what is typed at that edge',
    async (_which, at, length, word, words) => {
      const { live, keeper, passage } = await withThread();
      await keeper.run();
      live.doc.transact(() => {
        live.text.insert(at + length, word, {});
        live.text.delete(at, length);
      });
      await keeper.run();
      expect(await passage()).toMatchObject({ quote: words });
      live.text.insert(24 + words.length, 'ing', {});
      live.text.insert(24, 'old ', {});
      await keeper.run();
      expect(await passage()).toMatchObject({ quote: words, start: 28 });
    },
  );

  it('[R-PASS-8] removes ids that nobody knows, but asks the store before', async () => {
    const { live, keeper, storage, id } = await withThread();
    const [known] = await storage.passages.load(ARTICLE);
    if (!known) throw new Error('a passage was made');
    const ids = readCoverage(live.text).idsOf([{ start: 49, end: 55 }]);
    await storage.passages.save(ARTICLE, [{ ...known, id: 'elsewhere', exact: 'Nobody', ids }]);
    live.text.format(49, 6, { 'a:elsewhere': true, 'a:foreign': true });
    await keeper.run();
    expect([...readCoverage(live.text).ranges.keys()].toSorted()).toEqual([id, 'elsewhere'].toSorted());
  });

  it('[R-PASS-9] [R-PASS-10] detaches what is deleted, and puts it only where it surely was', async () => {
    const { live, keeper, storage, passage } = await withThread();
    live.text.delete(24, 16);
    await keeper.run();
    expect(await passage()).toEqual(
      expect.objectContaining({ status: 'detached', quote: 'bridge will open', start: null }),
    );
    expect((await storage.passages.load(ARTICLE))[0]).toMatchObject({ status: 'detached', exact: 'bridge will open' });
    live.text.insert(live.text.length - 1, ' The bridge will open.', {});
    await keeper.run();
    expect(await passage()).toMatchObject({ status: 'detached' });
    live.text.insert(24, 'bridge will open', {});
    await keeper.run();
    expect(await passage()).toMatchObject({ status: 'anchored', start: 24, end: 40 });
  });

  it('[R-PASS-15] says that a passage was found again by its words alone, and goes on saying so', async () => {
    const { live, keeper, storage, passage } = await withThread();
    live.text.delete(24, 16);
    await keeper.run();
    expect(await passage()).toMatchObject({ status: 'detached', reattached: false });
    live.text.insert(24, 'bridge will open', {});
    await keeper.run();
    expect(await passage()).toMatchObject({ status: 'anchored', reattached: true });
    expect((await storage.passages.load(ARTICLE))[0]).toMatchObject({ reattached: true });
    live.text.delete(24, 16);
    await keeper.run();
    expect(await passage()).toMatchObject({ status: 'detached', reattached: true });
  });

  it('[R-PASS-15] does not say so of a passage that comes back with its characters, or that only now gets its place', async () => {
    const { live, keeper, key, passage } = await withThread();
    expect(await passage()).toMatchObject({ reattached: false });
    live.text.delete(24, 16);
    await keeper.run();
    live.text.insert(0, 'bridge will open', { [key]: true });
    await keeper.run();
    expect(await passage()).toMatchObject({ status: 'anchored', start: 0, reattached: false });
  });

  it('follows words that were moved, with what was typed inside left behind, by somebody who had not heard', async () => {
    const { live, keeper, passage } = await withThread('mayor said that the bridge will open in May');
    live.text.insert(20, 'NEW ', live.text.toDelta()[1]?.attributes ?? {});
    await keeper.run();
    live.doc.transact(() => {
      live.text.delete(24, 28);
      live.text.delete(0, 20);
      live.text.insert(live.text.length - 1, ' The mayor said that the bridge will open in May.', {});
    });
    await keeper.run();
    expect((await passage())?.quote).toContain('mayor said that the bridge will open in May');
  });

  it('[R-PASS-15] does not say so of a passage whose words arrive only after it', async () => {
    const { live, keeper, storage, id } = await withThread();
    const [record] = await storage.passages.load(ARTICLE);
    if (!record) throw new Error('a passage was made');
    const words = { exact: 'a ferry will sail', prefix: 'May, and ', suffix: '.' };
    await keeper.admit({ ...record, ...words, id: 'late', status: 'pending', ids: [] }, null);
    live.text.insert(47, ', and a ferry will sail', {});
    await keeper.run();
    const late = keeper.records().find((each) => each.id !== id);
    expect(late).toMatchObject({ status: 'anchored', reattached: false });
  });

  it('[R-PASS-5] anchors what a crash left between the decision and the text', async () => {
    const { storage, id } = await withThread();
    const [record] = await storage.passages.load(ARTICLE);
    if (!record) throw new Error('a passage was made');
    await storage.passages.save(ARTICLE, [{ ...record, status: 'pending' }]);
    const doc = documentOf(TEXTS);
    const { schedule } = manualSchedule();
    const onError = (error: unknown) => {
      throw error;
    };
    const records = await storage.passages.load(ARTICLE);
    const keeper = new Keeper({
      article: ARTICLE,
      live: liveText(doc),
      passages: storage.passages,
      ...{ texts: storage.texts, ledgers: storage.ledgers },
      clock: stillClock,
      records,
      schedule,
      onError,
    });
    await keeper.run();
    expect(readCoverage(doc.getText('body')).rangesOf(id)).toEqual([{ start: 24, end: 40 }]);
    expect((await storage.passages.load(ARTICLE))[0]).toMatchObject({ status: 'anchored' });
  });

  it('[R-PASS-14] changes no character, and writes nothing when nothing changed', async () => {
    const { live, keeper, key, passage } = await withThread();
    live.text.format(30, 40, { [key]: true });
    const before = live.text.toString();
    await keeper.run();
    expect(live.text.toString()).toBe(before);
    let updates = 0;
    live.doc.on('update', () => {
      updates += 1;
    });
    await keeper.run();
    expect(updates).toBe(0);
    expect(await passage()).toMatchObject({ status: 'anchored' });
  });

  it('[R-PASS-9] keeps a re-attached passage whole around an emoji', async () => {
    const storage = createMemoryStorage();
    await createArticle(storage);
    const { live, decisions, keepers } = openArticle(storage, ['They said 😀 all is well here 🎉 and left.']);
    await decisions.execute(ARTICLE, commands.open('😀 all is well here 🎉'), ann);
    const keeper = await keepers.on(ARTICLE, live);
    live.text.delete(10, 22);
    await keeper.run();
    live.text.insert(10, '😃 all is well here 🎊', {});
    await keeper.run();
    expect(live.text.toString()).toBe('They said 😃 all is well here 🎊 and left.\n');
  });
});
