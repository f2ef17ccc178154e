import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { createChronicles } from '../../../server/rooms/chronicle.ts';
import type { TextRow, TextStore } from '../../../server/storage/ports.ts';
import { seededRandom } from '../../support/random.ts';

/** A log that grows: a change by somebody at a time is a row. */
function growing() {
  const rows: TextRow[] = [];
  const doc = new Y.Doc();
  const text = doc.getText('body');
  const add = (author: string | null, at: number, change: () => void, client = 1) => {
    const updates: Uint8Array[] = [];
    const hear = (update: Uint8Array) => void updates.push(update);
    doc.on('update', hear);
    doc.clientID = client;
    doc.transact(change);
    doc.off('update', hear);
    rows.push({ seq: rows.length + 1, author, at, update: Y.mergeUpdates(updates) });
  };
  const texts: Pick<TextStore, 'history'> = {
    history: async (_article, after, limit) => rows.slice(after, after + limit),
  };
  return { rows, text, add, texts };
}

it('[R-HISTORY-6] knows who wrote and who first took out each character, and reads on where it ended', async () => {
  const { text, add, texts } = growing();
  const chronicles = createChronicles(texts);
  add('anna', 1_000, () => text.insert(0, 'in'));
  add('anna', 2_000, () => text.insert(2, 'abcd'), 7);
  add('bram', 3_000, () => text.delete(3, 2));
  const first = await chronicles.of('a');
  expect([first.writerOf(1, 0)?.by, first.writerOf(7, 0)?.by, first.writerOf(7, 4)]).toEqual([null, 'anna', null]);
  expect([0, 1, 2, 3].map((clock) => first.removerOf(7, clock)?.by ?? null)).toEqual([null, 'bram', 'bram', null]);
  add('cas', 4_000, () => text.delete(2, 2));
  const later = await chronicles.of('a');
  expect([0, 1, 2, 3].map((clock) => later.removerOf(7, clock)?.by ?? null)).toEqual(['cas', 'bram', 'bram', 'cas']);
  expect([later.last, later.has(4), later.has(5), later.has(0)]).toEqual([4, true, false, false]);
});

it('[R-HISTORY-6] says the same of ranges that meet in any order as of each character by itself', async () => {
  const seed = Date.now() % 100_000;
  const random = seededRandom(seed);
  const { text, add, texts, rows } = growing();
  add(null, 0, () => text.insert(0, '.'));
  for (let n = 1; n < 120; n += 1) {
    const at = random.below(text.length);
    const isRemoval = random.chance() < 0.4 && text.length > 8;
    const change = () =>
      isRemoval ? text.delete(at, 1 + random.below(Math.min(5, text.length - at))) : text.insert(at, 'abc');
    add(`p${random.below(3)}`, n * 1_000, change, 1 + random.below(3));
  }
  const log = await createChronicles(texts).of('a');
  const written = new Map<string, string | null>();
  const removed = new Map<string, string | null>();
  for (const { seq, author, update } of rows) {
    const { structs, ds } = Y.decodeUpdate(update);
    const note = (to: typeof written, client: number, clock: number, length: number) => {
      for (let n = clock; n < clock + length; n += 1)
        if (!to.has(`${client}.${n}`)) to.set(`${client}.${n}`, seq === 1 ? null : author);
    };
    for (const { id, length } of structs) note(written, id.client, id.clock, length);
    for (const [client, runs] of ds.clients) for (const { clock, len } of runs) note(removed, client, clock, len);
  }
  const found = (find: typeof log.writerOf, keys: Iterable<string>) =>
    [...keys].map((key) => {
      const [client = 0, clock = 0] = key.split('.').map(Number);
      return [key, find.call(log, client, clock)?.by];
    });
  expect([seed, found(log.writerOf, written.keys())]).toEqual([seed, [...written]]);
  expect([seed, found(log.removerOf, removed.keys())]).toEqual([seed, [...removed]]);
});

it('[R-HISTORY-1] writing of one person without a pause is one stretch, with what the server does beside it', async () => {
  const { text, add, texts } = growing();
  const type = () => text.insert(0, 'a');
  for (const [author, at] of [
    ['anna', 0],
    ['anna', 1_000],
    [null, 2_000],
    ['anna', 20_000],
    ['bram', 21_000],
    ['bram', 60_000],
    ['anna', 10],
  ] as const) {
    add(author, at, type);
  }
  const log = await createChronicles(texts).of('a');
  expect(log.stretches.map(({ first, last, by, until }) => [first, last, by, until])).toEqual([
    [1, 1, null, 0],
    [2, 4, 'anna', 20_000],
    [5, 5, 'bram', 21_000],
    [6, 6, 'bram', 60_000],
    [7, 7, 'anna', 60_000],
  ]);
  expect([log.rowAt(-1), log.rowAt(0), log.rowAt(20_500), log.rowAt(1e9), log.timeOf(4)]).toEqual([0, 1, 4, 7, 20_000]);
});
