import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emailOf, ORIGIN, openTestApp, PASSWORD, type TestApp, type TestPerson } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const account = (name: string, password = PASSWORD) => ({ name, email: emailOf(name), password });
const tokenOf = (url: string) => url.split('token=')[1] ?? '';

describe('the setup link', () => {
  it('[R-PEOPLE-2] [S-21] makes the first account, owner and chief of the newsroom, signed in, once', async () => {
    const { invites, firstDesk } = app.core;
    const old = await invites.setup(firstDesk.id);
    const token = await invites.setup(firstDesk.id);
    expect((await app.ask('GET', '/api/v1/setup')).json).toEqual({ needed: true });
    expect((await app.ask('GET', `/api/v1/invites/${old}`)).json.code).toBe('invite.unknown');
    const path = `/api/v1/invites/${token}`;
    expect((await app.ask('GET', path)).json).toMatchObject({
      kind: 'setup',
      desk: { slug: 'newsroom' },
      role: 'chief',
    });
    const weak = await app.ask('POST', `${path}/accept`, account('Odile', 'password1234'));
    expect([weak.status, weak.json.code]).toEqual([422, 'password.guessable']);
    const answers = await Promise.all([
      app.ask('POST', `${path}/accept`, account('Odile')),
      app.ask('POST', `${path}/accept`, account('Oscar')),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
    const cookie =
      answers
        .find(({ status }) => status === 201)
        ?.headers.getSetCookie()[0]
        ?.split(';')[0] ?? '';
    const me = await app.ask('GET', '/api/v1/me', undefined, { cookie });
    expect(me.json).toMatchObject({ person: { owner: true }, desks: [{ slug: 'newsroom', role: 'chief' }] });
    expect((await app.ask('GET', '/api/v1/setup')).json).toEqual({ needed: false });
    const late = await invites.setup(firstDesk.id);
    expect((await app.ask('POST', `/api/v1/invites/${late}/accept`, account('Late'))).json.code).toBe('invite.used');
  });
});

describe('invites', () => {
  let chief: TestPerson;
  beforeAll(async () => {
    chief = await app.person('Chiara', 'chief');
  });
  const invite = async (given: object) => (await chief.ask('POST', '/desks/newsroom/invites', given)).json;

  it('[R-PEOPLE-3] [S-20] work once, and put the person on the desk with the role named', async () => {
    const { url, expiresAt } = await invite({ role: 'checker' });
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(72 * 3_600_000);
    const path = `/api/v1/invites/${tokenOf(url)}/accept`;
    expect((await app.ask('POST', path, account('Cas'))).status).toBe(201);
    const again = await app.ask('POST', path, account('Cees'));
    expect([again.status, again.json.code]).toEqual([410, 'invite.used']);
    const members = (await chief.ask('GET', '/desks/newsroom/members')).json;
    expect(members).toContainEqual(expect.objectContaining({ name: 'Cas', role: 'checker', email: 'cas@example.org' }));
  });

  it('[R-PEOPLE-3] [S-20] are for the address that they name', async () => {
    const { url } = await invite({ role: 'viewer', email: 'Vera@example.org' });
    const path = `/api/v1/invites/${tokenOf(url)}/accept`;
    expect((await app.ask('POST', path, account('Victor'))).json.code).toBe('invite.otherPerson');
    const other = await app.person('Odd');
    expect((await other.ask('POST', `/invites/${tokenOf(url)}/accept`, {})).status).toBe(403);
    expect((await app.ask('POST', path, account('Vera'))).status).toBe(201);
  });

  it('[R-PEOPLE-3] leave a member who accepts one the higher role that they have', async () => {
    const editor = await app.person('Eline', 'editor');
    const { url } = await invite({ role: 'viewer' });
    expect((await editor.ask('POST', `/invites/${tokenOf(url)}/accept`, {})).status).toBe(200);
    expect((await editor.ask('GET', '/me')).json.desks[0].role).toBe('editor');
  });

  it('can be listed without their token, and withdrawn', async () => {
    const { url, id } = await invite({ role: 'editor' });
    const listed = (await chief.ask('GET', '/desks/newsroom/invites')).text;
    expect([listed.includes(id), listed.includes(tokenOf(url))]).toEqual([true, false]);
    expect((await chief.ask('DELETE', `/desks/newsroom/invites/${id}`)).status).toBe(204);
    expect((await app.ask('GET', `/api/v1/invites/${tokenOf(url)}`)).json.code).toBe('invite.unknown');
  });

  it('[R-PEOPLE-3] are accepted once where two presses come at once, and the second is told so', async () => {
    const { url } = await invite({ role: 'viewer' });
    const accept = () => app.ask('POST', `/api/v1/invites/${tokenOf(url)}/accept`, account('Dubbel'));
    const answers = await Promise.all([accept(), accept(), accept()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('need an account or a session to be accepted, and a free address', async () => {
    const { url } = await invite({ role: 'viewer' });
    const path = `/api/v1/invites/${tokenOf(url)}/accept`;
    expect((await app.ask('POST', path, {})).json.code).toBe('session.required');
    expect((await app.ask('POST', path, account('Chiara'))).json.code).toBe('email.taken');
    expect((await app.ask('POST', path, { ...account('Xan'), role: 'chief' })).json.code).toBe('body.invalid');
  });
});

describe('desks', () => {
  it('[R-PEOPLE-9] keep at least one chief', async () => {
    const owner = await app.person('Olga', undefined, true);
    const { slug } = (await owner.ask('POST', '/desks', { name: 'Sports desk' })).json;
    expect(slug).toBe('sports-desk');
    const path = `/desks/${slug}/members/${owner.id}`;
    expect((await owner.ask('PUT', path, { role: 'viewer' })).json.code).toBe('desk.lastChief');
    expect((await owner.ask('DELETE', path)).json.code).toBe('desk.lastChief');
    const other = await app.person('Otto');
    expect((await owner.ask('PUT', `/desks/${slug}/members/${other.id}`, { role: 'chief' })).status).toBe(204);
    expect((await owner.ask('DELETE', path)).status).toBe(204);
  });

  it('[R-PEOPLE-10] hold a changed role at once', async () => {
    const chief = await app.person('Cora', 'chief');
    const editor = await app.person('Eef', 'editor');
    const create = () => editor.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content: 'Woord.' });
    expect((await create()).status).toBe(201);
    await chief.ask('PUT', `/desks/newsroom/members/${editor.id}`, { role: 'commenter' });
    expect((await create()).json.code).toBe('role.insufficient');
    await chief.ask('DELETE', `/desks/newsroom/members/${editor.id}`);
    expect((await create()).json.code).toBe('desk.unknown');
  });

  it('do not exist for those who are not on them', async () => {
    await app.desk('hidden');
    const chief = await app.person('Cleo', 'chief');
    for (const [method, path, body] of [
      ['GET', '/desks/hidden/members'],
      ['GET', '/desks/hidden/invites'],
      ['POST', '/desks/hidden/invites', { role: 'viewer' }],
      ['PUT', `/desks/hidden/members/${chief.id}`, { role: 'chief' }],
      ['GET', '/articles?desk=hidden'],
      ['GET', '/desks/nowhere/members'],
    ] as const) {
      const { status, json } = await chief.ask(method, path, body);
      expect([path, status, json.code]).toEqual([path, 404, 'desk.unknown']);
    }
  });
});

describe('a person', () => {
  it('changes name and language, and nothing else', async () => {
    const person = await app.person('Nora');
    const changed = await person.ask('PATCH', '/me', { name: 'Nora N', language: 'nl' });
    expect(changed.json.person).toMatchObject({ name: 'Nora N', language: 'nl', owner: false });
    for (const more of [{ owner: true }, { email: 'x@example.org' }, { role: 'chief' }, { language: 'fr' }]) {
      expect((await person.ask('PATCH', '/me', more)).json.code).toBe('body.invalid');
    }
  });

  it('[R-PEOPLE-17] [S-12] sees and ends their own sessions, and nobody else’s', async () => {
    const person = await app.person('Sanne');
    const other = await app.person('Sven');
    const { cookie } = await app.signIn('Sanne');
    const [session] = (await app.ask('GET', '/api/v1/me/sessions', undefined, { cookie })).json;
    expect(session.current).toBe(true);
    expect((await other.ask('DELETE', `/me/sessions/${session.id}`)).json.code).toBe('session.unknown');
    expect((await person.ask('DELETE', `/me/sessions/${session.id}`)).status).toBe(204);
    expect((await app.ask('GET', '/api/v1/me', undefined, { cookie })).json.code).toBe('session.required');
  });

  it('[R-PEOPLE-17] [S-12] signs out everywhere else at once; an owner signs anybody out', async () => {
    const sara = await app.person('Sara');
    await app.person('Stef');
    const owner = await app.person('Oona', 'chief', true);
    const [here, there, stef] = [await app.signIn('Sara'), await app.signIn('Sara'), await app.signIn('Stef')];
    const statuses = () =>
      Promise.all(
        [here, there, stef].map(
          async ({ cookie }) => (await app.ask('GET', '/api/v1/me', undefined, { cookie })).status,
        ),
      );
    const from = { cookie: here.cookie, origin: ORIGIN };
    expect((await app.ask('DELETE', '/api/v1/me/sessions', undefined, from)).status).toBe(204);
    expect(await statuses()).toEqual([200, 401, 200]);
    expect((await sara.ask('DELETE', `/accounts/${owner.id}/sessions`)).status).toBe(403);
    expect((await owner.ask('DELETE', `/accounts/${sara.id}/sessions`)).status).toBe(204);
    expect(await statuses()).toEqual([401, 401, 200]);
  });

  it('makes a token that is shown once, and withdraws it', async () => {
    const person = await app.person('Tess');
    const { token, id } = (await person.ask('POST', '/me/tokens', { name: 'script' })).json;
    const authorization = `Bearer ${token}`;
    expect((await app.ask('GET', '/api/v1/me', undefined, { authorization })).status).toBe(200);
    expect((await person.ask('GET', '/me/tokens')).text).not.toContain(token);
    const other = await app.person('Tom');
    expect((await other.ask('DELETE', `/me/tokens/${id}`)).json.code).toBe('token.unknown');
    await person.ask('DELETE', `/me/tokens/${id}`);
    expect((await app.ask('GET', '/api/v1/me', undefined, { authorization })).json.code).toBe('session.required');
  });

  it('[R-PEOPLE-8] [R-PEOPLE-17] [S-59] signs in and out by cookie, and nothing stays in the browser', async () => {
    await app.person('Ilse');
    const { cookie, headers } = await app.signIn('Ilse');
    expect(headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax$/);
    const out = await app.ask('POST', '/api/auth/sign-out', {}, { cookie, origin: ORIGIN });
    expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(out.status).toBe(200);
    expect((await app.ask('GET', '/api/v1/me', undefined, { cookie })).status).toBe(401);
  });

  it('[R-PEOPLE-6] [R-PEOPLE-7] [S-15] [S-16] is told the same for a wrong password and an unknown address, then has to wait', async () => {
    await app.person('Wim');
    const bodies = await Promise.all(
      ['Wim', 'Nobody'].map(async (name) => {
        const { status, json } = await app.signIn(name, 'not the right one');
        return [status, json.code, json.detail];
      }),
    );
    expect(bodies[0]).toEqual(bodies[1]);
    for (let count = 1; count < 10; count += 1) await app.signIn('Wim', 'not the right one');
    const { status, json, headers } = await app.signIn('Wim');
    expect([status, json.code]).toEqual([429, 'signIn.tooMany']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    await app.person('Wout');
    expect((await app.signIn('Wout')).status).toBe(200);
  });

  it('[R-PEOPLE-1] cannot sign up, nor reach other routes of the account library', async () => {
    for (const path of ['sign-up/email', 'update-user', 'api-key/create', 'change-email', 'delete-user']) {
      const { status, json } = await app.ask('POST', `/api/auth/${path}`, account('Anyone'));
      expect([path, status, json?.code]).toEqual([path, 404, 'route.unknown']);
    }
  });
});

describe('the demo', () => {
  it('fills an empty installation once, with threads in place, for its owner alone', async () => {
    const fresh = await openTestApp();
    try {
      const chief = await fresh.person('Chief', 'chief');
      const owner = await fresh.person('Owner', 'chief', true);
      expect((await chief.ask('POST', '/demo', {})).status).toBe(403);
      const answers = await Promise.all([owner.ask('POST', '/demo', {}), owner.ask('POST', '/demo', {})]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const { articles } = (await owner.ask('GET', '/articles?desk=newsroom')).json;
      expect(articles.map((each: { language: string }) => each.language).sort()).toEqual(['en', 'en', 'nl', 'nl']);
      for (const { id, counts, words } of articles) {
        expect([counts.openThreads > 0, counts.detached, words > 250]).toEqual([true, 0, true]);
        const told: { passages: { status: string }[] }[] = (await owner.ask('GET', `/articles/${id}/annotations`)).json;
        expect(told.flatMap(({ passages }) => passages).every(({ status }) => status === 'anchored')).toBe(true);
      }
    } finally {
      await fresh.close();
    }
  });
});
