/** What somebody with an account and a raw connection may try. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

const TEXT = 'Kop\n\nEen zin over de haven. Een 😀 hier.';
const article = (more: object = {}) => ({ desk: 'newsroom', format: 'text', content: TEXT, ...more });

let app: TestApp;
let editor: TestPerson;
let commenter: TestPerson;
let id: string;
beforeAll(async () => {
  app = await openTestApp();
  [editor, commenter] = [await app.person('Edo', 'editor'), await app.person('Carl', 'commenter')];
  id = (await editor.ask('POST', '/articles', article())).json.id;
});
afterAll(async () => {
  const failures = app.log.filter((line) => /"level":[56]0/.test(line));
  await app.close();
  expect(failures, 'something failed on the server').toEqual([]);
});

const opening = (more: object = {}) => ({
  ...{ id: app.core.newId(), type: 'thread.open', annotation: app.core.newId(), text: 'Welke?' },
  ...{ target: { quote: { exact: 'de haven' } }, ...more },
});
const decide = (person: TestPerson, command: unknown) => person.ask('POST', `/articles/${id}/commands`, command);
const all = <T>(count: number, make: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));

describe('a slug that many ask for at once', () => {
  it('[R-HTTP-12] is given to one of them, and the others are told', async () => {
    const answers = await all(20, () => editor.ask('POST', '/articles', article({ slug: 'race' })));
    expect(answers.map(({ status, json }) => json.code ?? status).sort()).toEqual([
      201,
      ...Array(19).fill('slug.taken'),
    ]);
  });

  it('[R-HTTP-12] that the server makes up is another for each', async () => {
    const made = await all(20, () => editor.ask('POST', '/articles', article()));
    expect(new Set(made.map(({ status }) => status))).toEqual(new Set([201]));
    const shown = await Promise.all(made.map(({ json }) => editor.ask('GET', `/articles/${json.id}`)));
    expect(new Set(shown.map(({ json }) => json.slug)).size).toBe(20);
  });

  it('[R-HTTP-12] by a change is given to one of them', async () => {
    const made = await all(10, () => editor.ask('POST', '/articles', article()));
    const changed = await Promise.all(
      made.map(({ json }) => editor.ask('PATCH', `/articles/${json.id}`, { slug: 'second-race' })),
    );
    expect(changed.map(({ status, json }) => json.code ?? status).sort()).toEqual([
      200,
      ...Array(9).fill('slug.taken'),
    ]);
  });
});

describe('a command', () => {
  const half = '\ud83d';
  it.each([
    ['half a character in a comment', { text: `a${half}b` }],
    ['half a character in a quote', { target: { quote: { exact: half } } }],
    ['half a character around a quote', { target: { quote: { exact: 'zin', prefix: half } } }],
    ['NUL in a comment', { text: 'a\0b' }],
    ['NUL in a quote', { target: { quote: { exact: 'Een\0zin' } } }],
    ['a role of its own', { role: 'chief' }],
    ['an author of its own', { actor: 'somebody' }],
    ['a comment of 20,001 characters', { text: 'x'.repeat(20_001) }],
    ['a range of 10 kB', { target: { range: { start: 'A'.repeat(10_000), end: 'AAAA' } } }],
  ])('[R-HTTP-4] [S-27] with %s is refused', async (_what, more) => {
    const { status, json } = await decide(commenter, opening(more));
    expect([status, json.code]).toEqual([400, 'body.invalid']);
  });

  it('[R-HTTP-4] [S-32] with a prototype or 30,000 brackets is refused', async () => {
    const command = JSON.stringify(opening());
    for (const body of [
      command.replace('{', '{"__proto__":{"role":"chief"},'),
      `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    ]) {
      expect((await decide(commenter, body)).json.code).toBe('body.invalid');
    }
    expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
  });

  const garbage = ['!!!!', 'AAAA', '////', 'AQ==', 'gICAgICAgICAgA==', 'AAEBAQ==', 'AgEB', 'AQVzaGFyZQ==', '😀'];
  it.each(garbage)('[R-HTTP-13] that points at %j finds nothing there, and its quote decides', async (place) => {
    const range = { start: place, end: place };
    expect((await decide(commenter, opening({ target: { range } }))).json.code).toBe('target.absent');
    const { status, json } = await decide(commenter, opening({ target: { range, quote: { exact: 'Een zin' } } }));
    expect([status, json.events[0].passages[0].quote.exact]).toEqual([200, 'Een zin']);
  });

  it('[R-HTTP-13] whose range cuts a character in two takes all of it', async () => {
    const { encodeRange } = await import('../../../shared/passage/relative.ts');
    const range = await app.core.rooms.withText(id, ({ text }) => {
      const at = text.toString().indexOf('😀');
      return encodeRange(text, { start: at + 1, end: at + 4 });
    });
    const { json } = await decide(commenter, opening({ target: { range } }));
    expect(json.events[0].passages[0].quote.exact).toBe('😀 h');
  });

  it('[R-HTTP-13] of another person is not answered under the same id, and tells nothing', async () => {
    const command = opening();
    expect((await decide(commenter, command)).status).toBe(200);
    const { status, json } = await decide(editor, command);
    expect([status, json.code, json.events]).toEqual([409, 'command.foreign', undefined]);
  });

  it('[R-HTTP-13] of a viewer, and of somebody whose role was lowered, is refused at once', async () => {
    const role = (name: 'commenter' | 'viewer') =>
      app.core.storage.desks.setMember({ desk: app.core.firstDesk.id, person: commenter.id, role: name });
    await role('viewer');
    const { status, json } = await decide(commenter, opening());
    expect([status, json.code]).toEqual([403, 'role.insufficient']);
    await role('commenter');
    expect((await decide(commenter, opening())).status).toBe(200);
  });
});

describe('a ledger that many write to at once', () => {
  const chainOf = async () => (await editor.ask('GET', `/articles/${id}/ledger/verify`)).json;
  const eventsOf = async () =>
    (await editor.ask('GET', `/articles/${id}/ledger`)).text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq: number; command: string });

  it('[R-HTTP-13] does one command once, and answers all who sent it alike', async () => {
    const command = opening();
    const answers = await all(100, () => decide(commenter, command));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect((await eventsOf()).filter((event) => event.command === command.id).length).toBe(1);
    expect((await chainOf()).ok).toBe(true);
  });

  it('[R-HTTP-13] takes a hundred commands without a gap or a fork', async () => {
    const before = (await chainOf()).seq;
    const people = [editor, commenter];
    const answers = await all(100, (n) => decide(people[n % 2] as TestPerson, opening()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(answers.map(({ json }) => json.seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, n) => before + n + 1),
    );
    expect((await eventsOf()).map(({ seq }, place) => seq - place)).toEqual(Array(before + 100).fill(1));
    expect(await chainOf()).toMatchObject({ ok: true, seq: before + 100 });
  });
});

describe('an address', () => {
  const paths = ['%00', '%ff', '..%2f..', '%E0%A4%A', 'a'.repeat(5_000), '%20', "' or 1=1--", '__proto__'];
  it.each(paths)('[R-HTTP-7] with the id %j names nothing', async (path) => {
    for (const rest of ['', '/text', '/annotations', '/ledger', '/ledger/verify', '/export/html', '/people']) {
      expect([rest, (await editor.ask('GET', `/articles/${path}${rest}`)).status]).toEqual([rest, 404]);
    }
  });

  it('[R-HTTP-14] [S-2] does not carry a token, and a header does not change its method', async () => {
    const { token } = editor;
    const path = `/api/v1/me?token=${token}&access_token=${token}&authorization=Bearer%20${token}`;
    expect((await app.ask('GET', path)).status).toBe(401);
    const override = { 'x-http-method-override': 'DELETE', 'x-http-method': 'DELETE', _method: 'DELETE' };
    for (const method of ['GET', 'POST', 'OPTIONS', 'PUT', 'PROPFIND']) {
      const { headers } = await editor.ask(method, `/articles/${id}?_method=DELETE`, undefined, override);
      expect([method, headers.get('access-control-allow-origin'), headers.get('allow')]).toEqual([method, null, null]);
    }
    const head = await app.app.request(`/api/v1/articles/${id}`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${token}` },
    });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await editor.ask('GET', `/articles/${id}`)).status).toBe(200);
  });

  it('[R-HTTP-4] with a number that is none is refused', async () => {
    for (const after of ['-1', '1e309', '9007199254740993', 'NaN', '1.5', '0x']) {
      expect((await editor.ask('GET', `/articles/${id}/ledger?after=${after}`)).json?.code).toBe('query.invalid');
    }
  });
});

describe('a body under a false name', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json-patch+json', 'text/json', ''])(
    '[R-HTTP-3] such as %j is not read as JSON',
    async (type) => {
      const { status } = await editor.ask('POST', `/articles/${id}/commands`, JSON.stringify(opening()), {
        'content-type': type,
      });
      expect(status).toBe(415);
    },
  );

  it('[R-HTTP-3] text of one kind of character, of a megabyte, is an article like any other', async () => {
    for (const content of ['\u2028'.repeat(300_000), 'a\ud800b', 'a\0b', '\ufeffx', '']) {
      const { status, json } = await editor.ask('POST', '/articles', article({ content }));
      expect(status).toBe(201);
      for (const part of ['text', 'annotations', 'export/html', 'export/md']) {
        const answer = await editor.ask('GET', `/articles/${json.id}/${part}`);
        expect([part, answer.status, answer.text.isWellFormed(), answer.text.includes('\0')]).toEqual([
          part,
          200,
          true,
          false,
        ]);
      }
    }
  });
});
