import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

let app: TestApp;
let chief: TestPerson;
let anna: TestPerson;
let bob: TestPerson;
let article: string;
let thread: string;

beforeAll(async () => {
  app = await openTestApp();
  chief = await app.person('Chris', 'chief');
  anna = await app.person('Anna', 'editor');
  bob = await app.person('Bob', 'viewer');
  const made = { desk: 'newsroom', format: 'text', content: 'Kop\n\nDe haven is dicht.' };
  article = (await anna.ask('POST', '/articles', made)).json.id;
  thread = app.core.newId();
  const target = { quote: { exact: 'De haven' } };
  const asked = { id: app.core.newId(), type: 'thread.open', annotation: thread, target, text: 'Welke?' };
  await anna.ask('POST', `/articles/${article}/commands`, asked);
});
afterAll(() => app.close());

const seenBy = async (person: TestPerson) => (await person.ask('GET', `/articles/${article}/seen`)).json.seen;
const mark = (person: TestPerson, annotation: string, seq: unknown, to = article) =>
  person.ask('PUT', `/articles/${to}/seen/${annotation}`, { seq });

it('[R-THREAD-22] is told to that person alone, and is in no ledger', async () => {
  expect((await mark(bob, thread, 1)).status).toBe(204);
  expect([await seenBy(bob), await seenBy(anna), await seenBy(chief)]).toEqual([{ [thread]: 1 }, {}, {}]);
  expect((await anna.ask('GET', `/articles/${article}/ledger`)).text).not.toContain(bob.id);
  expect((await anna.ask('GET', `/articles/${article}/annotations`)).text).not.toContain(bob.id);
});

it('[R-THREAD-22] goes no further than what happened', async () => {
  await mark(anna, thread, 4_000);
  expect(await seenBy(anna)).toEqual({ [thread]: 1 });
});

it('[R-THREAD-22] is refused on what is not there, and for what is no number', async () => {
  expect((await mark(bob, app.core.newId(), 1)).json.code).toBe('annotation.unknown');
  expect((await mark(bob, '__proto__', 1)).json.code).toBe('annotation.unknown');
  expect((await mark(bob, thread, 1, app.core.newId())).json.code).toBe('article.unknown');
  for (const seq of [0, -1, 1.5, '1', null]) expect((await mark(bob, thread, seq)).json.code).toBe('body.invalid');
  expect((await app.ask('PUT', `/api/v1/articles/${article}/seen/${thread}`, { seq: 1 })).status).toBe(401);
});

it('[R-THREAD-22] is forgotten when the person leaves the desk', async () => {
  await chief.ask('DELETE', `/desks/newsroom/members/${bob.id}`);
  expect((await bob.ask('GET', `/articles/${article}/seen`)).json.code).toBe('article.unknown');
  await app.core.storage.desks.setMember({ desk: app.core.firstDesk.id, person: bob.id, role: 'viewer' });
  expect(await seenBy(bob)).toEqual({});
});
