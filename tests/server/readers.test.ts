import { beforeEach, expect, it } from 'vitest';
import { createReaders, type LedgerReader, type Reading } from '../../server/readers/readers.ts';
import { createMemoryStorage } from '../../server/storage/memory/storage.ts';
import type { ArticleRecord, Storage } from '../../server/storage/ports.ts';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { emptyLedger } from '../../shared/ledger/state.ts';
import { flush, type ManualClock, manualClock, silentLog } from '../support/rooms.ts';

let storage: Storage;
let clock: ManualClock;

const record = (id: string): ArticleRecord => ({
  ...{ id, desk: 'd1', slug: id, headline: 'H', words: 1, language: 'nl', deadline: null, createdBy: 'anna' },
  ...{ createdAt: 1, updatedAt: 1, deletedAt: null },
});
const event = (seq: number): LedgerEvent => ({
  ...{ type: 'thread.reopened', annotation: 'n', seq, command: `c${seq}`, actor: 'anna' },
  ...{ at: '2026-01-01T00:00:00.000Z', hash: seq.toString(16).padStart(64, '0') },
});
const makeArticle = (id: string) => storage.articles.create(record(id), new Uint8Array([1]));
async function decide(article: string, count = 1): Promise<void> {
  const { seq } = await storage.ledgers.head(article);
  const events = Array.from({ length: count }, (_, at) => event(seq + 1 + at));
  await storage.ledgers.transact(article, seq, () => ({ events, passages: [] }));
}

beforeEach(async () => {
  clock = manualClock();
  storage = createMemoryStorage({ now: clock.now });
  await storage.desks.createDesk({ id: 'd1', slug: 'newsroom', name: 'Newsroom' });
  await makeArticle('a');
});

/** A reader that notes what it was shown. */
function noting(name = 'noting', read: (reading: Reading) => Promise<void> = async () => undefined) {
  const shown: string[] = [];
  const reader: LedgerReader = {
    name,
    async read(reading) {
      await read(reading);
      const seqs = reading.events.map(({ seq }) => seq);
      const range = seqs.length > 3 ? [`${seqs[0]}-${seqs.at(-1)}`] : seqs;
      shown.push(`${reading.article.id}${reading.isNew ? ' new' : ''} ${range.join(' ')}`.trim());
    },
  };
  return { shown, reader };
}

async function reading(...readers: LedgerReader[]) {
  const made = createReaders({ storage, readers, stateOf: async () => emptyLedger(), clock, log: silentLog });
  await made.start();
  clock.advance(0);
  await flush(clock);
  return made;
}
const passing = async (ms: number) => {
  clock.advance(ms);
  for (let round = 0; round < 5; round += 1) await flush(clock);
};

it('[R-READ-1] shows what was decided a moment later, a row of decisions in one go', async () => {
  const { shown, reader } = noting();
  const readers = await reading(reader);
  for (let count = 0; count < 3; count += 1) {
    await decide('a');
    readers.wake('a');
  }
  expect(shown).toEqual([]);
  await passing(100);
  expect(shown).toEqual(['a 1 2 3']);
});

it('[R-READ-2] tells nothing of what was there before the reader was', async () => {
  await decide('a', 40);
  const { shown, reader } = noting();
  await reading(reader);
  await passing(60_000);
  expect(shown).toEqual([]);
});

it('[R-READ-1] finds by itself what others decided, new articles too, and reads a long ledger in pieces', async () => {
  const { shown, reader } = noting();
  await reading(reader);
  await makeArticle('b');
  await decide('b', 1_200);
  await decide('a');
  await passing(15_000);
  expect(shown).toEqual(['a 1', 'b new 1-500', 'b 501-1000', 'b 1001-1200']);
  await passing(60_000);
  expect(shown.length).toBe(4);
});

it('[R-READ-1] goes on after an end of the server where it was, and shows again what was not kept', async () => {
  let isBroken = true;
  const first = noting('same', async () => {
    if (isBroken) throw new Error('the power went');
  });
  const readers = await reading(first.reader);
  await decide('a', 2);
  readers.wake('a');
  await passing(100);
  await readers.stop();
  await decide('a');
  isBroken = false;
  const second = noting('same');
  await reading(second.reader);
  await passing(0);
  expect([first.shown, second.shown]).toEqual([[], ['a 1 2 3']]);
});

it('[R-READ-4] one that fails holds up neither the others nor other articles, and comes to it later', async () => {
  await makeArticle('b');
  let isBroken = true;
  const ill = noting('ill', async ({ article }) => {
    if (isBroken && article.id === 'a') throw new Error('no');
  });
  const well = noting('well');
  const readers = await reading(ill.reader, well.reader);
  for (const id of ['a', 'b']) {
    await decide(id);
    readers.wake(id);
  }
  await passing(100);
  expect([ill.shown, well.shown]).toEqual([['b 1'], ['a 1', 'b 1']]);
  isBroken = false;
  await passing(15_000);
  expect(ill.shown).toEqual(['b 1', 'a 1']);
});

it('[R-READ-3] reads what was decided before an article went into the bin once it is taken out', async () => {
  const { shown, reader } = noting();
  const readers = await reading(reader);
  await decide('a');
  await storage.articles.update('a', { deletedAt: 5 });
  readers.wake('a');
  await passing(15_000);
  expect(shown).toEqual([]);
  await storage.articles.update('a', { deletedAt: null });
  await passing(15_000);
  expect(shown).toEqual(['a 1']);
});
