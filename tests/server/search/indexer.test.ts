/** When an article is indexed: after it changed, and where it was missed. */

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { noticed } from '../../../server/noticed.ts';
import type { LiveText } from '../../../server/rooms/port.ts';
import { createIndexer } from '../../../server/search/indexer.ts';
import { createMemoryStorage } from '../../../server/storage/memory/storage.ts';
import type { ArticleRecord, Storage } from '../../../server/storage/ports.ts';
import { SEARCH_KINDS } from '../../../shared/search/kinds.ts';
import { searchTerms } from '../../../shared/search/query.ts';
import { bodyOf } from '../../../shared/text/body.ts';
import { insertBlocks } from '../../../shared/text/build.ts';
import { flush, manualClock } from '../../support/rooms.ts';

const RECORD: ArticleRecord = {
  ...{ id: 'a', desk: 'd', slug: 'dijk', headline: '', words: 0, language: 'nl', deadline: null, createdBy: 'ann' },
  ...{ createdAt: 1, updatedAt: 1, deletedAt: null },
};

function stateWith(words: string): Uint8Array {
  const doc = new Y.Doc();
  insertBlocks(bodyOf(doc), 0, [{ type: 'headline', runs: [{ text: words }] }]);
  return Y.encodeStateAsUpdate(doc);
}

async function newsroom() {
  const kept = createMemoryStorage();
  await kept.desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
  const puts: string[] = [];
  const put: Storage['search']['put'] = (article, ...rest) => {
    puts.push(article);
    return kept.search.put(article, ...rest);
  };
  const clock = manualClock();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const storage = noticed({ ...kept, search: { ...kept.search, put } }, (article) => indexer.changed(article));
  const reviewOf = () => Promise.reject(new Error('no room is open'));
  const indexer = createIndexer({ storage, reviewOf, clock: () => clock.now(), timer: clock, log });
  const found = async (text: string) => {
    const asked = { terms: searchTerms(text), desks: ['d'], reader: 'ann' };
    const page = { kinds: SEARCH_KINDS, vouched: [], limit: 9, offset: 0 };
    return (await kept.search.find(asked, page)).hits.map(({ item }) => item);
  };
  /** Lets time pass, and what it brings about be done. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 100) {
      clock.advance(100);
      await flush(clock);
    }
  };
  return { kept, storage, indexer, puts, found, pass };
}

describe('the indexer', () => {
  it('[R-SEARCH-8] indexes an article soon after it was made, and once for many changes of its words', async () => {
    const { storage, indexer, puts, found, pass } = await newsroom();
    await storage.articles.create(RECORD, stateWith('Dijk doorgebroken'));
    expect(await found('dijk')).toEqual([]);
    await pass(400);
    expect([await found('doorgebroken'), puts]).toEqual([['a'], ['a']]);
    const watcher = await indexer.watch('a', { hasDuty: () => true } as LiveText);
    for (let n = 0; n < 20; n += 1) watcher.changed();
    await pass(1_000);
    expect(puts).toHaveLength(1);
    // What waits is done when the article leaves memory, from what is stored then.
    watcher.unload();
    await pass(5_000);
    expect(puts).toHaveLength(2);
  });
  it('[R-SEARCH-8] finds at the start what was never indexed, and a little later what others did not come to', async () => {
    const { kept, indexer, puts, found, pass } = await newsroom();
    // As the command line makes it: nobody is told.
    await kept.articles.create(RECORD, stateWith('Dijk doorgebroken'));
    expect(indexer.isBuilding()).toBe(true);
    const started = indexer.start();
    await pass(300);
    await started;
    expect([await found('dijk'), puts, indexer.isBuilding()]).toEqual([['a'], ['a'], false]);
    await kept.texts.append('a', [{ author: 'ann', update: stateWith('Sluis dicht') }], []);
    await pass(10_000);
    expect(puts).toHaveLength(1);
    await pass(11_000);
    expect([await found('sluis'), puts.length]).toEqual([['a'], 2]);
    await pass(60_000);
    expect(puts).toHaveLength(2);
    await indexer.stop();
  });
  it('[R-SEARCH-8] goes on past an article that cannot be read', async () => {
    const { kept, indexer, found, pass } = await newsroom();
    await kept.articles.create({ ...RECORD, id: 'broken', slug: 'broken' }, new Uint8Array([9, 9, 9]));
    await kept.articles.create(RECORD, stateWith('Dijk doorgebroken'));
    const started = indexer.start();
    await pass(500);
    await started;
    expect(await found('dijk')).toEqual(['a']);
    await indexer.stop();
  });
});
