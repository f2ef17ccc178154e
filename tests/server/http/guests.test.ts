import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, ORIGIN, openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

let app: TestApp;
let chief: TestPerson;
let editor: TestPerson;
let article: string;
let other: string;

beforeAll(async () => {
  app = await openTestApp();
  chief = await app.person('Chiara', 'chief');
  editor = await app.person('Eline', 'editor');
  const make = async (content: string) =>
    (await chief.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content })).json.id as string;
  article = await make('Kop\n\nEr kwamen veertig mensen.');
  other = await make('Geheim\n\nEen ander verhaal.');
});
afterAll(() => app.close());

const DAY_MS = 24 * 3_600_000;
const invite = async (given: object = {}) => {
  const body = { label: 'De advocaat', role: 'commenter', days: 2, ...given };
  return (await chief.ask('POST', `/articles/${article}/guests`, body)).json as {
    id: string;
    url: string;
    expiresAt: string;
  };
};
const tokenOf = (url: string) => url.split('#')[1] ?? '';
const enter = (url: string, name = 'Mr. De Wit') =>
  app.ask('POST', '/api/v1/guest/enter', { token: tokenOf(url), name }, { origin: ORIGIN });
const cookieOf = ({ headers }: Asked) => headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Somebody who came by a link. */
async function guest(given: object = {}) {
  const { id, url } = await invite(given);
  const cookie = cookieOf(await enter(url));
  const ask = (method: string, path: string, body?: unknown) =>
    app.ask(method, `/api/v1${path}`, body, { cookie, origin: ORIGIN });
  return { id, cookie, ask };
}

describe('a guest link', () => {
  it('[R-GUEST-1] is made by a chief alone, for one article, as viewer or commenter, for at most thirty days', async () => {
    const body = { label: 'Expert', role: 'viewer', days: 30 };
    const path = `/articles/${article}/guests`;
    expect((await editor.ask('POST', path, body)).json.code).toBe('role.insufficient');
    expect((await editor.ask('GET', path)).status).toBe(403);
    for (const wrong of [{ role: 'checker' }, { role: 'editor' }, { days: 31 }, { days: 0 }, { label: '' }])
      expect((await chief.ask('POST', path, { ...body, ...wrong })).status).toBe(400);
    const { expiresAt, url } = await invite({ days: 30 });
    expect(Math.round((Date.parse(expiresAt) - Date.now()) / DAY_MS)).toBe(30);
    const { pathname, search } = new URL(url);
    expect([pathname, search, tokenOf(url).length]).toEqual(['/guest', '', 43]);
  });

  it('[R-GUEST-2] works once, tells what it is for before that, and neither token nor cookie is in the database', async () => {
    const { url } = await invite();
    const look = () => app.ask('POST', '/api/v1/guest/look', { token: tokenOf(url) });
    expect((await look()).json).toMatchObject({ headline: 'Kop', role: 'commenter', by: 'Chiara' });
    const answers = await Promise.all([enter(url), enter(url)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
    expect((await look()).json.code).toBe('guest.used');
    expect((await enter('http://x/guest#nothing')).json.code).toBe('guest.unknown');
    const won = answers.find(({ status }) => status === 201) as Asked;
    expect(won.headers.getSetCookie()[0]).toMatch(
      /^kantlijn\.guest=.{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const raw = ['kantlijn.db', 'kantlijn.db-wal']
      .map((name) => readFileSync(join(app.folder, name), 'latin1'))
      .join('');
    const key = cookieOf(won).split('=')[1] ?? '';
    expect([raw.includes('De advocaat'), raw.includes(tokenOf(url)), raw.includes(key)]).toEqual([true, false, false]);
  });

  it('[R-GUEST-2] is not opened by somebody who is signed in', async () => {
    const { url } = await invite();
    const { cookie } = await app.signIn('Eline');
    const answer = await app.ask(
      'POST',
      '/api/v1/guest/enter',
      { token: tokenOf(url), name: 'E' },
      { cookie, origin: ORIGIN },
    );
    expect(answer.json.code).toBe('guest.signedIn');
  });
});

describe('a guest', () => {
  it('[R-GUEST-3] reads and comments on that article, marked as a guest, and sees nothing else', async () => {
    const { id, ask } = await guest();
    expect((await ask('GET', '/me')).json).toMatchObject({
      person: { id, name: 'Mr. De Wit (guest)' },
      desks: [],
      guest: { article },
    });
    expect((await ask('GET', `/articles/${article}`)).json).toMatchObject({ headline: 'Kop', role: 'commenter' });
    expect((await ask('GET', `/articles/${article}/text`)).text).toContain('veertig');
    const annotation = app.core.newId();
    const thread = {
      type: 'thread.open',
      annotation,
      target: { quote: { exact: 'veertig' } },
      comment: app.core.newId(),
      text: 'Zeker?',
    };
    const opened = await ask('POST', `/articles/${article}/commands`, { id: app.core.newId(), ...thread });
    expect([opened.status, opened.json.events?.[0]?.actor]).toEqual([200, id]);
    const claim = {
      id: app.core.newId(),
      type: 'claim.open',
      annotation: app.core.newId(),
      target: { quote: { exact: 'mensen' } },
      tag: 'g',
    };
    expect((await ask('POST', `/articles/${article}/commands`, claim)).status).toBe(403);
    expect((await ask('GET', `/articles/${article}/text?at=1`)).json.code).toBe('guest.forbidden');
    expect((await ask('GET', `/articles/${other}`)).json.code).toBe('article.unknown');
    expect((await ask('GET', `/articles/${other}/text`)).status).toBe(404);
    const people = (await ask('GET', `/articles/${article}/people`)).json as { id: string }[];
    expect(people.map((each) => each.id)).toEqual([id]);
    const seen = (await chief.ask('GET', `/articles/${article}/people`)).json as {
      id: string;
      name: string;
      role: null;
    }[];
    expect(seen).toContainEqual(expect.objectContaining({ id, name: 'Mr. De Wit (guest)', role: null }));
    const report = (await chief.ask('GET', `/articles/${article}/export/w3c`)).text;
    expect(report).toContain('Mr. De Wit (guest)');
  });

  it('[R-GUEST-3] takes no invitation to a desk, and uses none up', async () => {
    const { ask } = await guest();
    const { url } = (await chief.ask('POST', '/desks/newsroom/invites', { role: 'viewer' })).json;
    const accept = `/invites/${url.split('token=')[1]}/accept`;
    expect((await ask('POST', accept, {})).json.code).toBe('guest.forbidden');
    const joined = await app.person('Joost');
    expect((await joined.ask('POST', accept, {})).status).toBe(200);
  });

  it('[R-GUEST-3] is refused every other route, whatever it is', async () => {
    const { ask } = await guest();
    const openapi = (await app.ask('GET', '/api/v1/openapi.json')).json as {
      paths: Record<string, Record<string, object>>;
    };
    const open: string[] = [];
    for (const [path, methods] of Object.entries(openapi.paths)) {
      if (path.startsWith('/api/')) continue;
      for (const [method, { security }] of Object.entries(methods) as [string, { security?: unknown[] }][]) {
        if (!security || security.length === 0) continue;
        const at = path
          .replace('{id}', article)
          .replace(/\{slug\}/, 'newsroom')
          .replace(/\{\w+\}/g, 'x');
        const { json } = await ask(method.toUpperCase(), at, method === 'get' ? undefined : {});
        if (json?.code !== 'guest.forbidden') open.push(`${method} ${path}`);
      }
    }
    expect(open.sort()).toEqual(OPEN_TO_GUESTS);
  });

  it('[R-GUEST-4] is out when the link is withdrawn, ended or left, and when the article goes to another desk', async () => {
    const [withdrawn, left, moved] = [await guest(), await guest(), await guest({ role: 'viewer' })];
    const credentials = [withdrawn, left, moved].map(({ id }) => `guest:${id}`);
    const valid = () => app.core.accounts.stillValid(credentials);
    expect((await valid()).size).toBe(3);
    expect((await chief.ask('DELETE', `/articles/${article}/guests/${withdrawn.id}`)).status).toBe(204);
    expect((await withdrawn.ask('GET', '/me')).json.code).toBe('session.required');
    await app.ask('POST', '/api/auth/sign-out', {}, { cookie: left.cookie, origin: ORIGIN });
    expect((await left.ask('GET', '/me')).status).toBe(401);
    expect(await valid()).toEqual(new Set([`guest:${moved.id}`]));
    await app.desk('sport');
    const desk = (await app.core.storage.desks.deskBySlug('sport'))?.id ?? '';
    await app.core.storage.desks.setMember({ desk, person: chief.id, role: 'chief' });
    expect((await chief.ask('PATCH', `/articles/${article}`, { desk: 'sport' })).status).toBe(200);
    expect((await moved.ask('GET', `/articles/${article}`)).status).toBe(401);
    expect((await chief.ask('GET', `/articles/${article}/guests`)).json).toEqual([]);
  });
});

/** Each looked at: what it gives a guest is of their article, and of nobody who is not in it. */
const OPEN_TO_GUESTS = [
  'get /articles/{id}',
  'get /articles/{id}/annotations',
  'get /articles/{id}/evidence/files/{hash}',
  'get /articles/{id}/files/{hash}',
  'get /articles/{id}/ledger',
  'get /articles/{id}/people',
  'get /articles/{id}/seen',
  'get /articles/{id}/text',
  'get /desks/{slug}/rules',
  'get /desks/{slug}/tags',
  'get /me',
  'post /articles/{id}/commands',
  'post /articles/{id}/files',
  'put /articles/{id}/seen/{annotation}',
];
