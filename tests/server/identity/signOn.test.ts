import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { grantedRoles, readGrants } from '../../../server/identity/grantedRoles.ts';
import { emailOf, ORIGIN, openTestApp, PASSWORD, type TestApp, type TestPerson } from '../../support/app.ts';
import { cookieOf } from '../../support/secondFactor.ts';
import { CLIENT, type SignOnProvider, startSignOnProvider } from '../../support/signOnProvider.ts';

let provider: SignOnProvider;
let app: TestApp;
let owner: TestPerson;
const CALLBACK = `${ORIGIN}/api/auth/sign-on/callback`;
const ROLES = 'fact-check=newsroom:checker, chiefs=newsroom:chief';

beforeAll(async () => {
  provider = await startSignOnProvider(CALLBACK);
  const env = { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret };
  app = await openTestApp({ env: { ...env, OIDC_NAME: 'The paper', OIDC_ROLES: ROLES } });
  owner = await app.person('Odile', 'chief', true);
});
afterAll(async () => {
  await app.close();
  await provider.stop();
});

const person = (name: string, groups: unknown, isVerified = true) =>
  provider.people.set(name, { email: emailOf(name), email_verified: isVerified, name: `${name} Provided`, groups });

async function begin(next = '/account') {
  const begun = await app.ask('GET', `/api/auth/sign-on?next=${encodeURIComponent(next)}`);
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { address: begun.headers.get('location') ?? '', cookie };
}
const comeBack = (query: string, cookie: string) =>
  app.ask('GET', `/api/auth/sign-on/callback${query}`, undefined, { cookie });

async function signOn(name: string, next?: string) {
  const { address, cookie } = await begin(next);
  const answer = await comeBack(await provider.signIn(address, name), cookie);
  return { to: answer.headers.get('location') ?? '', cookie: cookieOf(answer, 'session') };
}
const me = async (cookie: string) => (await app.ask('GET', '/api/v1/me', undefined, { cookie })).json;

describe('roles of a claim', () => {
  const grants = readGrants('a=news:viewer,a b=news:editor,x=sport:chief') ?? [];
  it.each<[unknown, [string, string][]]>([
    ['a', [['news', 'viewer']]],
    [
      ['a', 'a b', 'x'],
      [
        ['news', 'editor'],
        ['sport', 'chief'],
      ],
    ],
    [['A', 'a ', 'xx', ''], []],
    [{ a: true, x: 'x' }, []],
    [[['x'], { toString: () => 'x' }, 1, null, true], []],
    [undefined, []],
  ])('[R-SIGNON-4] %j gives %j, compared by value and kind', (claim, expected) => {
    expect([...grantedRoles(grants, claim)]).toEqual(expected);
  });
  it.each(['', 'a', 'a=news', 'a=news:boss', 'a=News:chief', 'a=news:chief,,'])(
    '[R-CLI-5] OIDC_ROLES=%s is refused',
    (text) => {
      expect(readGrants(text)).toBeNull();
      if (text !== '') expect(() => readConfig({ OIDC_ROLES: text })).toThrow(/^OIDC_ROLES/);
    },
  );
  it('[R-CLI-5] half a provider, one over http elsewhere, and no way in at all are refused', () => {
    const whole = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'k', OIDC_ROLES: 'a=news:chief' };
    expect(() => readConfig(whole)).not.toThrow();
    expect(() => readConfig({ OIDC_ISSUER: 'https://id.example' })).toThrow(/OIDC_CLIENT_ID/);
    expect(() => readConfig({ ...whole, OIDC_ISSUER: 'http://id.example' })).toThrow(/OIDC_ISSUER/);
    expect(() => readConfig({ PASSWORDS: 'off' })).toThrow(/PASSWORDS/);
  });
});

describe('signing in at the provider', () => {
  it('[R-SIGNON-1] is offered where it is set up, with PKCE, a state and a nonce', async () => {
    expect((await app.ask('GET', '/api/v1/sign-in-ways')).json).toEqual({
      passwords: true,
      passkeys: true,
      forgotten: false,
      provider: { name: 'The paper' },
    });
    const { address, cookie } = await begin();
    const query = new URL(address).searchParams;
    expect([query.get('code_challenge_method'), query.get('redirect_uri')]).toEqual(['S256', CALLBACK]);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)?.length).toBeGreaterThan(40);
    expect(cookie.includes(query.get('state') ?? '')).toBe(false);
  });

  it('[R-SIGNON-2] makes one account of whoever comes for the first time in two windows at once', async () => {
    person('Dubbel', ['fact-check']);
    const both = await Promise.all([signOn('Dubbel'), signOn('Dubbel')]);
    expect(both.map(({ to }) => to)).toEqual(['/account', '/account']);
    const everyone = await app.core.accounts.everyone();
    expect(everyone.filter(({ name }) => name === 'Dubbel Provided').length).toBe(1);
  });

  it('[R-SIGNON-2] makes an account with the roles that the provider gives, and takes them away again with it', async () => {
    person('Pia', ['fact-check', 'everybody']);
    const first = await signOn('Pia');
    expect(first.to).toBe('/account');
    const pia = await me(first.cookie);
    expect(pia).toMatchObject({
      person: { name: 'Pia Provided', owner: false },
      desks: [{ slug: 'newsroom', role: 'checker' }],
    });
    person('Pia', ['chiefs', 'fact-check']);
    expect((await me((await signOn('Pia')).cookie)).desks[0].role).toBe('chief');
    person('Pia', []);
    const last = await me((await signOn('Pia')).cookie);
    expect([last.person.id, last.desks]).toEqual([pia.person.id, []]);
    expect((await app.signIn('Pia')).status).toBe(401);
    expect((await app.core.accounts.sessions(pia.person.id)).length).toBe(3);
    const audit = await app.core.storage.audit.list({ person: pia.person.id }, { after: null, limit: 99 });
    const byProvider = audit.filter(({ actor, details }) => actor === null && details['by'] === 'provider');
    expect(byProvider.map(({ kind, details }) => [kind, details['from'], details['to']]).reverse()).toEqual([
      ['role.changed', null, 'checker'],
      ['role.changed', 'checker', 'chief'],
      ['member.removed', undefined, undefined],
    ]);
    expect(audit.map(({ kind }) => kind)).toContain('account.made');
  });

  it.each(['//evil.example', '/\t/evil.example', '/.//evil.example', '/\\evil.example', 'https://evil.example'])(
    '[R-SIGNON-1] leads to no other host: %j',
    async (next) => {
      person('Wim', ['fact-check']);
      expect((await signOn('Wim', next)).to).toBe('/');
    },
  );

  it('[R-SIGNON-2] lets nobody in to whom it gives no role, nor without a verified address', async () => {
    person('Nora', ['everybody']);
    expect((await signOn('Nora')).to).toBe('/sign-in?fault=signOn.noRole');
    person('Uma', ['chiefs'], false);
    expect((await signOn('Uma')).to).toBe('/sign-in?fault=signOn.email');
    expect(await app.core.accounts.findByEmail(emailOf('Uma'))).toBeNull();
  });

  it('[R-SIGNON-3] an unverified address takes over no account; a verified one ends what was there before', async () => {
    const kees = await app.person('Kees', 'editor');
    const before = (await app.signIn('Kees')).cookie;
    person('Kees', ['fact-check'], false);
    expect((await signOn('Kees')).to).toBe('/sign-in?fault=signOn.email');
    expect((await me(before)).person.id).toBe(kees.id);
    person('Kees', ['fact-check']);
    const { cookie } = await signOn('Kees');
    expect((await me(cookie)).person.id).toBe(kees.id);
    expect([(await me(before)).code, (await kees.ask('GET', '/me')).status, (await app.signIn('Kees')).status]).toEqual(
      ['session.required', 401, 401],
    );
  });

  it('[R-SIGNON-1] a journey ends once, in the browser that began it, within ten minutes', async () => {
    person('Rik', ['fact-check']);
    const [mine, other] = [await begin(), await begin()];
    const query = await provider.signIn(mine.address, 'Rik');
    const to = async (cookie: string, given = query) => (await comeBack(given, cookie)).headers.get('location');
    expect(await to('')).toBe('/sign-in?fault=signOn.expired');
    expect(await to(other.cookie)).toBe('/sign-in?fault=signOn.failed');
    expect(await to(mine.cookie)).toBe('/account');
    expect(await to(mine.cookie)).toBe('/sign-in?fault=signOn.expired');
    const denied = await begin();
    const state = new URL(denied.address).searchParams.get('state');
    expect(await to(denied.cookie, `?error=access_denied&state=${state}`)).toBe('/sign-in?fault=signOn.failed');
  });

  it('[R-SIGNON-5] counts as a second factor, which the provider asks for itself', async () => {
    person('Sem', ['fact-check']);
    const { desks } = app.core.storage;
    const rules = { coverage: 100, leaseMinutes: 15, secondFactor: 'checker' } as const;
    await desks.setRules(app.core.firstDesk.id, rules);
    const { cookie } = await signOn('Sem');
    expect((await me(cookie)).lacksSecondFactor).toBe(false);
    expect((await app.ask('GET', '/api/v1/articles', undefined, { cookie })).status).toBe(200);
    expect((await owner.ask('GET', '/articles')).json.code).toBe('secondFactor.required');
    await desks.setRules(app.core.firstDesk.id, { ...rules, secondFactor: null as never });
  });
});

it('[R-SIGNON-6] [R-PASSKEY-4] with passwords switched off nobody signs in or joins with one, but for the owner', async () => {
  const env = { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret };
  const strict = await openTestApp({ env: { ...env, OIDC_ROLES: ROLES, PASSWORDS: 'off' } });
  try {
    const chief = await strict.person('Chiara', 'chief');
    expect((await strict.ask('GET', '/api/v1/sign-in-ways')).json.passwords).toBe(false);
    const odile = await strict.person('Odile', 'chief', true);
    expect((await strict.signIn('Chiara')).json.code).toBe('signIn.refused');
    expect((await strict.signIn('Odile')).json).toEqual({ signedIn: true });
    const passkeys = async (who: TestPerson) => (await who.ask('POST', '/me/passkeys/options', {})).json.code;
    expect([await passkeys(chief), await passkeys(odile)]).toEqual(['passkey.off', 'session.needed']);
    const { url } = (await chief.ask('POST', '/desks/newsroom/invites', { role: 'viewer' })).json;
    const account = { name: 'New', email: emailOf('New'), password: PASSWORD };
    const joined = await strict.ask('POST', `/api/v1/invites/${url.split('token=')[1]}/accept`, account);
    expect(joined.json.code).toBe('signIn.passwordsOff');
  } finally {
    await strict.close();
  }
});
