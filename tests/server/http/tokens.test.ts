import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, roleWithin, SCOPES, type Scope } from '../../../shared/permissions.ts';
import { ORIGIN, openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { whenFree } from '../../support/whenFree.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
let chief: TestPerson;
let article = '';

beforeAll(async () => {
  app = await openTestApp();
  chief = await app.person('Chris', 'chief', true);
  const content = 'Kop\n\nEr kwamen veertig mensen.';
  article = (await chief.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content })).json.id;
});
afterAll(() => app.close());

async function tokenOf(scope: Scope | undefined, expiresAt: string | null = null) {
  const made = await chief.ask('POST', '/me/tokens', { name: `for ${scope}`, expiresAt, ...(scope && { scope }) });
  const authorization = `Bearer ${made.json.token}`;
  const ask = (method: string, path: string, body?: unknown) =>
    app.ask(method, `/api/v1${path}`, body, { authorization });
  return { made, ask };
}

const annotation = () => ({ id: app.core.newId(), annotation: app.core.newId() });
const target = { quote: { exact: 'veertig' } };

/** An annotation that stands on the article. */
async function opened(): Promise<string> {
  const asked = { ...annotation(), type: 'thread.open', target, text: 'Hoeveel?' };
  await chief.ask('POST', `/articles/${article}/commands`, asked);
  return asked.annotation;
}

/** What somebody tries, and the scope from which on it is done. */
const TRIED: [string, Scope, (ask: TestPerson['ask']) => Promise<{ status: number }>][] = [
  ['reading', 'read', (ask) => ask('GET', `/articles/${article}/text`)],
  [
    'commenting',
    'comment',
    (ask) =>
      ask('POST', `/articles/${article}/commands`, { ...annotation(), type: 'thread.open', target, text: 'Hoeveel?' }),
  ],
  [
    'opening a claim',
    'check',
    (ask) => ask('POST', `/articles/${article}/commands`, { ...annotation(), type: 'claim.open', target, tag: 'g' }),
  ],
  ['renaming', 'write', (ask) => ask('PATCH', `/articles/${article}`, { slug: app.core.newId() })],
  [
    'importing',
    'write',
    (ask) => ask('POST', '/articles', { desk: 'newsroom', format: 'text', content: 'Kop\n\nZin.' }),
  ],
  ['managing the desk', 'manage', (ask) => ask('PUT', '/desks/newsroom/rules', { coverage: 90, leaseMinutes: 5 })],
  ['making a desk, as the owner', 'manage', (ask) => ask('POST', '/desks', { name: app.core.newId() })],
  ['changing the account', 'manage', (ask) => ask('PATCH', '/me', { name: 'Chris' })],
  ['marking in the inbox', 'manage', (ask) => ask('POST', '/inbox/read', { until: new Date().toISOString() })],
  [
    'marking an annotation as looked at',
    'comment',
    async (ask) => ask('PUT', `/articles/${article}/seen/${await opened()}`, { seq: 1 }),
  ],
  ['making a token', 'manage', (ask) => ask('POST', '/me/tokens', { name: 'more' })],
];

describe('a token', () => {
  it.each(TRIED)(
    '[R-PEOPLE-20] lets a program do what its scope reaches to: %s from “%s” on',
    async (_what, from, try_) => {
      for (const scope of SCOPES) {
        const { ask } = await tokenOf(scope);
        const { status } = await try_(ask);
        const reaches = SCOPES.indexOf(scope) >= SCOPES.indexOf(from);
        expect([scope, status < 300, reaches || status]).toEqual([scope, reaches, reaches || 403]);
      }
    },
  );

  it('[R-PEOPLE-20] never reaches beyond the role of its owner, as it is now', async () => {
    for (const role of ROLES) {
      for (const scope of SCOPES) {
        const within = ROLES.indexOf(roleWithin(role, scope));
        expect(within).toBe(Math.min(ROLES.indexOf(role), SCOPES.indexOf(scope)));
      }
    }
    const ed = await app.person('Ed', 'editor');
    const { token } = await app.core.accounts.createToken(ed.id, { name: 't', scope: 'write', expiresAt: null });
    const ask = () => app.ask('GET', `/api/v1/articles/${article}`, undefined, { authorization: `Bearer ${token}` });
    expect((await ask()).json.role).toBe('editor');
    await chief.ask('PUT', `/desks/newsroom/members/${ed.id}`, { role: 'viewer' });
    expect((await ask()).json.role).toBe('viewer');
  });

  it('[R-PEOPLE-20] tells a program which role and rights it has, not those of its owner', async () => {
    const me = (await (await tokenOf('comment')).ask('GET', '/me')).json;
    expect([me.person.owner, me.desks.map((desk: { role: string }) => desk.role)]).toEqual([
      false,
      me.desks.map(() => 'commenter'),
    ]);
    expect((await (await tokenOf('read')).ask('GET', `/articles/${article}`)).json.role).toBe('viewer');
  });

  it('[R-PEOPLE-20] without a scope reaches as far as its owner, as tokens did before there were scopes', async () => {
    expect((await tokenOf(undefined)).made.json.scope).toBe('manage');
    const { token, id } = await app.core.accounts.createToken(chief.id, {
      ...{ name: 'old', scope: 'read', expiresAt: null },
    });
    const database = new DatabaseSync(join(app.folder, 'kantlijn.db'));
    await whenFree(() => database.prepare('update apikey set permissions = null where id = ?').run(id));
    database.close();
    const authorization = `Bearer ${token}`;
    expect((await app.ask('PATCH', '/api/v1/me', { name: 'Chris' }, { authorization })).status).toBe(200);
  });

  it('[R-PEOPLE-21] is shown once, listed with scope, end and last use, and ends when it says so', async () => {
    const expiresAt = new Date(Date.now() + DAY_MS).toISOString();
    const { made, ask } = await tokenOf('read', expiresAt);
    expect(made).toMatchObject({
      status: 201,
      json: { token: expect.stringMatching(/^kl_/), scope: 'read', expiresAt },
    });
    const listed = async () =>
      (await chief.ask('GET', '/me/tokens')).json.find(({ id }: { id: string }) => id === made.json.id);
    expect(await listed()).toMatchObject({ scope: 'read', expiresAt, lastUsedAt: null });
    expect(JSON.stringify(await listed())).not.toContain(made.json.token);
    await ask('GET', '/me');
    expect(Date.now() - Date.parse((await listed()).lastUsedAt)).toBeLessThan(60_000);
    const past = await chief.ask('POST', '/me/tokens', { name: 'x', expiresAt: '2020-01-01T00:00:00Z' });
    expect(past).toMatchObject({ status: 422, json: { code: 'token.past' } });
  });

  it('[R-PEOPLE-21] that expired or was withdrawn lets nobody in, and its sockets go', async () => {
    const { made, ask } = await tokenOf('read', new Date(Date.now() + 1_500).toISOString());
    expect((await ask('GET', '/me')).status).toBe(200);
    await expect.poll(async () => (await ask('GET', '/me')).status).toBe(401);
    expect(await app.core.accounts.stillValid([`token:${made.json.id}`])).toEqual(new Set());
    const other = await tokenOf('read');
    expect((await chief.ask('DELETE', `/me/tokens/${other.made.json.id}`)).status).toBe(204);
    expect((await other.ask('GET', '/me')).status).toBe(401);
    expect((await chief.ask('DELETE', `/me/tokens/${other.made.json.id}`)).status).toBe(404);
  });

  it('[R-PEOPLE-20] of a lesser scope accepts no invitation in its owner’s name', async () => {
    const desk = await app.desk('sport');
    const { token } = await app.core.invites.toDesk({ desk, role: 'chief', email: null, by: chief.id });
    const { ask } = await tokenOf('write');
    expect(await ask('POST', `/invites/${token}/accept`, {})).toMatchObject({
      status: 403,
      json: { code: 'token.scope' },
    });
  });

  it('[R-PEOPLE-20] is no session: signing in gives all that the person has', async () => {
    const { cookie } = await app.signIn('Chris');
    expect((await app.ask('PATCH', '/api/v1/me', { name: 'Chris' }, { cookie, origin: ORIGIN })).status).toBe(200);
  });
});
