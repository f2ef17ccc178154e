import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openAuth } from '../../../server/identity/auth.ts';
import { createResets } from '../../../server/identity/resets.ts';
import type { openSqliteStorage } from '../../../server/storage/sqlite/storage.ts';
import { emailOf, ORIGIN, openTestApp, PASSWORD, type TestApp, type TestPerson } from '../../support/app.ts';
import { startMailServer } from '../../support/mailServer.ts';
import { codeOf, cookieOf, withSecondFactor } from '../../support/secondFactor.ts';

const NEXT = 'vier fietsen in de gracht';
let app: TestApp;
let owner: TestPerson;
let ownerCookie: string;
beforeAll(async () => {
  app = await openTestApp();
  owner = await app.person('Odile', 'chief', true);
  ({ cookie: ownerCookie } = await app.signIn('Odile'));
});
afterEach(() => void vi.useRealTimers());
afterAll(() => app.close());

const make = (person: string, headers: object = {}, password = PASSWORD) =>
  app.ask(
    'POST',
    `/api/v1/accounts/${person}/reset`,
    { password },
    { cookie: ownerCookie, origin: ORIGIN, ...headers },
  );
const use = (url: string, password = NEXT) =>
  app.ask('POST', '/api/v1/password-reset', { token: new URL(url).hash.slice(1), password }, { origin: ORIGIN });
const linkFor = async ({ id }: TestPerson): Promise<string> => (await make(id)).json.url;
const me = async (cookie: string) => (await app.ask('GET', '/api/v1/me', undefined, { cookie })).status;

it('[R-PEOPLE-18] [S-22] the owner makes the link, with their own password; nobody else does, and no token', async () => {
  const pia = await app.person('Pia', 'chief');
  expect((await pia.ask('POST', `/accounts/${pia.id}/reset`, { password: PASSWORD })).json.code).toBe(
    'role.insufficient',
  );
  expect((await owner.ask('POST', `/accounts/${pia.id}/reset`, { password: PASSWORD })).json.code).toBe(
    'session.needed',
  );
  expect((await make(pia.id, {}, 'not this one')).json.code).toBe('password.wrong');
  expect((await make('nobody')).json.code).toBe('person.unknown');
  expect((await make(pia.id)).status).toBe(200);
});

it('[R-PEOPLE-18] [S-22] its address is ours whatever host a request names, and its token in no file', async () => {
  const { id } = await app.person('Hanna');
  const { url } = (
    await make(id, { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' })
  ).json;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/reset#[\w-]{43}$/);
  const raw = ['kantlijn.db', 'kantlijn.db-wal'].map((name) => readFileSync(join(app.folder, name), 'latin1')).join('');
  expect([raw.includes(emailOf('Hanna')), raw.includes(new URL(url).hash.slice(1))]).toEqual([true, false]);
});

it('[R-PEOPLE-18] [S-22] sets the password once, however many bring it at once, and ends every session', async () => {
  const rosa = await app.person('Rosa');
  const [here, there] = [await app.signIn('Rosa'), await app.signIn('Rosa')];
  const url = await linkFor(rosa);
  expect((await use(url, 'rosa-2026-!!!!')).json.code).toBe('password.guessable');
  expect((await use(url, 'short')).json.code).toBe('password.tooShort');
  expect([await me(here.cookie), (await app.signIn('Rosa')).status]).toEqual([200, 200]);
  const answers = await Promise.all([use(url), use(url), use(url)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
  expect((await use(url, 'a whole other sentence')).json.code).toBe('reset.ended');
  expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
  expect([await me(here.cookie), await me(there.cookie)]).toEqual([401, 401]);
  expect([(await app.signIn('Rosa')).status, (await app.signIn('Rosa', NEXT)).status]).toEqual([401, 200]);
  const told = await app.core.storage.audit.list({ person: rosa.id }, { after: null, limit: 20 });
  const links = told.filter(({ kind }) => kind.startsWith('passwordLink.'));
  expect(links.map(({ kind, actor }) => [kind, actor])).toEqual([
    ['passwordLink.used', rosa.id],
    ['passwordLink.made', owner.id],
  ]);
});

it('[R-PEOPLE-18] [S-22] ends after an hour, and with the next', async () => {
  const tim = await app.person('Tim');
  const [first, second] = [await linkFor(tim), await linkFor(tim)];
  expect((await use(first)).json.code).toBe('reset.ended');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 });
  expect((await use(second)).json.code).toBe('reset.ended');
});

it('[R-PEOPLE-18] [S-22] asks for the second factor as ever, and ends a sign-in that was begun before', async () => {
  const vera = await app.person('Vera');
  const { key } = await withSecondFactor(app, 'Vera');
  const begun = cookieOf(await app.signIn('Vera'), 'pending');
  expect((await use(await linkFor(vera))).status).toBe(204);
  const give = (cookie: string) =>
    app.ask('POST', '/api/auth/second-factor', { code: codeOf(key, Date.now() + 30_000) }, { cookie, origin: ORIGIN });
  expect((await give(begun)).json.code).toBe('secondFactor.expired');
  const signedIn = await app.signIn('Vera', NEXT);
  expect(signedIn.json).toEqual({ signedIn: false });
  expect((await give(cookieOf(signedIn, 'pending'))).json).toEqual({ signedIn: true });
});

it('[R-PEOPLE-18] where passwords are off, there are links for owners alone', async () => {
  const off = await openTestApp({
    env: { PASSWORDS: 'off', OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'k', OIDC_CLIENT_SECRET: 's' },
  });
  try {
    const chief = await off.person('Olga', 'chief', true);
    const editor = await off.person('Ed', 'editor');
    const { cookie } = await off.signIn('Olga');
    const ask = (id: string) =>
      off.ask('POST', `/api/v1/accounts/${id}/reset`, { password: PASSWORD }, { cookie, origin: ORIGIN });
    expect([(await ask(editor.id)).json.code, (await ask(chief.id)).status]).toEqual(['reset.passwordsOff', 200]);
  } finally {
    await off.close();
  }
});

/** Of the same store, by a clock that is ahead. */
async function resetsLater({ core }: TestApp, ms: number) {
  const { kysely: db } = core.storage as Awaited<ReturnType<typeof openSqliteStorage>>;
  const auth = await openAuth({ db, type: 'sqlite', secret: core.secret, secure: false });
  return createResets({ auth, clock: () => Date.now() + ms, randomToken: () => 'later' });
}

it('[R-PEOPLE-19] [S-22] a letter is sent to whom there is, and the answer tells nobody whether there is', async () => {
  const mail = await startMailServer();
  const posting = await openTestApp({ env: { SMTP_URL: mail.url, MAIL_FROM: 'Kantlijn <desk@example.org>' } });
  const ask = (name: string) =>
    posting.ask(
      'POST',
      '/api/v1/password-reset/ask',
      { email: emailOf(name) },
      { origin: ORIGIN, host: 'evil.example' },
    );
  try {
    const nina = await posting.person('Nina');
    await posting.core.accounts.change(nina.id, { language: 'nl' });
    expect((await posting.ask('GET', '/api/v1/sign-in-ways')).json.forgotten).toBe(true);
    const [unknown, known] = [await ask('Nobody'), await ask('Nina')];
    expect([unknown.status, unknown.text, known.status, known.text]).toEqual([204, '', 204, '']);
    await vi.waitFor(() => expect(mail.letters.length).toBe(1), 5_000);
    const [letter] = mail.letters;
    expect([letter?.to, letter?.headers.get('subject')]).toEqual([
      [emailOf('Nina')],
      'Een nieuw wachtwoord voor Kantlijn',
    ]);
    const [url = ''] =
      /http:\/\/127\.0\.0\.1:3000\/reset#[\w-]{43}/.exec(letter?.text.replaceAll('=\r\n', '') ?? '') ?? [];
    const { resets } = posting.core;
    expect(await resets.makeForLetter(nina.id)).toBeNull();
    const later = await resetsLater(posting, 301_000);
    expect(await later.makeForLetter(nina.id)).toBe('later');
    expect(await resets.use(new URL(url).hash.slice(1), NEXT)).toEqual({ person: nina.id });
    const codes: number[] = [];
    for (let n = 0; n < 10; n += 1) codes.push((await ask('Nobody')).status);
    expect([codes.slice(0, 9), codes[9]]).toEqual([Array(9).fill(204), 429]);
    expect((await posting.signIn('Nina', NEXT)).status).toBe(200);
  } finally {
    await posting.close();
    await mail.stop();
  }
});

it('[R-PEOPLE-19] where no letters leave, nobody is promised one', async () => {
  expect((await app.ask('GET', '/api/v1/sign-in-ways')).json.forgotten).toBe(false);
  const { status, json } = await app.ask(
    'POST',
    '/api/v1/password-reset/ask',
    { email: emailOf('Odile') },
    { origin: ORIGIN },
  );
  expect([status, json.code]).toEqual([404, 'reset.noLetters']);
});
