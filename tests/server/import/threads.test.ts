import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { commented, deleted, docxFile, paragraph, picture, pointed, run } from '../../support/docxFile.ts';
import { PNG } from '../../support/pictures.ts';

const body = [
  paragraph('De brug blijft dicht', 'Title'),
  paragraph(run('De brug is ') + commented([4, 9], 'sinds maandag') + run(' dicht, sinds maandag.')),
  paragraph(`<w:commentRangeStart w:id="2"/>${run('Over twee')}`),
  paragraph(`${run('alinea’s')}<w:commentRangeEnd w:id="2"/>${pointed(2)}${run(' heen.')}`),
  paragraph(run('Er is ') + commented([6], deleted('helemaal ')) + run('niets.')),
  paragraph(picture('rId30')),
].join('');
const comments = [
  { id: 4, author: 'Jane Doe', date: '2026-01-05T10:00:00Z', text: 'Klopt dit? @[role:chief]', done: true },
  { id: 9, author: 'Ben', date: '2026-01-05T11:00:00Z', text: 'Ja.', parent: 4 },
  { id: 2, author: 'Ben', text: 'x'.repeat(30_000) },
  { id: 6, author: 'Ben', text: 'Waarom weg?' },
  { id: 7, author: 'Ben', text: 'Nergens.' },
];
const FILE = docxFile({ body, comments, media: { 'a.png': PNG } });

let app: TestApp;
let editor: TestPerson;
let commenter: TestPerson;
let id: string;
// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by tests, field by field
let annotations: any[];

const ask = (command: object) => editor.ask('POST', `/articles/${id}/commands`, { id: app.core.newId(), ...command });

beforeAll(async () => {
  app = await openTestApp();
  [editor, commenter] = await Promise.all([app.person('Edith', 'editor'), app.person('Cora', 'commenter')]);
  const form = new FormData();
  form.set('desk', 'newsroom');
  form.set('file', new File([FILE], 'stuk.docx'));
  const made = await editor.ask('POST', '/articles/import', form);
  expect(made.status).toBe(201);
  expect(made.json.report).toMatchObject({
    threads: { open: 2, resolved: 1, comments: 4 },
    pictures: 1,
    left: [
      { kind: 'deleted', words: 1, lines: ['helemaal'] },
      { kind: 'unplaced', words: 2, lines: ['Ben: Nergens.'] },
    ],
    notes: [
      { code: 'deletionsLeft', count: 1 },
      { code: 'commentsLost', count: 1 },
    ],
  });
  id = made.json.id;
  annotations = (await editor.ask('GET', `/articles/${id}/annotations`)).json;
});
afterAll(() => app.close());

describe('threads that came in with a document', () => {
  it('[R-IMPORT-7] stand on the right words of the text', async () => {
    const { text } = await editor.ask('GET', `/articles/${id}/text`);
    const points = [...text];
    const places = annotations.map(({ passages: [{ quote, status, start, end }] }) => [
      ...[status, quote, start === null ? null : points.slice(start, end).join('').replace(/\n+/g, '\n')],
    ]);
    expect(places).toEqual([
      ['anchored', 'sinds maandag', 'sinds maandag'],
      ['anchored', 'Over twee\nalinea’s', 'Over twee\nalinea’s'],
      ['detached', 'helemaal ', null],
    ]);
    expect(annotations[0].passages[0].start).toBe([...text.slice(0, text.indexOf('sinds maandag'))].length);
  });

  it('[R-IMPORT-7] say who wrote what in the document and when, and who imported it', () => {
    const [first, second] = annotations;
    expect(first.comments.map((each: object) => ({ ...each }))).toMatchObject([
      {
        author: editor.id,
        text: 'Klopt dit? @\u2060[role:chief]',
        imported: { author: 'Jane Doe', at: '2026-01-05T10:00:00.000Z' },
      },
      { author: editor.id, text: 'Ja.', imported: { author: 'Ben', at: '2026-01-05T11:00:00.000Z' } },
    ]);
    expect([first.state, first.resolution]).toMatchObject(['resolved', { outcome: 'done', imported: true }]);
    expect([second.state, second.comments.map(({ text }: { text: string }) => text.length)]).toEqual([
      'open',
      [20_000, 10_000],
    ]);
  });

  it('[R-IMPORT-7] are in a ledger that verifies, and go on like any other', async () => {
    expect((await editor.ask('GET', `/articles/${id}/ledger/verify`)).json.ok).toBe(true);
    const [first] = annotations;
    const reply = { type: 'thread.reply', annotation: first.id, comment: app.core.newId(), text: 'Nog eens gekeken.' };
    expect((await ask(reply)).json.events.map(({ type }: { type: string }) => type)).toEqual([
      'thread.replied',
      'thread.reopened',
    ]);
  });

  it('[R-IMPORT-7] are changed by nobody, and can be deleted by whoever imported them', async () => {
    const { id: annotation, comments: said } = annotations[2];
    const edit = { type: 'comment.edit', annotation, comment: said[0].id, text: 'Iets anders' };
    expect((await ask(edit)).json.code).toBe('comment.imported');
    const remove = { type: 'comment.delete', annotation, comment: said[0].id };
    const byOther = await commenter.ask('POST', `/articles/${id}/commands`, { id: app.core.newId(), ...remove });
    expect(byOther.json.code).toBe('comment.notYours');
    expect((await ask(remove)).status).toBe(200);
  });

  it.each(['thread.open', 'thread.reply', 'thread.resolve'])(
    '[R-IMPORT-7] whoever sends %s cannot say that it was imported',
    async (type) => {
      const said = { text: 'Nep', target: { quote: { exact: 'niets' } }, comment: app.core.newId(), outcome: 'done' };
      const imported = { author: 'Jane Doe', at: null };
      const { status, json } = await ask({ type, annotation: app.core.newId(), ...said, imported });
      expect([status, json.code]).toEqual([400, 'body.invalid']);
    },
  );

  it('[R-IMPORT-11] and its pictures are in the article', async () => {
    const { text: html } = await editor.ask('GET', `/articles/${id}/text`);
    expect(html).not.toContain('picture:');
    const [row] = (await app.core.storage.texts.history(id, 0, 10)) ?? [];
    const hash = /files\/([0-9a-f]{64})/.exec(Buffer.from(row?.update ?? []).toString('latin1'))?.[1] ?? '';
    const shown = await editor.ask('GET', `/articles/${id}/files/${hash}`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await editor.ask('GET', `/articles/${id}`)).json.id).toBe(id);
  });
});
