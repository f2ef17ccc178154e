import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emailOf, ORIGIN, openTestApp, PASSWORD, type TestApp, type TestPerson } from '../../support/app.ts';

const NEXT = 'vier fietsen in de gracht';
let app: TestApp;
let chief: TestPerson;
beforeAll(async () => {
  app = await openTestApp();
  chief = await app.person('Chiara', 'chief');
});
afterAll(() => app.close());

it('[R-PEOPLE-4] [S-9] no token of an invite, a session or the API, and no password, is in the database', async () => {
  const { cookie } = await app.signIn('Chiara');
  const session = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
  const { url } = (await chief.ask('POST', '/desks/newsroom/invites', { role: 'editor' })).json;
  const setup = await app.core.invites.setup(app.core.firstDesk.id);
  const secrets = [session, url.split('token=')[1], setup, chief.token, chief.token.slice(3), PASSWORD];
  expect(secrets.map((secret) => secret.length > 20)).toEqual(secrets.map(() => true));
  const files = ['kantlijn.db', 'kantlijn.db-wal'].map((name) => readFileSync(join(app.folder, name), 'latin1'));
  const raw = files.join('');
  expect(raw).toContain(emailOf('Chiara'));
  expect(secrets.filter((secret) => raw.includes(Buffer.from(secret).toString('latin1')))).toEqual([]);
});

it('[R-PEOPLE-11] [S-10] a new password needs the current one, and signs out everywhere else', async () => {
  await app.person('Pia', 'editor');
  const [here, there] = [await app.signIn('Pia'), await app.signIn('Pia')];
  const ask = (cookie: string, current: string, next: string) =>
    app.ask('POST', '/api/v1/me/password', { current, next }, { cookie, origin: ORIGIN });
  const me = async (cookie: string) => (await app.ask('GET', '/api/v1/me', undefined, { cookie })).status;
  expect((await ask(here.cookie, 'not this one', NEXT)).json.code).toBe('password.wrong');
  expect((await ask(here.cookie, PASSWORD, 'pia-2026-!!!!')).json.code).toBe('password.guessable');
  expect([await me(there.cookie), (await ask(here.cookie, PASSWORD, NEXT)).status]).toEqual([200, 204]);
  expect([await me(here.cookie), await me(there.cookie)]).toEqual([200, 401]);
  expect([(await app.signIn('Pia')).status, (await app.signIn('Pia', NEXT)).status]).toEqual([401, 200]);
});

it('[R-PEOPLE-11] [R-PEOPLE-6] whoever finds a page open cannot try passwords on it', async () => {
  const rita = await app.person('Rita', 'editor');
  const tryOne = () => rita.ask('POST', '/me/password', { current: 'is it this?', next: NEXT });
  const codes: string[] = [];
  for (let n = 0; n < 11; n += 1) codes.push((await tryOne()).json.code);
  expect([codes[9], codes[10]]).toEqual(['password.wrong', 'signIn.tooMany']);
});
