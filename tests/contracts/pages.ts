/** What every store on SQL does with rows that go into pages (docs/protocol/rooms.md, R-STORE-27), whoever reads or packs beside it. */
import type { KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewTextRow, Storage, TextRow } from '../../server/storage/ports.ts';
import type { SqlDialect } from '../../server/storage/sql/dialect.ts';
import type { Database } from '../../server/storage/sql/tables.ts';
import { createTextLog } from '../../server/storage/sql/textLog.ts';
import { createTextStore } from '../../server/storage/sql/textStore.ts';

/** An open store, and another way to the same database. */
export interface PagedStore {
  store: Storage & { kysely: Database };
  dialect: SqlDialect;
  /** Changes the hash of every page, past what keeps it from being changed. */
  damage(): Promise<unknown>;
  close(): Promise<void>;
}

const state = (...values: number[]) => new Uint8Array(values);
const isRow = (row: unknown) => typeof row === 'object' && row !== null && 'seq' in row && 'content' in row;
const isPage = (row: unknown) => typeof row === 'object' && row !== null && 'content' in row && !('seq' in row);
const isSnapshot = (row: unknown) => typeof row === 'object' && row !== null && 'state' in row;

/** Gives a store an article whose text has 601 rows. */
export async function longText({ desks, articles, texts }: Pick<Storage, 'desks' | 'articles' | 'texts'>) {
  const fields = { id: 'a', desk: 'd', slug: 's', headline: '', words: 0, language: 'nl', deadline: null };
  await desks.createDesk({ id: 'd', slug: 'd', name: 'D' });
  await articles.create({ ...fields, createdBy: 'p', createdAt: 1, updatedAt: 1, deletedAt: null }, state(1));
  const rows = Array.from({ length: 600 }, (_, n) => ({ author: 'anna', update: new Uint8Array(20).fill(n % 9) }));
  await texts.append('a', rows, []);
}

/** Calls `then` with the rows of each answer before whoever asked gets them. */
const hearing = (then: (rows: unknown[]) => Promise<void> | void): KyselyPlugin => ({
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    await then(result.rows);
    return result;
  },
});

/** Calls `then` once, after the first answer that has a row of that kind. */
function atFirst(is: (row: unknown) => boolean, then: () => Promise<void>): KyselyPlugin {
  let isDone = false;
  return hearing(async (rows) => {
    if (isDone || !rows.some(is)) return;
    isDone = true;
    await then();
  });
}

export function describePages(name: string, open: () => Promise<PagedStore>): void {
  describe(`the pages of the ${name} store`, () => {
    let paged: PagedStore;
    let store: PagedStore['store'];
    let before: TextRow[];
    beforeEach(async () => {
      paged = await open();
      store = paged.store;
      await longText(store);
      before = await store.texts.history('a', 0, 1_000);
    });
    afterEach(() => paged.close());
    const lying = async () => (await store.kysely.selectFrom('text_row').select('seq').orderBy('seq').execute()).length;
    const places = () => store.kysely.selectFrom('text_page').select(['first', 'last']).orderBy('first').execute();
    const log = (plugin: KyselyPlugin) => createTextLog(store.kysely.withPlugin(plugin));

    it('[R-STORE-27] take rows that a snapshot covers, let none go that no page holds, and show damage', async () => {
      await store.texts.compact('a', 500, state(2));
      expect([await lying(), await places()]).toEqual([101, [{ first: 1, last: 500 }]]);
      await store.texts.compact('a', 601, state(3));
      expect(await lying()).toBe(101);
      await expect(store.kysely.deleteFrom('text_row').execute()).rejects.toThrow('never shortened');
      await expect(store.kysely.deleteFrom('text_page').execute()).rejects.toThrow('never shortened');
      await expect(store.kysely.updateTable('text_page').set({ last: 700 }).execute()).rejects.toThrow(
        'never rewritten',
      );
      expect(await store.texts.history('a', 0, 1_000)).toEqual(before);
      await paged.damage();
      const fresh = createTextLog(store.kysely);
      await expect(fresh.history('a', 0, 10)).rejects.toThrow('from row 1 on is damaged');
      expect((await store.texts.load('a')).snapshot?.seq).toBe(601);
      await store.articles.purge('a');
      expect(await places()).toEqual([]);
    });

    it('[R-STORE-27] are read once, for however many pieces of a history', async () => {
      await store.texts.compact('a', 601, state(2));
      let pages = 0;
      const counted = log(
        hearing((rows) => {
          pages += rows.filter(isPage).length;
        }),
      );
      const read: TextRow[] = [];
      for (let from = 0; from < 601; from += 100) read.push(...(await counted.history('a', from, 100)));
      expect([read, pages]).toEqual([before, 1]);
      await store.articles.purge('a');
      expect(await counted.history('a', 0, 10)).toEqual([]);
    });

    it('[R-STORE-27] give a history that is read while its rows are packed', async () => {
      const packing = atFirst(isRow, () => store.texts.compact('a', 601, state(2)));
      expect(await log(packing).history('a', 0, 1_000)).toEqual(before);
      expect(await lying()).toBe(1);
    });

    it('[R-STORE-27] [R-STORE-3] give what lies behind a snapshot that another takes the place of while a text is loaded', async () => {
      await store.texts.compact('a', 90, state(2));
      const packing = atFirst(isSnapshot, () => store.texts.compact('a', 601, state(3)));
      const loading = createTextStore(store.kysely.withPlugin(packing), paged.dialect, () => 1);
      const { snapshot, rows } = await loading.load('a');
      expect([snapshot?.seq, rows]).toEqual([90, before.slice(90)]);
    });

    it('[R-STORE-27] hold the log without a gap and no row twice, whoever packed more of it first', async () => {
      const { packing } = createTextLog(store.kysely);
      const run = async (pages: Awaited<ReturnType<typeof packing>>) => {
        const taken: number[] = [];
        for (const page of pages) taken.push((await paged.dialect.atomically(page))[0]?.length ?? 0);
        return taken;
      };
      const [shorter, longer, same] = [await packing('a', 400), await packing('a', 601), await packing('a', 400)];
      expect([await run(shorter), await run(longer), await run(same)]).toEqual([[1], [0], [0]]);
      expect([await places(), await lying()]).toEqual([[{ first: 1, last: 400 }], 201]);
      // Nor does a page from further on go in before the one that it follows.
      await store.texts.append('a', Array<NewTextRow>(1_100).fill({ author: null, update: state(7) }), []);
      const two = await packing('a', 1_701);
      expect([await run(two.slice(1)), await run(two), await lying()]).toEqual([[0], [1, 1], 1]);
      expect(await places()).toEqual([
        { first: 1, last: 400 },
        { first: 401, last: 1_400 },
        { first: 1_401, last: 1_700 },
      ]);
      const whole = await store.texts.history('a', 0, 2_000);
      expect(whole.slice(0, 601)).toEqual(before);
      expect(whole.map(({ seq }) => seq)).toEqual(Array.from({ length: 1_701 }, (_, n) => n + 1));
    });
  });
}
