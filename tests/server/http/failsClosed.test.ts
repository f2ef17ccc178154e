import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readClientFolder } from '../../../server/clientFolder.ts';
import { StoreFailing } from '../../../server/storage/failures.ts';
import { may, mayGive, type Permission, type Role, roleFrom } from '../../../shared/permissions.ts';
import { emailOf, ORIGIN, openTestApp, PASSWORD, type TestApp, type TestPerson } from '../../support/app.ts';
import { whenFree } from '../../support/whenFree.ts';

let app: TestApp;
let chief: TestPerson;
let article: string;
beforeAll(async () => {
  app = await openTestApp();
  chief = await app.person('Chiara', 'chief');
  const content = 'Brand in de haven\n\nEr lagen twaalf boten.';
  article = (await chief.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content })).json.id;
});
afterAll(() => app.close());

const isWord = (role: unknown): role is string => typeof role === 'string';
const NO_ROLES: unknown[] = [
  ...['Chief', 'CHIEF', ' chief', 'chief ', 'chief\0', 'сhief', '', '__proto__', 'toString', 'constructor'],
  ...[['chief'], [['chief']], { toString: () => 'chief' }, { role: 'chief' }, 4, true, null],
];

it('[S-25] a role is one of five words and nothing that looks, or converts, like one', async () => {
  const permissions: Permission[] = ['article.read', 'thread.write', 'text.write', 'desk.manage', 'clearance.decide'];
  for (const role of NO_ROLES) {
    expect([role, roleFrom(role)]).toEqual([role, 'viewer']);
    if (isWord(role)) expect(permissions.filter((permission) => may(role as Role, permission))).toEqual([]);
    if (isWord(role)) expect(mayGive(role as Role, 'viewer')).toBe(false);
    for (const [method, path] of [
      ['PUT', `/desks/newsroom/members/${chief.id}`],
      ['POST', '/desks/newsroom/invites'],
    ] as const)
      expect([role, (await chief.ask(method, path, { role })).json?.code]).toEqual([role, 'body.invalid']);
  }
  expect((await chief.ask('GET', '/me')).json.desks[0].role).toBe('chief');
});

const FAILURES: [what: string, error: () => Error, status: number][] = [
  ['fails', () => new StoreFailing('SELECT * FROM secret'), 503],
  ['breaks', () => new Error('ECONNREFUSED /var/lib/secret.sock'), 500],
];

it.each(FAILURES)(
  '[R-HTTP-1] [S-51] where what decides on rights %s, nobody is let in and nothing is told',
  async (_what, error, status) => {
    const { desks, articles } = app.core.storage;
    const parts: [object: Record<string, unknown>, method: string][] = [
      [desks as unknown as Record<string, unknown>, 'membershipsOf'],
      [articles as unknown as Record<string, unknown>, 'find'],
      [app.core.accounts as unknown as Record<string, unknown>, 'authenticate'],
    ];
    const paths = ['', '/text', '/annotations', '/ledger', '/export/txt', '/people'].map(
      (end) => `/articles/${article}${end}`,
    );
    for (const [object, method] of parts) {
      const whole = object[method];
      object[method] = () => Promise.reject(error());
      for (const path of paths) {
        const answer = await chief.ask('GET', path);
        expect([method, path, answer.status]).toEqual([method, path, status]);
        expect(answer.text).not.toMatch(/SELECT|secret|ECONN|haven|boten|\n\s+at /);
      }
      object[method] = whole;
    }
    expect((await chief.ask('GET', paths[0] ?? '')).status).toBe(200);
  },
);

it('[S-60] neither maps of the source nor anything beside the built client is served', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-client-'));
  for (const name of ['index.html', 'a.js', 'a.js.map']) writeFileSync(join(folder, name), 'x');
  expect([...(readClientFolder(folder)?.keys() ?? [])].sort()).toEqual(['a.js', 'index.html']);
  rmSync(folder, { recursive: true });
  for (const path of [
    '/.git/config',
    '/package.json',
    '/server/main.ts',
    '/data/secret',
    '/debug',
    '/.env',
    '/assets/../secret',
  ]) {
    expect([path, (await app.ask('GET', path)).status]).toEqual([path, 404]);
  }
});

it('[R-PEOPLE-8] [S-8] [S-11] a session id that somebody planted is none, and one whose week is over closes its sockets, too', async () => {
  const planted = 'kantlijn.session=planted-by-somebody.c2lnbmVk';
  const me = async (cookie: string) => (await app.ask('GET', '/api/v1/me', undefined, { cookie })).status;
  expect(await me(planted)).toBe(401);
  const body = { email: emailOf('Chiara'), password: PASSWORD };
  const signed = await app.ask('POST', '/api/auth/sign-in/email', body, { origin: ORIGIN, cookie: planted });
  const cookie = signed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const again = await app.signIn('Chiara');
  expect([await me(cookie), await me(planted), cookie === again.cookie, cookie.includes('planted')]).toEqual([
    ...[200, 401, false, false],
  ]);
  const sessions = (await app.ask('GET', '/api/v1/me/sessions', undefined, { cookie })).json as { id: string }[];
  const credentials = sessions.map(({ id }) => `session:${id}`);
  expect((await app.core.accounts.stillValid(credentials)).size).toBe(2);
  const database = new DatabaseSync(join(app.folder, 'kantlijn.db'));
  await whenFree(() => database.exec(`update session set "expiresAt" = '2020-01-01T00:00:00.000Z'`));
  database.close();
  expect([await me(cookie), (await app.core.accounts.stillValid(credentials)).size]).toEqual([401, 0]);
});
