/** What holds for every route that is declared, tried on every route that is declared. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { PNG } from '../../support/pictures.ts';
import { type BodySchema, openObjects, sampleOf } from '../../support/sampleBody.ts';

interface Operation {
  parameters?: { name: string; in: string; schema: BodySchema }[];
  requestBody?: { content: Record<string, { schema: BodySchema }> };
}
interface Route {
  method: string;
  /** With parameters as `{name}`. */
  path: string;
  body: BodySchema | null;
  /** All that may stand behind its `?`. */
  query: string;
}

const queryOf = ({ parameters = [] }: Operation) =>
  parameters
    .flatMap(({ name, in: place, schema }) => (place === 'query' ? [`${name}=${sampleOf(schema)}`] : []))
    .join('&');

const UNKNOWN = '00000000-0000-4000-8000-00000000000f';
let app: TestApp;
let chief: TestPerson;
/** Chief of another desk, with articles of their own there. */
let stranger: TestPerson;
let routes: Route[];
/** Of the chief's desk: what each parameter of a path may be. */
let own: Record<string, string>;

const filled = (path: string, names: Record<string, string>) =>
  path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(names[name] ?? UNKNOWN));

async function made(desk: string, person: TestPerson): Promise<string> {
  const content = 'Brand in de haven\n\nEr lagen twaalf boten.';
  const { status, json } = await person.ask('POST', '/articles', { desk, format: 'text', content });
  expect(status).toBe(201);
  return json.id;
}

beforeAll(async () => {
  app = await openTestApp();
  chief = await app.person('Chiara', 'chief');
  stranger = await app.person('Sander');
  const desk = await app.desk('elsewhere');
  await app.core.storage.desks.setMember({ desk, person: stranger.id, role: 'chief' });
  await made('elsewhere', stranger);
  const id = await made('newsroom', chief);
  const command = (type: string, more: object) =>
    chief.ask('POST', `/articles/${id}/commands`, { id: app.core.newId(), type, ...more });
  const [claim, session] = [app.core.newId(), app.core.newId()];
  await command('claim.open', { annotation: claim, tag: 'g', target: { quote: { exact: 'twaalf boten' } } });
  await command('session.start', { session });
  const { json: picture } = await chief.ask('POST', `/articles/${id}/files`, PNG);
  const invite = (await chief.ask('POST', '/desks/newsroom/invites', { role: 'viewer' })).json;
  const tokens = (await chief.ask('GET', '/me/tokens')).json;
  own = {
    ...{ id, slug: 'newsroom', annotation: claim, claim, session, hash: picture.hash, person: chief.id },
    ...{ invite: invite.id, token: tokens[0].id, format: 'txt' },
  };
  const { paths } = (await app.ask('GET', '/api/v1/openapi.json')).json;
  // What lies beside `/api/v1` says so by a server of its own.
  const under = Object.entries<Record<string, Operation>>(paths).filter(([, methods]) => !('servers' in methods));
  routes = under.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ method: method.toUpperCase(), path, query: queryOf(operation) },
      body: operation.requestBody?.content['application/json']?.schema ?? null,
    })),
  );
});
afterAll(() => app.close());

const changing = () => routes.filter(({ method }) => method !== 'GET');
const bodyFor = ({ body }: Route, given: Record<string, unknown> = {}) => (body ? sampleOf(body, given) : undefined);

describe('every route', () => {
  it('[R-HTTP-2] [S-4] that changes something is closed to foreign pages, whatever they send', async () => {
    const { cookie } = await app.signIn('Chiara');
    const through: string[] = [];
    for (const route of changing()) {
      for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', '']) {
        const from = { cookie, origin: 'https://evil.example', ...(type ? { 'content-type': type } : {}) };
        const answer = await app.ask(route.method, `/api/v1${filled(route.path, own)}`, '{}', from);
        if (answer.json?.code !== 'origin.foreign') through.push(`${route.method} ${route.path} ${type}`);
      }
    }
    expect([changing().length > 20, through]).toEqual([true, []]);
  });

  it('[R-HTTP-5] [S-6] [S-36] lets no other origin read it, and carries every security header', async () => {
    const lacking: string[] = [];
    const always = ['x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'permissions-policy'];
    for (const { method, path } of routes) {
      const authorization = method === 'GET' ? { authorization: `Bearer ${chief.token}` } : {};
      const from = { ...authorization, origin: 'https://evil.example' };
      const { headers } = await app.ask(method, `/api/v1${filled(path, own)}`, undefined, from);
      const absent = [...always, 'cross-origin-resource-policy', 'content-security-policy', 'cache-control'].filter(
        (name) => !headers.has(name),
      );
      if (absent.length > 0 || headers.has('access-control-allow-origin')) lacking.push(`${method} ${path}: ${absent}`);
    }
    expect(lacking).toEqual([]);
  });

  it('[R-HTTP-4] [S-27] refuses keys that it did not declare, at any depth', async () => {
    const open = routes.flatMap(({ method, path, body }) =>
      body ? openObjects(body).map((place) => `${method} ${path} ${place}`) : [],
    );
    expect(open).toEqual([]);
    const stamped = { authorId: 'x', role: 'chief', verifiedBy: 'x', createdAt: 1, owner: true };
    for (const [key, value] of Object.entries(stamped)) {
      for (const route of changing().filter(
        ({ body }) => body?.type === 'object' && !(key in (body.properties ?? {})),
      )) {
        const body = { ...(bodyFor(route) as object), [key]: value };
        const { status, json } = await chief.ask(
          route.method,
          filled(route.path, { ...own, id: UNKNOWN, slug: 'no' }),
          body,
        );
        expect([route.path, key, status, json?.code]).toEqual([route.path, key, 400, 'body.invalid']);
      }
    }
  });

  it('[S-32] takes no prototype for a value, in body, query or form', async () => {
    for (const route of routes) {
      const asked = `${filled(route.path, own)}?__proto__[role]=chief&constructor.prototype.role=chief&__proto__=x`;
      const text = '{"__proto__":{"role":"chief"},"constructor":{"prototype":{"role":"chief"}}}';
      const { status } = await stranger.ask(route.method, asked, route.body ? text : undefined);
      expect([route.path, status < 500]).toEqual([route.path, true]);
    }
    const form = new FormData();
    for (const key of ['__proto__', 'constructor', '__proto__.role']) form.set(key, 'chief');
    expect((await chief.ask('POST', '/articles/import', form)).json.code).toBe('body.invalid');
    expect([Object.hasOwn(Object.prototype, 'role'), ({} as { role?: string }).role]).toEqual([false, undefined]);
  });

  it('[R-HTTP-7] [S-26] with ids of another desk answers as with ids that nobody has', async () => {
    const about = routes.filter(({ path }) => /\{(?:id|slug)\}/.test(path));
    const answered = async (route: Route, names: Record<string, string>) => {
      const given = { desk: names['slug'] ?? 'nowhere' };
      const ask = (more = ''): Promise<Asked> =>
        stranger.ask(route.method, filled(route.path, names) + more, bodyFor(route, given));
      const first = await ask();
      const asked = first.json?.code === 'query.invalid' ? await ask(`?${route.query}`) : first;
      const { request: _request, ...told } = asked.json ?? {};
      return { status: asked.status, told: asked.json ? told : asked.text };
    };
    const seen: string[] = [];
    for (const route of about) {
      const theirs = await answered(route, own);
      const nobodys = await answered(route, {});
      expect([route.method, route.path, theirs]).toEqual([route.method, route.path, nobodys]);
      if (theirs.status !== 404)
        seen.push(`${route.method} ${route.path} ${theirs.status} ${JSON.stringify(theirs.told)}`);
    }
    expect([about.length > 30, seen]).toEqual([true, []]);
  });

  it('[S-47] takes what it is asked for as a value, never as SQL', async () => {
    const hostile = ["x' or '1'='1", '"; drop table article; --', "') union select * from user --", '%', '\\', "N'"];
    const cleo = await app.person('Cleo', 'chief');
    for (const route of routes) {
      for (const text of hostile) {
        const names = Object.fromEntries(Object.keys(own).map((name) => [name, name === 'id' ? own['id'] : text]));
        const query = `?q=${encodeURIComponent(text)}&desk=${encodeURIComponent(text)}&after=${encodeURIComponent(text)}`;
        const asked = filled(route.path, names as Record<string, string>) + query;
        const { status } = await cleo.ask(route.method, asked, bodyFor(route, { desk: text }));
        expect([route.method, asked, status < 500]).toEqual([route.method, asked, true]);
      }
    }
    for (const text of hostile)
      expect((await cleo.ask('GET', `/articles/${encodeURIComponent(text)}`)).status).toBe(404);
    await app.core.storage.articles.update(own['id'] ?? '', { deletedAt: null });
    expect((await chief.ask('GET', `/articles/${own['id']}/text`)).text).toContain('twaalf boten');
  });

  it('[R-HTTP-7] [S-26] with the session or token of somebody else finds none', async () => {
    const { cookie } = await app.signIn('Chiara');
    const [session] = (await app.ask('GET', '/api/v1/me/sessions', undefined, { cookie })).json;
    for (const [path, code] of [
      [`/me/sessions/${session.id}`, 'session.unknown'],
      [`/me/tokens/${own['token']}`, 'token.unknown'],
    ])
      expect((await stranger.ask('DELETE', path ?? '')).json.code).toBe(code);
    expect((await chief.ask('GET', '/me/tokens')).json).toHaveLength(1);
  });
});

/** Figures are kept so that a list need not tell them anew; the audit tells who took an article out. */
const WRITTEN_BY_ASKING = ['article_figures', 'audit'];

/** The SHA-256 of all rows of each table. */
function tablesOf(folder: string): Record<string, string> {
  const database = new DatabaseSync(join(folder, 'kantlijn.db'), { readOnly: true });
  const names = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
  const tables = names.flatMap(({ name }) => (WRITTEN_BY_ASKING.includes(String(name)) ? [] : [String(name)]));
  const hashes = tables.map((name) => {
    const rows = database.prepare(`select * from "${name}"`).all();
    const lines = rows.map((row) =>
      Object.values(row)
        .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value)))
        .join('|'),
    );
    return [name, createHash('sha256').update(lines.sort().join('\n')).digest('hex')] as const;
  });
  database.close();
  return Object.fromEntries(hashes);
}

it('[R-HTTP-6] [S-5] no GET or HEAD changes a byte of the database', async () => {
  // What the room of the article had still to write is written by then.
  await chief.ask('GET', `/articles/${own['id']}/text`);
  const before = tablesOf(app.folder);
  const { cookie } = await app.signIn('Chiara');
  const signedIn = tablesOf(app.folder);
  expect(Object.keys(before).filter((name) => before[name] !== signedIn[name])).toEqual(['session']);
  const answers: string[] = [];
  for (const { method, path } of routes) {
    if (method !== 'GET') continue;
    for (const asked of ['GET', 'HEAD']) {
      const init = { method: asked, headers: { cookie } };
      const { status } = await app.app.request(`/api/v1${filled(path, own)}`, init);
      if (status < 300) answers.push(`${asked} ${path}`);
    }
  }
  const after = tablesOf(app.folder);
  expect(Object.keys(after).filter((name) => after[name] !== signedIn[name])).toEqual([]);
  expect(answers.length).toBeGreaterThan(50);
});
