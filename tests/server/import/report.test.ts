import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

const TEXT = 'Kop van het stuk\n\nEen alinea over de haven.\n\nVolledig scherm De haven. © Anna de Wit\n\nEen slot.';

let app: TestApp;
let editor: TestPerson;
let reader: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  app = await openTestApp();
  [editor, reader, stranger] = await Promise.all([
    app.person('Edith', 'editor'),
    app.person('Vera', 'viewer'),
    app.person('Stan'),
  ]);
});
afterAll(() => app.close());

const form = (content: BlobPart, name: string, more: Record<string, string> = {}) => {
  const fields = new FormData();
  fields.set('file', new File([content], name));
  for (const [key, value] of Object.entries({ desk: 'newsroom', ...more })) fields.set(key, value);
  return fields;
};
const EXPECTED = {
  source: { name: 'stuk.txt', format: 'text', encoding: 'utf-8' },
  blocks: { headline: 1, paragraph: 2, figure: 1, caption: 1, credit: 1 },
  threads: { open: 0, resolved: 0, comments: 0 },
  pictures: 0,
  left: [{ kind: 'controls', words: 2, lines: ['Volledig scherm'] }],
  notes: [],
};

it('[R-IMPORT-2] a report is answered to whoever imports a file, and told to readers of the article afterwards', async () => {
  const made = await editor.ask('POST', '/articles/import', form(TEXT, 'stuk.txt'));
  expect([made.status, made.json.report]).toEqual([201, EXPECTED]);
  const path = `/articles/${made.json.id}/import`;
  expect((await reader.ask('GET', path)).json).toEqual(EXPECTED);
  expect((await stranger.ask('GET', path)).json.code).toBe('article.unknown');
});

it('[R-IMPORT-2] a text that is sent has a report, too', async () => {
  const sent = { desk: 'newsroom', format: 'text', content: TEXT };
  const { json } = await editor.ask('POST', '/articles', sent);
  const expected = { ...EXPECTED, source: { name: null, format: 'text', encoding: null } };
  expect([json.report, (await editor.ask('GET', `/articles/${json.id}/import`)).json]).toEqual([expected, expected]);
});

it('[R-IMPORT-2] a preview tells the same and makes nothing', async () => {
  const count = async () => (await editor.ask('GET', '/articles')).json.articles.length;
  const before = await count();
  const ofFile = await editor.ask('POST', '/articles/import/preview', form(TEXT, 'stuk.txt'));
  const { headline, words, language, slug, report } = ofFile.json;
  expect([headline, words, language, slug, report]).toEqual(['Kop van het stuk', 16, 'nl', null, EXPECTED]);
  const sent = { desk: 'newsroom', format: 'text', content: TEXT };
  expect((await editor.ask('POST', '/articles/preview', sent)).json.headline).toBe('Kop van het stuk');
  expect((await reader.ask('POST', '/articles/preview', sent)).status).toBe(403);
  expect(await count()).toBe(before);
});

it('[R-IMPORT-2] an article that was made of no document has no report', async () => {
  const { desk, state } = { desk: app.core.firstDesk.id, state: new Uint8Array([0, 0]) };
  const record = { ...{ id: app.core.newId(), desk, slug: 'leeg', headline: '', words: 0, language: 'nl' } };
  const stamps = { deadline: null, createdBy: editor.id, createdAt: 1, updatedAt: 1, deletedAt: null };
  await app.core.storage.articles.create({ ...record, ...stamps }, state);
  expect((await editor.ask('GET', `/articles/${record.id}/import`)).json.code).toBe('report.none');
});

it('[R-IMPORT-9] a document that is refused makes no article, says why, and the next is read', async () => {
  const refused = await editor.ask('POST', '/articles/import', form('%PDF-1.7', 'stuk.pdf', { slug: 'stuk' }));
  expect([refused.status, refused.json.code, refused.json.detail]).toEqual([
    415,
    'format.unsupported',
    'This file is a PDF; export the article from the program that it was written in.',
  ]);
  const large = await editor.ask('POST', '/articles/import', form('x'.repeat(26 * 1024 * 1024), 'stuk.txt'));
  expect([large.status, large.json.code]).toEqual([413, 'body.tooLarge']);
  expect((await editor.ask('POST', '/articles/import', form(TEXT, 'stuk.txt', { slug: 'stuk' }))).status).toBe(201);
});
