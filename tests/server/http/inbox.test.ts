import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

let app: TestApp;
let chief: TestPerson;
let anna: TestPerson;
let bob: TestPerson;
let article: string;

beforeAll(async () => {
  app = await openTestApp();
  await app.core.news.start();
  chief = await app.person('Chris', 'chief');
  anna = await app.person('Anna', 'editor');
  bob = await app.person('Bob', 'checker');
  const made = { desk: 'newsroom', format: 'text', content: 'Kop\n\nDe haven telt 12 kades en twee sluizen.' };
  article = (await anna.ask('POST', '/articles', made)).json.id;
});
afterAll(() => app.close());

const command = async (person: TestPerson, asked: object, on = article) => {
  const answer = await person.ask('POST', `/articles/${on}/commands`, { id: app.core.newId(), ...asked });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json;
};
const target = { quote: { exact: 'De haven' } };
async function comment(person: TestPerson, text: string, more: object = {}) {
  const annotation = app.core.newId();
  await command(person, { type: 'thread.open', annotation, target, text, ...more });
  await app.core.news.sweep();
  return annotation;
}
async function inbox(person: TestPerson, show = 'inSight') {
  return (await person.ask('GET', `/inbox?show=${show}`)).json;
}
async function emptied(person: TestPerson) {
  expect((await person.ask('POST', '/inbox/read', { until: '2999-01-01T00:00:00Z' })).status).toBe(204);
  expect((await inbox(person)).unread).toBe(0);
}

it('[R-INBOX-3] shows what waits with the words as they are now, and who did it', async () => {
  const annotation = await comment(bob, `Klopt dit, @[person:${anna.id}]? ${'Lang. '.repeat(60)}`);
  const { unread, groups, names } = await inbox(anna);
  expect([unread, groups.length, names]).toEqual([1, 1, { [anna.id]: 'Anna', [bob.id]: 'Bob' }]);
  expect(groups[0]).toMatchObject({
    ...{ kind: 'mention', annotation, actors: [bob.id], count: 1, isRead: false, quote: 'De haven' },
    article: { id: article, desk: 'newsroom' },
  });
  expect(groups[0].words).toMatch(/^Klopt dit, @\[person:[\w-]+\]\? Lang\..*…$/);
  expect((await inbox(chief)).unread + (await inbox(bob)).unread).toBe(0);
  await emptied(anna);
});

it('[R-INBOX-4] twenty notes on my article are one line, and what is new after I read it another', async () => {
  for (let note = 0; note < 20; note += 1)
    await command(bob, { type: 'thread.open', annotation: app.core.newId(), target, text: 'x' });
  await app.core.news.sweep();
  const [group] = (await inbox(anna)).groups;
  expect([(await inbox(anna)).unread, group.kind, group.count]).toEqual([1, 'note', 20]);
  const asked = { as: 'read', entries: group.entries };
  expect((await anna.ask('POST', '/inbox/mark', asked)).status).toBe(204);
  await comment(bob, 'En nog een');
  expect((await inbox(anna)).groups[0]).toMatchObject({ count: 1, isRead: false });
  await emptied(anna);
});

it('[R-INBOX-5] is told as unchanged while nothing is otherwise', async () => {
  const first = await anna.ask('GET', '/inbox');
  const etag = first.headers.get('etag') ?? '';
  const again = () => anna.ask('GET', '/inbox', undefined, { 'if-none-match': etag });
  expect([(await again()).status, (await again()).text]).toEqual([304, '']);
  await comment(bob, 'Nieuws');
  expect((await again()).status).toBe(200);
  await emptied(anna);
});

it('[R-INBOX-6] is put off until a moment, and then waits as if new', async () => {
  await comment(bob, 'Later');
  const [{ entries }] = (await inbox(anna)).groups;
  const snooze = (until: string) => anna.ask('POST', '/inbox/mark', { as: 'snoozed', entries, until });
  for (const until of ['2000-01-01T00:00:00Z', '2999-01-01T00:00:00Z']) {
    expect((await snooze(until)).json.code).toBe('inbox.until');
  }
  await snooze(new Date(Date.now() + 3_600_000).toISOString());
  expect([(await inbox(anna)).unread, (await inbox(anna, 'snoozed')).groups.length]).toEqual([0, 1]);
  await anna.ask('POST', '/inbox/mark', { as: 'unread', entries });
  expect([(await inbox(anna)).unread, (await inbox(anna, 'snoozed')).groups.length]).toEqual([1, 0]);
  await emptied(anna);
});

it('[R-INBOX-6] is marked by its owner alone, and only what has the form of an entry', async () => {
  await comment(bob, 'Van wie?');
  const [{ entries }] = (await inbox(anna)).groups;
  await bob.ask('POST', '/inbox/mark', { as: 'read', entries });
  await bob.ask('POST', '/inbox/read', { until: '2999-01-01T00:00:00Z' });
  expect((await inbox(anna)).unread).toBe(1);
  for (const wrong of [{ as: 'read', entries: ['x'] }, { as: 'read', entries: [] }, { as: 'snoozed', entries }, {}]) {
    expect((await anna.ask('POST', '/inbox/mark', wrong)).json.code).toBe('body.invalid');
  }
  expect((await app.ask('GET', '/api/v1/inbox')).status).toBe(401);
  await emptied(anna);
});

it('[R-INBOX-7] looking at an annotation reads what is about it, also what comes while one looks', async () => {
  const annotation = await comment(bob, 'Kijk');
  const { seq } = await app.core.storage.ledgers.head(article);
  await anna.ask('PUT', `/articles/${article}/seen/${annotation}`, { seq });
  expect((await inbox(anna)).unread).toBe(0);
  await command(bob, { type: 'thread.reply', annotation, comment: app.core.newId(), text: `@[person:${anna.id}] nu?` });
  await anna.ask('PUT', `/articles/${article}/seen/${annotation}`, { seq: seq + 1 });
  await app.core.news.sweep();
  expect((await inbox(anna)).unread).toBe(0);
  await emptied(anna);
});

it('[R-INBOX-1] tells of a tick that cracked, by whose hand, until it is mended', async () => {
  const claim = app.core.newId();
  await command(anna, { type: 'claim.open', annotation: claim, target: { quote: { exact: '12 kades' } }, tag: 'g' });
  const evidence = { id: app.core.newId(), relation: 'supports', tier: 'primary', kind: 'document', title: 'Register' };
  await command(anna, { type: 'evidence.add', annotation: claim, evidence });
  await command(bob, { type: 'claim.tick', annotation: claim, verdict: 'confirmed' });
  await app.core.news.sweep();
  const say = (from: string, to: string) =>
    app.core.rooms.withText(article, (live) => {
      const units = live.text
        .toDelta()
        .map(({ insert }: { insert: unknown }) => (typeof insert === 'string' ? insert : '\ufffc'));
      const at = units.join('').indexOf(from) + 1;
      return live.edit({ from: 'import', person: anna.id }, (text) => {
        text.insert(at, to.charAt(1));
        text.delete(at + 1, 1);
      });
    });
  await say('12 kades', '13 kades');
  await comment(anna, 'Het zijn er dertien.');
  const cracked = (await inbox(bob)).groups.find(({ kind }: { kind: string }) => kind === 'cracked');
  expect(cracked).toMatchObject({ annotation: claim, count: 1, isRead: false });
  await say('13 kades', '12 kades');
  await comment(anna, 'Toch twaalf.');
  expect((await inbox(bob)).groups.map(({ kind }: { kind: string }) => kind)).not.toContain('cracked');
});

it('[R-INBOX-8] what one may no longer see is gone: deleted words, a bin, a desk that one left', async () => {
  await comment(bob, `Stil, @[person:${anna.id}]`, { comment: app.core.newId() });
  const [{ annotation }] = (await inbox(anna)).groups;
  const state = await app.core.decisions.stateOf(article);
  const thread = state.annotations.get(annotation);
  const spoken = thread?.kind === 'thread' ? thread.comments[0]?.id : '';
  await command(bob, { type: 'comment.delete', annotation, comment: spoken });
  await app.core.news.sweep();
  expect((await inbox(anna)).unread).toBe(0);

  await comment(bob, 'Weg?');
  expect((await inbox(anna)).unread).toBe(1);
  await anna.ask('DELETE', `/articles/${article}`);
  expect((await inbox(anna)).groups).toEqual([]);
  await anna.ask('POST', `/articles/${article}/restore`);
  expect((await inbox(anna)).unread).toBe(1);

  await chief.ask('DELETE', `/desks/newsroom/members/${anna.id}`);
  expect((await inbox(anna)).groups).toEqual([]);
  await app.core.storage.desks.setMember({ desk: app.core.firstDesk.id, person: anna.id, role: 'editor' });
  expect((await inbox(anna)).groups).toEqual([]);
});

it('[R-INBOX-9] tells of an invitation to a desk to whom it names, until it is used or withdrawn', async () => {
  await app.desk('sport');
  const owner = await app.person('Olga', undefined, true);
  const asked = { role: 'editor', email: 'Anna@example.org' };
  const { id } = (await owner.ask('POST', '/desks/sport/invites', asked)).json;
  expect(await inbox(anna)).toMatchObject({
    unread: 1,
    invitations: [{ desk: 'sport', role: 'editor', by: owner.id }],
    names: { [owner.id]: 'Olga' },
  });
  expect((await inbox(bob)).invitations).toEqual([]);
  await owner.ask('DELETE', `/desks/sport/invites/${id}`);
  expect((await inbox(anna)).invitations).toEqual([]);
});

it('[R-MAIL-2] somebody is written to once they choose so, and by their own choice alone', async () => {
  const letters = async (person: TestPerson) => (await person.ask('GET', '/me/letters')).json;
  expect(await letters(bob)).toEqual({ choice: 'never', possible: false });
  expect((await bob.ask('PUT', '/me/letters', { choice: 'daily' })).status).toBe(204);
  expect([(await letters(bob)).choice, (await letters(anna)).choice]).toEqual(['daily', 'never']);
  const [due] = await app.core.storage.letters.due(Number.MAX_SAFE_INTEGER, 9);
  expect([due?.person, new Date(due?.due ?? 0).getHours()]).toEqual([bob.id, 8]);
  expect((await bob.ask('PUT', '/me/letters', { choice: 'hourly' })).json.code).toBe('body.invalid');
  await bob.ask('PUT', '/me/letters', { choice: 'never' });
  expect(await app.core.storage.letters.due(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
});
