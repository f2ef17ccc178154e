/** The chain of a ledger against a database file that somebody got at. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/app.ts';
import { type ReportedArticle, reportedArticle } from '../support/reportedArticle.ts';
import { whenFree } from '../support/whenFree.ts';

interface Row {
  seq: number;
  command: string;
  event: string;
}

let app: TestApp;
let article: ReportedArticle;
let database: DatabaseSync;
let rows: Row[] = [];

beforeAll(async () => {
  app = await openTestApp();
  article = await reportedArticle(app);
  database = new DatabaseSync(join(app.folder, 'kantlijn.db'));
  for (const guard of ['ledger_event_fixed', 'ledger_event_kept']) {
    await whenFree(() => database.exec(`drop trigger ${guard}`));
  }
  rows = database
    .prepare('select seq, command, event from ledger_event where article = ? order by seq')
    .all(article.id) as unknown as Row[];
});
afterEach(async () => {
  await remove(0);
  const insert = database.prepare('insert into ledger_event (article, seq, command, event) values (?, ?, ?, ?)');
  for (const { seq, command, event } of rows) await whenFree(() => insert.run(article.id, seq, command, event));
});
afterAll(async () => {
  database.close();
  await app.close();
});

async function remove(after: number, until = rows.length): Promise<void> {
  const cut = database.prepare('delete from ledger_event where article = ? and seq > ? and seq <= ?');
  await whenFree(() => cut.run(article.id, after, until));
}
async function write(seq: number, event: string): Promise<void> {
  const change = database.prepare('update ledger_event set event = ? where article = ? and seq = ?');
  await whenFree(() => change.run(event, article.id, seq));
}
const rowOf = (seq: number) => rows[seq - 1]?.event ?? '';
const eventOf = (seq: number) => JSON.parse(rowOf(seq));
const verdict = async () => {
  const { status, json } = await article.viewer.ask('GET', `/articles/${article.id}/ledger/verify`);
  expect(status).toBe(200);
  return json;
};
/** The entry as the answer names it. */
const named = (seq: number) => {
  const { type, at } = eventOf(seq);
  return { seq, type, at };
};
/** Number of the first entry of a type. */
const firstOf = (type: string) => 1 + rows.findIndex(({ event }) => JSON.parse(event).type === type);

it('[R-REPORT-4] an untouched ledger holds, to its last entry', async () => {
  const { hash, seq } = eventOf(rows.length);
  expect(await verdict()).toEqual({ ok: true, seq, hash });
});

it('[R-REPORT-4] [S-54] an altered row is named by number, type and time', async () => {
  const seq = firstOf('claim.ticked');
  await write(seq, rowOf(seq).replace('"confirmed"', '"attributed"'));
  expect(await verdict()).toEqual({ ok: false, seq, problem: 'hash', entry: named(seq) });
});

it('[R-REPORT-4] an altered row that was hashed anew is found at the next', async () => {
  const seq = firstOf('claim.ticked');
  await write(seq, rowOf(seq).replace(eventOf(seq).hash, 'f'.repeat(64)));
  expect(await verdict()).toMatchObject({ ok: false, seq, problem: 'hash' });
});

it('[R-REPORT-4] [S-54] of a deleted row the place is named, and what stands there', async () => {
  await remove(6, 7);
  expect(await verdict()).toEqual({ ok: false, seq: 7, problem: 'gap', entry: named(8) });
});

it('[R-REPORT-4] [S-54] of two rows that were swapped the first is named', async () => {
  await write(4, rowOf(9));
  await write(9, rowOf(4));
  expect(await verdict()).toEqual({ ok: false, seq: 4, problem: 'gap', entry: named(9) });
  const numbered = (event: string, seq: number) => JSON.stringify({ ...JSON.parse(event), seq });
  await write(4, numbered(rowOf(9), 4));
  await write(9, numbered(rowOf(4), 9));
  expect(await verdict()).toMatchObject({ ok: false, seq: 4, problem: 'hash', entry: { type: eventOf(9).type } });
});

it('[R-REPORT-4] [S-54] a tail that was cut off is missed', async () => {
  await remove(rows.length - 2);
  expect(await verdict()).toEqual({ ok: false, seq: rows.length - 1, problem: 'tail', entry: null });
  await remove(0);
  expect(await verdict()).toEqual({ ok: false, seq: 1, problem: 'tail', entry: null });
});

it('[R-REPORT-4] a sealed part that is another, or gone, is named', async () => {
  for (const type of ['evidence.added', 'evidence.amended', 'evidence.withdrawn']) {
    const seq = firstOf(type);
    const { opened, ...rest } = eventOf(seq);
    for (const other of [{ ...opened, reason: 'another' }, { ...opened, salt: '00' }, undefined]) {
      await write(seq, JSON.stringify({ ...rest, opened: other }));
      expect(await verdict(), type).toEqual({ ok: false, seq, problem: 'seal', entry: named(seq) });
    }
    await write(seq, rowOf(seq));
  }
});

it.each(['{"seq":', 'null', '[]', '"\\ud800"', '{"seq":5,"type":"\\ud800"}'])(
  '[R-REPORT-4] a row that is no event any more is named: %s',
  async (event) => {
    await write(5, event);
    expect(await verdict()).toMatchObject({ ok: false, seq: 5 });
  },
);
