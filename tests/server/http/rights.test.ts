import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROLES, type Role } from '../../../shared/permissions.ts';
import { DEFAULT_TAGS } from '../../../shared/review/tags.ts';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { routesOf } from '../../support/described.ts';

/** For each route, the lowest role that is let in on the article's desk. */
const ROUTES: { lowest: Role; method: string; path: string; body?: () => object }[] = [
  { lowest: 'viewer', method: 'GET', path: '/articles/ID' },
  { lowest: 'viewer', method: 'GET', path: '/articles/ID/text' },
  { lowest: 'viewer', method: 'GET', path: '/articles/ID/annotations' },
  { lowest: 'viewer', method: 'GET', path: '/articles/ID/proposals' },
  { lowest: 'viewer', method: 'GET', path: '/articles/ID/ledger' },
  { lowest: 'viewer', method: 'GET', path: '/articles/ID/ledger/verify' },
  { lowest: 'viewer', method: 'GET', path: '/articles/ID/people' },
  { lowest: 'viewer', method: 'GET', path: '/articles/ID/seen' },
  { lowest: 'viewer', method: 'GET', path: '/articles/ID/export/md' },
  ...['txt', 'html', 'docx', 'csv', 'w3c', 'hypothesis', 'report.html', 'report.json'].map((name) => ({
    ...{ lowest: 'viewer' as const, method: 'GET', path: `/articles/ID/export/${name}` },
  })),
  ...['claimreview', 'ninjs', 'ninjs1', 'passport'].map((name) => ({
    ...{ lowest: 'checker' as const, method: 'GET', path: `/articles/ID/export/${name}` },
  })),
  { lowest: 'viewer', method: 'GET', path: '/desks/newsroom/members' },
  { lowest: 'viewer', method: 'GET', path: '/desks/newsroom/tags' },
  { lowest: 'commenter', method: 'POST', path: '/articles/ID/commands', body: () => opening() },
  { lowest: 'editor', method: 'PATCH', path: '/articles/ID', body: () => ({ language: 'nl' }) },
  { lowest: 'editor', method: 'POST', path: '/articles', body: () => ({ ...CONTENT, desk: 'newsroom' }) },
  { lowest: 'editor', method: 'DELETE', path: '/articles/SPARE' },
  { lowest: 'chief', method: 'GET', path: '/desks/newsroom/invites' },
  { lowest: 'chief', method: 'POST', path: '/desks/newsroom/invites', body: () => ({ role: 'viewer' }) },
  { lowest: 'chief', method: 'PUT', path: '/desks/newsroom/members/VIEWER', body: () => ({ role: 'viewer' }) },
  { lowest: 'chief', method: 'PUT', path: '/desks/newsroom/tags', body: () => DEFAULT_TAGS },
];
const OWNER_ALONE = [
  ['POST', '/desks', { name: 'Mine' }],
  ['POST', '/demo', {}],
] as const;
const CONTENT = { format: 'text', content: 'Titel\n\nEen zin over de haven.' };

let app: TestApp;
let people: Map<Role, TestPerson>;
let article: string;

function opening(): object {
  const target = { quote: { exact: 'de haven' } };
  const [id, annotation] = [app.core.newId(), app.core.newId()];
  return { id, type: 'thread.open', annotation, target, text: 'Welke?' };
}
async function newArticle(): Promise<string> {
  const editor = people.get('editor');
  return (await editor?.ask('POST', '/articles', { ...CONTENT, desk: 'newsroom' }))?.json.id;
}

beforeAll(async () => {
  app = await openTestApp();
  people = new Map();
  for (const role of ROLES) people.set(role, await app.person(`A ${role}`, role));
  article = await newArticle();
});
afterAll(() => app.close());

it.each(ROLES)('[R-EXPORT-1] [S-31] a %s is let in where the table says, and nowhere else', async (role) => {
  const person = people.get(role);
  for (const { lowest, method, path, body } of ROUTES) {
    const spare = path.includes('SPARE') ? await newArticle() : '';
    const filled = path
      .replace('ID', article)
      .replace('SPARE', spare)
      .replace('VIEWER', people.get('viewer')?.id ?? '');
    const answer = await person?.ask(method, filled, body?.());
    const isIn = ROLES.indexOf(role) >= ROLES.indexOf(lowest);
    expect([method, path, (answer?.status ?? 0) < 300], answer?.text).toEqual([method, path, isIn]);
    if (!isIn) expect(answer?.status).toBe(403);
  }
  for (const [method, path, body] of OWNER_ALONE) {
    expect([path, (await person?.ask(method, path, body))?.status]).toEqual([path, 403]);
  }
});

it('every declared route is closed to those who are not signed in, but the few that open the door', async () => {
  const open: string[] = [];
  for (const { name } of routesOf((await app.ask('GET', '/api/v1/openapi.json')).json)) {
    const [method = '', path = ''] = name
      .replace('{id}', article)
      .replace(/\{\w+\}/g, 'newsroom')
      .split(' ');
    const { status, json } = await app.ask(method, path, method === 'GET' ? undefined : {});
    if (status !== 401 || json?.code !== 'session.required') open.push(name);
  }
  expect(open.sort()).toEqual([
    'GET /api/auth/sign-on',
    'GET /api/auth/sign-on/callback',
    'GET /api/v1/docs',
    'GET /api/v1/invites/{token}',
    'GET /api/v1/openapi.json',
    'GET /api/v1/passport-key',
    'GET /api/v1/report.schema.json',
    'GET /api/v1/setup',
    'GET /api/v1/sign-in-ways',
    'GET /badge/{key}.json',
    'GET /badge/{key}.svg',
    'GET /healthz',
    'GET /metrics',
    'GET /readyz',
    'POST /api/auth/passkey',
    'POST /api/auth/passkey/options',
    'POST /api/auth/second-factor',
    'POST /api/auth/sign-in/email',
    'POST /api/auth/sign-out',
    'POST /api/v1/guest/enter',
    'POST /api/v1/guest/look',
    'POST /api/v1/invites/{token}/accept',
    'POST /api/v1/password-reset',
    'POST /api/v1/password-reset/ask',
  ]);
});

it('[R-HTTP-6] [S-5] no GET changes anything that is stored', async () => {
  // An installation in which nothing else is under way: lists follow a change some seconds later.
  const still = await openTestApp();
  const chief = await still.person('A chief', 'chief');
  const { id } = (await chief.ask('POST', '/articles', { ...CONTENT, desk: 'newsroom' })).json;
  const { storage, firstDesk, invites } = still.core;
  const look = async () => [
    await storage.articles.list([firstDesk.id], { deleted: false, limit: 100, offset: 0 }),
    await storage.ledgers.read(id, 0),
    (await storage.texts.history(id, 0, 1_000)).length,
    await storage.desks.members(firstDesk.id),
    (await invites.open(firstDesk.id)).length,
  ];
  await chief.ask('GET', `/articles/${id}/text`);
  const before = await look();
  const { paths } = (await chief.ask('GET', '/openapi.json')).json;
  for (const path of Object.keys(paths).filter((each) => 'get' in paths[each])) {
    await chief.ask('GET', path.replace('{id}', id).replace('{format}', 'txt').replace('{slug}', 'newsroom'));
  }
  expect(await look()).toEqual(before);
  await still.close();
});
