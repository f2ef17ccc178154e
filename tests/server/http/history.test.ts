/** The history of an article over the API: versions, how they read, what differs, and who wrote what. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeRange } from '../../../shared/passage/relative.ts';
import type { TestPerson } from '../../support/app.ts';
import { CONTENT, kindsOf, openPastDesk, type PastDesk } from '../../support/pastArticles.ts';

let desk: PastDesk;
let anna: TestPerson;
let bram: TestPerson;
let vera: TestPerson;

beforeAll(async () => {
  desk = await openPastDesk();
  ({ anna, bram, viewer: vera } = desk);
});
afterAll(() => desk.app.close());

describe('versions', () => {
  it('[R-HISTORY-1] [R-HISTORY-2] are found by themselves and by name, with who wrote since the one before', async () => {
    const article = await desk.newArticle();
    await desk.writes(article, bram, 'dawn', 'dusk', 11);
    const named = await desk.command(anna, article, { type: 'version.name', name: 'To the lawyer' });
    expect(named.json.events).toMatchObject([{ type: 'version.named', version: 2, name: 'To the lawyer' }]);
    await desk.writes(article, anna, 'Nobody', 'Somebody', 12);
    const { json } = await desk.get(vera, article, '/versions');
    expect(kindsOf(json)).toEqual([
      [1, ['begun']],
      [2, ['named']],
      [3, ['now']],
    ]);
    expect(json[1]).toMatchObject({
      by: [{ id: bram.id, name: 'Bram' }],
      occasions: [{ name: 'To the lawyer', by: { name: 'Anna' } }],
    });
    expect((await desk.get(vera, article, '/versions/2/text')).text).toBe(CONTENT.replace('dawn', 'dusk'));
    const again = await desk.command(bram, article, { type: 'version.name', version: 2, name: 'To the court' });
    expect(again.json.events[0].textHash).toBe(named.json.events[0].textHash);
    expect((await desk.get(vera, article, '/versions')).json[1].occasions).toMatchObject([{ name: 'To the court' }]);
    expect(
      (await desk.command(bram, article, { type: 'version.name', version: 2, name: 'To the court' })).json.events,
    ).toEqual([]);
  });

  it('[R-HISTORY-3] is told with who wrote which words and the annotations as they stood on it', async () => {
    const article = await desk.newArticle();
    const thread = crypto.randomUUID();
    const opened = { annotation: thread, target: { quote: { exact: 'at dawn' } }, text: 'Sure?' };
    await desk.command(anna, article, { type: 'thread.open', ...opened });
    const marked = await desk.app.core.storage.texts.lastSeq(article);
    await desk.writes(article, bram, 'They left', 'All of them left', 21);
    const resolve = { type: 'thread.resolve', annotation: thread, outcome: 'done' };
    await desk.command(anna, article, resolve);
    const now = (await desk.get(vera, article, `/versions/${marked + 1}`)).json;
    const before = (await desk.get(vera, article, `/versions/${marked}`)).json;
    expect([before.annotations[0].state, now.annotations[0].state]).toEqual(['open', 'resolved']);
    expect(now.annotations[0].passages[0]).toMatchObject({ quote: 'at dawn', status: 'anchored' });
    expect(before.until).toBe(now.at);
    const runs = now.blocks[1].runs.map((run: { text: string; by: string }) => [run.text, run.by]);
    expect(runs[0]).toEqual(['All of them left', bram.id]);
    expect(now.people).toContainEqual(expect.objectContaining({ id: bram.id, name: 'Bram' }));
  });
});

describe('what differs', () => {
  it('[R-HISTORY-5] is told word by word with who put in and took out what', async () => {
    const article = await desk.newArticle();
    await desk.writes(article, bram, 'dawn', 'dusk', 31);
    await desk.writes(article, anna, 'Nobody was hurt.', '', 32);
    const { json } = await desk.get(vera, article, '/versions/3/diff?against=1');
    const changed = json.rows.flatMap((row: { parts: { kind: string; text: string; by?: string }[] }) =>
      row.parts.filter(({ kind }) => kind !== 'same').map(({ kind, text, by }) => [kind, text, by]),
    );
    expect(changed).toEqual([
      ['out', 'dawn', bram.id],
      ['in', 'dusk', bram.id],
      ['out', 'Nobody was hurt.', anna.id],
    ]);
    expect([json.from.version, json.to.version]).toEqual([1, 3]);
    expect((await desk.get(vera, article, '/versions/3/diff')).json.from.version).toBe(1);
    expect(
      (await desk.get(vera, article, '/versions/2/diff?against=2')).json.rows.every(
        ({ kind }: { kind: string }) => kind === 'same',
      ),
    ).toBe(true);
  });
});

describe('who wrote these words', () => {
  it('[R-HISTORY-6] is told by the log, and whose proposal it was by the ledger', async () => {
    const article = await desk.newArticle();
    await desk.writes(article, bram, 'They', 'All', 41);
    const suggestion = crypto.randomUUID();
    const made = { annotation: suggestion, target: { quote: { exact: 'dawn' } }, suggestion: 'dusk', text: 'dusk' };
    const { suggestion: _same, ...command } = made;
    expect((await desk.command(bram, article, { type: 'suggestion.make', ...command })).status).toBe(200);
    expect((await desk.command(anna, article, { type: 'suggestion.accept', annotation: suggestion })).status).toBe(200);
    const range = await desk.app.core.rooms.withText(article, ({ text }) => {
      const start = text.toString().indexOf('All left');
      return encodeRange(text, { start, end: start + 'All left at dusk.'.length });
    });
    const { json } = await desk.get(vera, article, `/writers?${new URLSearchParams(range)}`);
    expect(
      json.pieces.map(({ text, by, credits }: { text: string; by: string; credits: string[] }) => [text, by, credits]),
    ).toEqual([
      ['All', bram.id, []],
      [' left at ', null, []],
      ['dusk', anna.id, [bram.id]],
      ['.', null, []],
    ]);
    expect(json.pieces.every(({ at }: { at: string }) => !Number.isNaN(Date.parse(at)))).toBe(true);
    expect((await desk.get(vera, article, '/writers?start=AAAA&end=AAAA')).status).toBe(422);
  });
});

describe('the whole history', () => {
  it('[R-HISTORY-12] is a file of lines: people, versions, every update with its author and time, and the ledger', async () => {
    const article = await desk.newArticle();
    await desk.writes(article, bram, 'dawn', 'dusk', 81);
    await desk.command(anna, article, { type: 'version.name', name: 'First' });
    const answer = await desk.get(vera, article, '/history');
    expect(answer.headers.get('content-type')).toContain('application/jsonl');
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ line }) => line).filter((line, at, all) => line !== all[at - 1])).toEqual([
      'article',
      'person',
      'version',
      'update',
      'event',
    ]);
    expect(lines[0]).toMatchObject({ format: 'kantlijn-history/1', id: article });
    const updates = lines.filter(({ line }) => line === 'update');
    expect(updates.map(({ row, by }) => [row, by])).toEqual([
      [1, anna.id],
      [2, bram.id],
    ]);
    const doc = new Y.Doc();
    for (const { update } of updates) Y.applyUpdate(doc, Buffer.from(update, 'base64'));
    expect(doc.getText('body').toString()).toContain('They left at dusk.');
    expect(lines.at(-1)).toMatchObject({ type: 'version.named', name: 'First' });
  });

  it('[R-HISTORY-4] withholds in past states what is withheld now', async () => {
    const article = await desk.newArticle();
    const claim = crypto.randomUUID();
    await desk.command(anna, article, {
      type: 'claim.open',
      annotation: claim,
      tag: 'g',
      target: { quote: { exact: 'Twelve' } },
    });
    const evidence = {
      id: crypto.randomUUID(),
      relation: 'supports',
      kind: 'interview',
      title: 'A source who fears',
      tier: 'primary',
    };
    const added = await desk.command(anna, article, {
      ...{ type: 'evidence.add', annotation: claim },
      evidence: { ...evidence, confidentiality: { people: [anna.id] } },
    });
    expect(added.status).toBe(200);
    const last = await desk.app.core.storage.texts.lastSeq(article);
    for (const path of [`/versions/${last}`, '/history']) {
      expect((await desk.get(anna, article, path)).text).toContain('A source who fears');
      expect((await desk.get(vera, article, path)).text).not.toContain('A source who fears');
    }
  });
});
