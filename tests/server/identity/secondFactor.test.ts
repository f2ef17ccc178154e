import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ORIGIN, openTestApp, PASSWORD, type TestApp, type TestPerson } from '../../support/app.ts';
import { codeOf, cookieOf, withSecondFactor } from '../../support/secondFactor.ts';

let app: TestApp;
let chief: TestPerson;
beforeAll(async () => {
  app = await openTestApp();
  chief = await app.person('Chiara', 'chief');
});
afterAll(() => app.close());

const give = (cookie: string, code: string) =>
  app.ask('POST', '/api/auth/second-factor', { code }, { cookie, origin: ORIGIN });
const me = async (cookie: string) => (await app.ask('GET', '/api/v1/me', undefined, { cookie })).status;

it('an app of the tests shows the codes of RFC 6238', () => {
  expect(codeOf('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 59_000)).toBe('287082');
});

it('[R-PEOPLE-13] [S-8] [S-19] whoever gave a password alone can open nothing, and a right code gives a session of its own', async () => {
  await app.person('Sanne', 'editor');
  const { key, cookie: set } = await withSecondFactor(app, 'Sanne');
  const signedIn = await app.signIn('Sanne');
  expect(signedIn.json).toEqual({ signedIn: false });
  const pending = cookieOf(signedIn, 'pending');
  const all = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  for (const path of ['/me', '/desks', '/articles', '/me/sessions', '/me/second-factor']) {
    for (const cookie of [pending, all]) {
      expect((await app.ask('GET', `/api/v1${path}`, undefined, { cookie })).status).toBe(401);
    }
  }
  expect(await app.core.accounts.authenticate(new Headers({ cookie: all }))).toBeNull();
  expect((await give(pending, '000000')).json.code).toBe('code.refused');
  const right = await give(pending, codeOf(key, Date.now() + 30_000));
  expect(right.json).toEqual({ signedIn: true });
  const cookie = cookieOf(right, 'session');
  expect([await me(cookie), cookie === set]).toEqual([200, false]);
  expect((await give(pending, codeOf(key, Date.now()))).json.code).toBe('secondFactor.expired');
});

it('[R-PEOPLE-14] [S-18] of fifty who bring the same code at once, in five sign-ins, one comes in', async () => {
  await app.person('Race', 'editor');
  const { key } = await withSecondFactor(app, 'Race');
  const pending: string[] = [];
  for (let n = 0; n < 5; n += 1) pending.push(cookieOf(await app.signIn('Race'), 'pending'));
  const code = codeOf(key, Date.now() + 30_000);
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => give(pending[n % 5] ?? '', code)));
  const won = answers.filter(({ status }) => status === 200);
  expect(won.length).toBe(1);
  const { id } = (await app.core.accounts.findByEmail('race@example.org')) ?? { id: '' };
  // The one that set the factor up, and the one that won.
  expect((await app.core.accounts.sessions(id)).length).toBe(2);
});

it('[R-PEOPLE-14] [S-18] a code on paper works once, and a sixth wrong code ends the sign-in', async () => {
  await app.person('Paper', 'editor');
  const { codes } = await withSecondFactor(app, 'Paper');
  const [code = ''] = codes;
  const tries = await Promise.all(
    [await app.signIn('Paper'), await app.signIn('Paper')].map((answer) =>
      give(cookieOf(answer, 'pending'), code.toUpperCase()),
    ),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual([200, 401]);
  const pending = cookieOf(await app.signIn('Paper'), 'pending');
  const faults: string[] = [];
  for (let n = 0; n < 6; n += 1) faults.push((await give(pending, `00000${n}`)).json.code);
  expect(faults).toEqual([...Array(5).fill('code.refused'), 'secondFactor.expired']);
});

it('[R-PEOPLE-15] [S-23] is switched on with the password and a code, ends other sessions, and asks again to be switched off', async () => {
  const person = await app.person('Tom', 'editor');
  const elsewhere = (await app.signIn('Tom')).cookie;
  expect((await person.ask('POST', '/me/second-factor', { password: PASSWORD })).json.code).toBe('session.needed');
  const here = (await app.signIn('Tom')).cookie;
  const ask = (cookie: string, path: string, body: object) =>
    app.ask('POST', `/api/v1/me/second-factor${path}`, body, { cookie, origin: ORIGIN });
  expect((await ask(here, '', { password: 'not this one' })).json.code).toBe('password.wrong');
  const begun = (await ask(here, '', { password: PASSWORD })).json;
  expect([begun.codes.length, new Set(begun.codes).size, begun.uri.startsWith('otpauth://totp/Kantlijn:')]).toEqual([
    10,
    10,
    true,
  ]);
  expect((await app.signIn('Tom')).json).toEqual({ signedIn: true });
  expect((await ask(here, '/confirm', { code: '000000' })).json.code).toBe('code.refused');
  const confirmed = await ask(here, '/confirm', { code: codeOf(begun.key, Date.now()) });
  const now = cookieOf(confirmed, 'session');
  expect([await me(now), await me(here), await me(elsewhere)]).toEqual([200, 401, 401]);
  const state = async () => (await app.ask('GET', '/api/v1/me/second-factor', undefined, { cookie: now })).json;
  expect(await state()).toEqual({ on: true, codesLeft: 10, required: false, hasPassword: true });
  const renewed = (await ask(now, '/codes', { password: PASSWORD })).json.codes;
  expect(renewed.some((code: string) => begun.codes.includes(code))).toBe(false);
  expect((await ask(now, '/end', { password: 'not this one' })).json.code).toBe('password.wrong');
  expect((await ask(now, '/end', { password: PASSWORD })).status).toBe(200);
  expect((await app.signIn('Tom')).json).toEqual({ signedIn: true });
});

it('[R-PEOPLE-16] [S-18] a desk may let nobody of a role in without one; they can set it up and nothing else', async () => {
  const rules = (secondFactor: string | null) =>
    chief.ask('PUT', '/desks/newsroom/rules', { coverage: 100, leaseMinutes: 15, secondFactor });
  expect((await rules('checker')).json.code).toBe('secondFactor.required');
  await withSecondFactor(app, 'Chiara');
  const [checker, commenter] = [await app.person('Che', 'checker'), await app.person('Con', 'commenter')];
  const credential = `token:${(await app.core.accounts.tokens(checker.id))[0]?.id}`;
  expect(await app.core.accounts.stillValid([credential])).toEqual(new Set([credential]));
  expect((await rules('checker')).status).toBe(200);
  const codes = await Promise.all(
    ['/articles', '/desks', '/me/tokens'].map(async (path) => (await checker.ask('GET', path)).json.code),
  );
  expect(codes).toEqual(Array(3).fill('secondFactor.required'));
  expect((await checker.ask('GET', '/me')).json.lacksSecondFactor).toBe(true);
  expect(await app.core.accounts.stillValid([credential])).toEqual(new Set());
  expect((await commenter.ask('GET', '/articles')).status).toBe(200);
  const { cookie } = await withSecondFactor(app, 'Che');
  expect([
    (await checker.ask('GET', '/articles')).status,
    (await checker.ask('GET', '/me')).json.lacksSecondFactor,
  ]).toEqual([200, false]);
  const ended = await app.ask(
    'POST',
    '/api/v1/me/second-factor/end',
    { password: PASSWORD },
    { cookie, origin: ORIGIN },
  );
  expect(ended.json.code).toBe('secondFactor.required');
  await rules(null);
});

it('[R-PEOPLE-13] [S-9] no secret of a second factor is in the database as it is', async () => {
  await app.person('Secret', 'editor');
  const { key, codes } = await withSecondFactor(app, 'Secret');
  const raw = ['kantlijn.db', 'kantlijn.db-wal'].map((name) => readFileSync(join(app.folder, name), 'latin1')).join('');
  expect([key, ...codes].filter((secret) => raw.includes(secret))).toEqual([]);
});
