import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

const TEXT = 'Kop van het stuk\n\nEen alinea met woorden over de haven. Nog een zin.\n\nEn een laatste alinea.';
const article = (more: object = {}) => ({ desk: 'newsroom', format: 'text', content: TEXT, ...more });

let app: TestApp;
let editor: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  app = await openTestApp();
  [editor, stranger] = [await app.person('Edith', 'editor'), await app.person('Stan')];
});
afterAll(() => app.close());

async function made(more: object = {}): Promise<string> {
  const { status, json } = await editor.ask('POST', '/articles', article(more));
  expect(status).toBe(201);
  return json.id;
}

describe('an article over HTTP', () => {
  it('is made of text, listed and read with what lists show', async () => {
    const id = await made({ slug: 'haven', deadline: '2030-01-02T10:00:00Z' });
    const one = await editor.ask('GET', `/articles/${id}`);
    expect(one.json).toMatchObject({
      ...{ id, slug: 'haven', headline: 'Kop van het stuk', language: 'nl', desk: 'newsroom', words: 18 },
      ...{ deadline: '2030-01-02T10:00:00Z', coverage: 0, version: 1, clearance: null, role: 'editor' },
      ...{ counts: { openThreads: 0, resolvedThreads: 0, detached: 0 }, deletedAt: null, present: [] },
    });
    const list = await editor.ask('GET', '/articles?desk=newsroom');
    expect(list.json.articles).toContainEqual(one.json);
  });

  it('gives its text as plain text, blocks parted by an empty line', async () => {
    const { text, headers } = await editor.ask('GET', `/articles/${await made()}/text`);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).toBe(TEXT);
  });

  it('makes a slug of its first words, and another where that is taken', async () => {
    const slugs = await Promise.all(
      [await made(), await made()].map(async (id) => (await editor.ask('GET', `/articles/${id}`)).json.slug),
    );
    expect(new Set(slugs).size).toBe(2);
    for (const slug of slugs) expect(slug).toMatch(/^kop-van-het-stuk(-\d+)?$/);
    const taken = await editor.ask('POST', '/articles', article({ slug: slugs[0] }));
    expect([taken.status, taken.json.code]).toEqual([409, 'slug.taken']);
  });

  it('changes slug, language and deadline, and nothing else', async () => {
    const id = await made();
    const changed = await editor.ask('PATCH', `/articles/${id}`, { slug: 'anders', language: 'en', deadline: null });
    expect(changed.json).toMatchObject({ slug: 'anders', language: 'en', deadline: null });
    for (const key of ['headline', 'words', 'createdBy', 'role', 'deletedAt', 'id', '__proto__x']) {
      const refused = await editor.ask('PATCH', `/articles/${id}`, { [key]: 'x' });
      expect([key, refused.status, refused.json.code]).toEqual([key, 400, 'body.invalid']);
    }
  });

  it('goes to the bin, where it does not exist, and comes back', async () => {
    const id = await made();
    expect((await editor.ask('DELETE', `/articles/${id}`)).status).toBe(204);
    expect((await editor.ask('GET', `/articles/${id}`)).json.code).toBe('article.unknown');
    const bin = await editor.ask('GET', '/articles?deleted=true');
    expect(bin.json.articles.map((each: { id: string }) => each.id)).toContain(id);
    expect((await editor.ask('POST', `/articles/${id}/restore`, {})).json).toMatchObject({ id, deletedAt: null });
    expect((await editor.ask('GET', `/articles/${id}`)).status).toBe(200);
  });

  it('carries threads: opened, answered alike when sent again, told with their place, verified', async () => {
    const id = await made();
    const annotation = app.core.newId();
    const open = {
      ...{ id: app.core.newId(), type: 'thread.open', annotation, text: 'Welke haven?' },
      target: { quote: { exact: 'over de haven' } },
    };
    const first = await editor.ask('POST', `/articles/${id}/commands`, open);
    const again = await editor.ask('POST', `/articles/${id}/commands`, open);
    expect([first.status, again.json]).toEqual([200, first.json]);
    const [told] = (await editor.ask('GET', `/articles/${id}/annotations`)).json;
    const [passage] = told.passages;
    expect([told.kind, told.state, passage.quote, passage.status]).toEqual([
      'thread',
      'open',
      'over de haven',
      'anchored',
    ]);
    expect([...TEXT].slice(passage.start, passage.end).join('')).toBe('over de haven');
    const lines = (await editor.ask('GET', `/articles/${id}/ledger?after=0`)).text.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).type)).toEqual(['thread.opened']);
    expect((await editor.ask('GET', `/articles/${id}/ledger/verify`)).json).toMatchObject({ ok: true, seq: 1 });
    expect((await editor.ask('GET', `/articles/${id}`)).json.counts.openThreads).toBe(1);
    const people = (await editor.ask('GET', `/articles/${id}/people`)).json;
    expect(people).toEqual([{ id: editor.id, name: 'Edith', role: 'editor', colour: expect.any(String) }]);
  });

  it.each([
    ['thread.open on words that are not there', { quote: { exact: 'zoiets staat er niet' } }],
    ['thread.open on words that stand there twice', { quote: { exact: 'een' } }],
  ])('refuses %s', async (_name, target) => {
    const command = { id: app.core.newId(), type: 'thread.open', annotation: app.core.newId(), target, text: 'Hm' };
    const { status, headers } = await editor.ask('POST', `/articles/${await made()}/commands`, command);
    expect([409, 422]).toContain(status);
    expect(headers.get('content-type')).toBe('application/problem+json');
  });

  it.each(['txt', 'md', 'html'])('leaves as %s', async (format) => {
    const { status, text, headers } = await editor.ask('GET', `/articles/${await made()}/export/${format}`);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9.-]+"$/);
    expect(text).toContain('Een alinea met woorden over de haven.');
  });

  it('has no other export', async () => {
    const { status, json } = await editor.ask('GET', `/articles/${await made()}/export/pdf`);
    expect([status, json.code]).toEqual([404, 'format.unknown']);
  });

  it.each([
    ['stuk.txt', 'Titel\n\nEen zin met een punt.', 201],
    ['stuk.md', '# Titel\n\nEen *zin*.', 201],
    ['stuk.html', '<h1>Titel</h1><p>Een zin.', 201],
    ['stuk.docx', 'Titel\n\nEen zin met een punt.', 201],
    ['stuk.html', '%PDF-1.7 …', 415],
    ['stuk.txt', '{\\rtf1 Titel}', 415],
  ])('is made of the file %s', async (name, content, status) => {
    const form = new FormData();
    form.set('file', new File([content], name));
    form.set('desk', 'newsroom');
    const answer = await editor.ask('POST', '/articles/import', form);
    expect(answer.status).toBe(status);
    if (status === 201) expect((await editor.ask('GET', `/articles/${answer.json.id}`)).json.headline).toBe('Titel');
    else expect(answer.json.code).toBe('format.unsupported');
  });

  it('[R-HTTP-7] [S-26] answers alike where it is unknown, foreign or binned, on every route', async () => {
    const [foreign, binned] = [await made(), await made()];
    await editor.ask('DELETE', `/articles/${binned}`);
    const cases = [
      [stranger, foreign],
      [stranger, binned],
      [editor, binned],
      [editor, app.core.newId()],
      [editor, 'x'.repeat(10_000)],
      [editor, '..%2f..%2fetc'],
    ] as const;
    const command = { id: app.core.newId(), type: 'thread.reopen', annotation: app.core.newId() };
    const routes: [string, string, object?][] = [
      ['GET', ''],
      ['PATCH', '', { slug: 'mine' }],
      ['DELETE', ''],
      ['GET', '/text'],
      ['GET', '/annotations'],
      ['GET', '/ledger'],
      ['GET', '/ledger/verify'],
      ['GET', '/people'],
      ['GET', '/export/txt'],
      ['POST', '/commands', command],
    ];
    for (const [person, id] of cases) {
      for (const [method, path, body] of routes) {
        const { status, json } = await person.ask(method, `/articles/${id}${path}`, body);
        const { request, ...rest } = json;
        expect([method, path, status, typeof request, rest]).toMatchObject([
          ...[method, path, 404, 'string'],
          { code: 'article.unknown', detail: 'There is no such article, or you are not a member of its desk.' },
        ]);
      }
    }
  });
});
