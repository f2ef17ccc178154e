/** Passkeys, with a device in software. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPasskeys } from '../../../server/identity/passkeys.ts';
import { createMemoryStorage } from '../../../server/storage/memory/storage.ts';
import { ORIGIN as BY_NUMBER, openTestApp, PASSWORD, type TestApp } from '../../support/app.ts';
import { type AskedOptions, Authenticator } from '../../support/authenticator.ts';

const ORIGIN = 'http://localhost:3000';
const PATH = '/api/v1/me/passkeys';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const cookieOf = (answer: { headers: Headers }) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
const asIn = (cookie: string, origin = ORIGIN) => ({ cookie, origin });
const options = async (origin = ORIGIN) =>
  (await app.ask('POST', '/api/auth/passkey/options', undefined, { origin })).json as AskedOptions;
const signIn = (response: object, origin = ORIGIN) => app.ask('POST', '/api/auth/passkey', { response }, { origin });
const me = async (cookie: string) => (await app.ask('GET', '/api/v1/me', undefined, { cookie })).json;

/** Somebody who is signed in by password, with a device that they have added. */
async function withPasskey(name: string, role: 'editor' | 'chief' = 'editor') {
  const { id } = await app.person(name, role);
  const { cookie } = await app.signIn(name);
  const begun = await app.ask('POST', `${PATH}/options`, { password: PASSWORD }, asIn(cookie));
  const device = new Authenticator();
  const response = device.make(begun.json, { origin: ORIGIN });
  const added = await app.ask('POST', PATH, { name: 'My phone', response }, asIn(cookie));
  return { id, cookie, begun, device, response, added };
}

describe('a passkey', () => {
  it('[R-PASSKEY-1] [R-PASSKEY-2] is added with the password, signs in alone, and is taken away', async () => {
    const { id, cookie, begun, device, added } = await withPasskey('Anna');
    expect([begun.status, added.status]).toEqual([200, 201]);
    expect(begun.json).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const asked = await options();
    expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect((asked as { allowCredentials?: unknown[] }).allowCredentials ?? []).toEqual([]);
    const answer = await signIn(device.sign(asked, { origin: ORIGIN }));
    expect(answer.json).toEqual({ signedIn: true });
    expect((await me(cookieOf(answer))).person.id).toBe(id);
    const [listed] = (await app.ask('GET', PATH, undefined, { cookie })).json;
    expect(listed).toMatchObject({ id: added.json.id, name: 'My phone' });
    expect(listed.usedAt).not.toBeNull();
    const kinds = (await app.core.storage.audit.list({ person: id }, { after: null, limit: 9 })).map(
      ({ kind }) => kind,
    );
    expect(kinds).toContain('passkey.added');
    const remove = (path: string) => app.ask('DELETE', `${PATH}/${path}`, undefined, asIn(cookie));
    expect([(await remove('other')).json.code, (await remove(listed.id)).status]).toEqual(['passkey.unknown', 204]);
    const late = await signIn(device.sign(await options(), { origin: ORIGIN }));
    expect([late.status, late.json.code]).toEqual([401, 'passkey.refused']);
  });

  it('[R-PASSKEY-2] [S-18] is two factors: it passes where a desk asks for the second, and whoever lacks one may add it', async () => {
    await app.core.storage.desks.setRules(app.core.firstDesk.id, {
      coverage: 100,
      leaseMinutes: 15,
      secondFactor: 'editor',
    });
    const { cookie, device } = await withPasskey('Edo');
    expect((await me(cookie)).lacksSecondFactor).toBe(true);
    const strong = cookieOf(await signIn(device.sign(await options(), { origin: ORIGIN })));
    expect((await me(strong)).lacksSecondFactor).toBe(false);
    expect((await app.ask('GET', '/api/v1/articles', undefined, { cookie: strong })).status).toBe(200);
    await app.core.storage.desks.setRules(app.core.firstDesk.id, {
      coverage: 100,
      leaseMinutes: 15,
      secondFactor: null,
    });
  });

  it('[R-PASSKEY-3] an answer counts once, for what it was asked for, from our own page, of an owner who was verified', async () => {
    const { cookie, device, response } = await withPasskey('Bea');
    const refused = async (answer: ReturnType<typeof signIn>) => (await answer).json.code;
    const asked = await options();
    const right = device.sign(asked, { origin: ORIGIN });
    expect(await refused(signIn(device.sign(asked, { origin: 'https://evil.example' })))).toBe('passkey.refused');
    expect(await refused(signIn(device.sign(await options(), { origin: ORIGIN, isVerified: false })))).toBe(
      'passkey.refused',
    );
    expect(await refused(signIn({ ...right, response: { ...right.response, signature: 'AAAA' } }))).toBe(
      'passkey.refused',
    );
    const own = { ...asked, challenge: Buffer.from(new Uint8Array(54)).toString('base64url') };
    expect(await refused(signIn(device.sign(own, { origin: ORIGIN })))).toBe('passkey.refused');
    expect(await refused(signIn(device.sign({ ...asked, challenge: 'c2hvcnQ' }, { origin: ORIGIN })))).toBe(
      'passkey.refused',
    );
    // A challenge that was made for adding signs nobody in, and the other way round.
    const adding = (await app.ask('POST', `${PATH}/options`, { password: PASSWORD }, asIn(cookie))).json;
    const other = { ...(await options()), challenge: adding.challenge };
    expect(await refused(signIn(device.sign(other, { origin: ORIGIN })))).toBe('passkey.refused');
    const fresh = await options();
    const answer = device.sign(fresh, { origin: ORIGIN });
    expect((await signIn(answer)).status).toBe(200);
    expect(await refused(signIn(answer))).toBe('passkey.refused');
    // A copy of the device has counted less far.
    device.rewind();
    expect(await refused(signIn(device.sign(await options(), { origin: ORIGIN })))).toBe('passkey.refused');
    const again = await app.ask('POST', PATH, { name: 'again', response }, asIn(cookie));
    expect([again.status, again.json.code]).toEqual([401, 'passkey.refused']);
  });

  it('[R-PASSKEY-3] is added by its own person alone, after the password, and belongs to one account', async () => {
    const { cookie, device } = await withPasskey('Cas');
    await app.person('Dirk', 'editor');
    const other = (await app.signIn('Dirk')).cookie;
    const begin = (password: string, by = cookie, origin = ORIGIN) =>
      app.ask('POST', `${PATH}/options`, { password }, asIn(by, origin));
    expect((await begin('not this one')).json.code).toBe('password.wrong');
    expect((await begin(PASSWORD, cookie, BY_NUMBER)).json.code).toBe('passkey.unnamed');
    const mine = device.make((await begin(PASSWORD)).json, { origin: ORIGIN });
    const stolen = await app.ask('POST', PATH, { name: 'x', response: mine }, asIn(other));
    expect(stolen.json.code).toBe('passkey.refused');
    const twice = device.make((await begin(PASSWORD, other)).json, { origin: ORIGIN });
    expect((await app.ask('POST', PATH, { name: 'x', response: twice }, asIn(other))).json.code).toBe('passkey.known');
    const token = (await app.person('Tess', 'editor')).ask;
    expect((await token('POST', '/me/passkeys/options', { password: PASSWORD }, { origin: ORIGIN })).json.code).toBe(
      'session.needed',
    );
  });

  it('[R-PASSKEY-4] goes when the provider takes an account over, and is not offered where passwords are off', async () => {
    const { id, device } = await withPasskey('Eva');
    const person = await app.core.accounts.find(id);
    if (!person) throw new Error('there is no Eva');
    await app.core.accounts.linkProvider(person, 'an account of the provider');
    expect((await signIn(device.sign(await options(), { origin: ORIGIN }))).status).toBe(401);
  });

  it('[R-PASSKEY-3] waits five minutes at most for its device', async () => {
    let now = 1_000;
    const { passkeys, once } = createMemoryStorage();
    const keys = createPasskeys({ passkeys, once, clock: () => now, secret: 'a secret of this test, and long' });
    const owner = { id: 'anna', name: 'Anna', email: 'anna@example.org' };
    const asked = async () => (await keys.beginAdding(owner, ORIGIN)) as AskedOptions;
    const [early, late] = [await asked(), await asked()];
    const add = (response: unknown) => keys.add('anna', { name: 'k', response: response as never, origin: ORIGIN });
    now += 5 * 60_000 - 1;
    expect(await add(new Authenticator().make(early, { origin: ORIGIN }))).toMatchObject({ person: 'anna' });
    now += 1;
    expect(await add(new Authenticator().make(late, { origin: ORIGIN }))).toEqual({ fault: 'passkey.refused' });
  });
});
