import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ORIGIN, openTestApp, PASSWORD, type TestApp, type TestPerson } from '../../support/app.ts';

let app: TestApp;
let owner: TestPerson;
let checker: TestPerson;
let article: string;

beforeAll(async () => {
  app = await openTestApp();
  owner = await app.person('Odile', 'chief', true);
  checker = await app.person('Casparina', 'checker');
  const text = { desk: 'newsroom', format: 'text', content: 'Kop\n\nEr kwamen veertig mensen.' };
  article = (await owner.ask('POST', '/articles', text)).json.id;
});
afterAll(() => app.close());

const run = (person: TestPerson, command: object) =>
  person.ask('POST', `/articles/${article}/commands`, { id: app.core.newId(), ...command });
const signedIn = async (name: string) => {
  const { cookie } = await app.signIn(name);
  return (method: string, path: string, body?: unknown) =>
    app.ask(method, `/api/v1${path}`, body, { cookie, origin: ORIGIN });
};

it('[R-REMOVAL-1] [S-24] the last owner and the last chief of a desk stay, whoever asks, and a token is not enough', async () => {
  expect((await owner.ask('POST', '/me/remove', { password: PASSWORD })).json.code).toBe('session.needed');
  const odile = await signedIn('Odile');
  expect((await odile('POST', '/me/remove', { password: 'not this one' })).json.code).toBe('password.wrong');
  expect((await odile('POST', '/me/remove', { password: PASSWORD })).json.code).toBe('account.lastOwner');
  const carla = await app.person('Carla');
  const desk = await app.desk('sport');
  await app.core.storage.desks.setMember({ desk, person: carla.id, role: 'chief' });
  const refused = await odile('POST', `/accounts/${carla.id}/remove`, { password: PASSWORD });
  expect([refused.json.code, refused.json.detail]).toEqual([
    'account.lastChief',
    'This is the only chief of a desk; make somebody else chief first: sport.',
  ]);
  expect((await checker.ask('GET', '/accounts')).status).toBe(403);
  expect((await checker.ask('POST', `/accounts/${carla.id}/remove`, { password: PASSWORD })).status).toBe(403);
});

it('[R-REMOVAL-2] [S-24] who is removed is out at once, erased, and a number stands where they decided something', async () => {
  const [annotation, assigned] = [app.core.newId(), app.core.newId()];
  const open = (id: string, exact: string) =>
    run(checker, { type: 'claim.open', annotation: id, target: { quote: { exact } }, tag: 'g' });
  await open(annotation, 'veertig');
  await open(assigned, 'mensen');
  await run(checker, { type: 'claim.take', annotation });
  await run(owner, { type: 'claim.assign', annotation: assigned, assignee: checker.id });
  const { url } = (
    await owner.ask('POST', '/desks/newsroom/invites', { role: 'viewer', email: 'casparina@example.org' })
  ).json;
  expect(url).toContain('token=');
  const [casparina, odile] = [await signedIn('Casparina'), await signedIn('Odile')];
  const credentials = [`token:${(await app.core.accounts.tokens(checker.id))[0]?.id}`];
  expect((await app.core.accounts.stillValid(credentials)).size).toBe(1);
  const listed = (await odile('GET', '/accounts')).json as { id: string; sessions: number; desks: object[] }[];
  expect(listed.find(({ id }) => id === checker.id)).toMatchObject({
    sessions: 1,
    desks: [{ slug: 'newsroom', role: 'checker' }],
  });

  expect((await odile('POST', `/accounts/${checker.id}/remove`, { password: PASSWORD })).status).toBe(200);
  expect([(await checker.ask('GET', '/me')).status, (await casparina('GET', '/me')).status]).toEqual([401, 401]);
  expect(await app.core.accounts.stillValid(credentials)).toEqual(new Set());
  expect((await app.signIn('Casparina')).status).toBe(401);
  const members = (await owner.ask('GET', '/desks/newsroom/members')).json as { person: string }[];
  expect(members.map(({ person }) => person)).toEqual([owner.id]);
  const people = (await owner.ask('GET', `/articles/${article}/people`)).json as { id: string; name: string }[];
  expect(people.find(({ id }) => id === checker.id)).toMatchObject({ name: 'Removed person 1', role: null });
  await owner.ask('PATCH', '/me', { language: 'nl' });
  const dutch = (await owner.ask('GET', `/articles/${article}/people`)).json as { id: string; name: string }[];
  expect(dutch.find(({ id }) => id === checker.id)?.name).toBe('Verwijderde persoon 1');
  expect((await owner.ask('GET', `/articles/${article}/export/w3c`)).text).toContain('Verwijderde persoon 1');

  expect((await owner.ask('GET', `/articles/${article}/ledger/verify`)).json.ok).toBe(true);
  const state = await app.core.decisions.stateOf(article);
  const work = [annotation, assigned].map((id) => {
    const found = state.annotations.get(id);
    return found?.kind === 'claim' ? [found.lease, found.assignee] : null;
  });
  expect(work).toEqual([
    [null, null],
    [null, null],
  ]);
  const { events } = (await run(owner, { type: 'claim.take', annotation })).json;
  expect(events[0].type).toBe('claim.taken');
});

it('[R-REMOVAL-1] a person removes their own account, with their password, and is out', async () => {
  await app.person('Wendelmoet', 'viewer');
  const wendelmoet = await signedIn('Wendelmoet');
  expect((await wendelmoet('POST', '/me/remove', { password: PASSWORD })).status).toBe(200);
  expect((await wendelmoet('GET', '/me')).status).toBe(401);
});

it('[R-REMOVAL-3] neither the name nor the address of who was removed stands in any table', () => {
  const database = new DatabaseSync(join(app.folder, 'kantlijn.db'), { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
  const rowsOf = (name: string) => {
    const all = database.prepare(`select * from "${name}"`);
    // Of the index of the search: more than a number holds.
    all.setReadBigInts(true);
    return JSON.stringify(all.all(), (_key, value) => (typeof value === 'bigint' ? String(value) : value));
  };
  const found = tables.filter(({ name }) => rowsOf(name).toLowerCase().includes('casparina'));
  database.close();
  expect([tables.length > 20, found]).toEqual([true, []]);
});
