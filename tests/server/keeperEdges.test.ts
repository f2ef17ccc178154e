/** Rules of the keeper that only rare histories need: each test here breaks when its rule does. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { Keeper } from '../../server/rooms/keeper/keeper.ts';
import { lookUp, lookUpNow, recordAt } from '../../server/rooms/places.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { PassageRecord } from '../../server/storage/ports.ts';
import { readCoverage } from '../../shared/passage/covered.ts';
import { targetOf } from '../../shared/passage/target.ts';
import { placeOf, wordsOf } from '../../shared/passage/wording.ts';
import { ARTICLE, createArticle, documentOf, liveText, stillClock } from '../support/openArticle.ts';

const TEXTS = ['The mayor said that the bridge will open in May.', 'Nobody else was there to hear it.'];
const WORDS = 'mayor said that the bridge will open in May';
const LONG = ', who had slept badly and eaten nothing at all, ';

async function stage() {
  const storage = createMemoryStorage();
  await createArticle(storage);
  const doc = documentOf(TEXTS);
  const live = liveText(doc);
  const keeperOf = (records: readonly PassageRecord[]) =>
    new Keeper({
      ...{
        article: ARTICLE,
        live,
        passages: storage.passages,
        texts: storage.texts,
        ledgers: storage.ledgers,
        records,
        clock: stillClock,
      },
      schedule: () => () => undefined,
      onError: (error) => {
        throw error;
      },
    });
  const keeper = keeperOf([]);
  const record = (exact: string) => {
    const place = lookUp(live.text, { quote: { exact } }, 'p');
    if (!place.ok) throw new Error(place.refusal.code);
    return recordAt(place, 'n');
  };
  const said = (by: Keeper = keeper) => {
    const coverage = readCoverage(live.text);
    const known = coverage.whereAre(by.recordOf('p')?.ids ?? []);
    return wordsOf(coverage.text, placeOf(coverage, coverage.rangesOf('p'), known).ranges);
  };
  const edit = (change: (text: Y.Text) => void) => doc.transact(() => change(live.text));
  return { live, keeper, keeperOf, record, said, edit };
}

describe('a new passage that others wrote into before it was put into the text', () => {
  it('[R-PASS-2] takes in what they wrote, however long, while it is nearly what was quoted', async () => {
    const { keeper, record, said, edit } = await stage();
    const waiting = record(WORDS);
    edit((text) => text.insert(9, LONG, {}));
    await keeper.admit(waiting, null);
    expect(said()).toBe(`mayor${LONG} said that the bridge will open in May`);
  });

  it('[R-PASS-2] is its own parts alone where what they wrote outweighs it', async () => {
    const { keeper, record, said, edit } = await stage();
    const waiting = record('bridge will open');
    edit((text) => text.insert(30, LONG + LONG, {}));
    await keeper.admit(waiting, null);
    expect(said()).toBe('bridge\n will open');
  });
});

describe('[R-PASS-2] a new passage most of whose words are gone', () => {
  async function nearlyGone() {
    const scene = await stage();
    const target = targetOf(scene.live.text, 4, 4 + WORDS.length);
    if (!target) throw new Error('there are words');
    scene.edit((text) => text.delete(4, 38));
    const place = lookUp(scene.live.text, target, 'p');
    if (!place.ok) throw new Error(place.refusal.code);
    return { ...scene, target, place };
  }

  it('keeps them as they were selected, and is put there by nobody who points at words', async () => {
    const { live, target, place } = await nearlyGone();
    expect(place).toMatchObject({ quote: { exact: WORDS }, words: WORDS });
    expect(lookUpNow(live.text, target, 'p')).toMatchObject({ ok: false, refusal: { code: 'target.absent' } });
  });

  it.each([
    ['found at once', true],
    ['looked for later', false],
  ])('stands on the rest, %s, though its words are written elsewhere', async (_title, isFound) => {
    const { keeper, edit, said, place, target } = await nearlyGone();
    const record = recordAt(place, 'n');
    await (isFound ? keeper.admit(record, null) : keeper.admit({ ...record, ids: [] }, target));
    edit((text) => text.insert(text.length - 1, ` The ${WORDS}.`, {}));
    await keeper.run();
    expect(said()).toBe('n May');
  });
});

it('[R-PASS-9] [R-PASS-13] most of whose words were moved while nobody looked is sought by them, though some of it stands', async () => {
  const { live, keeper, keeperOf, record, said, edit } = await stage();
  await keeper.admit(record(WORDS), null);
  edit((text) => text.insert(20, 'NEW ', { 'a:p': true }));
  await keeper.run();
  const records = keeper.records();
  keeper.close();
  edit((text) => {
    text.delete(24, 28);
    text.delete(0, 20);
    text.insert(text.length - 1, ' The mayor said that NEW the bridge will open in May.', {});
  });
  const next = keeperOf(records);
  await next.run();
  expect(said(next)).toContain('mayor said that NEW the bridge will open in May');
  expect(live.text.toString().startsWith('NEW ')).toBe(true);
});

describe('[R-PASS-7] how long a passage ever was', () => {
  it('lets words come back that it once had, though it is short now', async () => {
    const { keeper, record, said, edit } = await stage();
    await keeper.admit(record(WORDS), null);
    await keeper.run();
    edit((text) => text.delete(9, 38));
    await keeper.run();
    expect(said()).toBe('mayor');
    edit((text) => text.insert(9, ' said that the bridge will open in May', { 'a:p': true }));
    await keeper.run();
    expect(said()).toBe(WORDS);
  });

  it('ends a run that says its words over and over', async () => {
    const { keeper, record, said, edit } = await stage();
    await keeper.admit(record('bridge will open'), null);
    await keeper.run();
    edit((text) => text.insert(24, 'bridge will open '.repeat(6), { 'a:p': true }));
    await keeper.run();
    expect(said()).toBe('bridge will open');
  });
});
