import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { type HookReceiver, startHookReceiver } from '../../support/hookReceiver.ts';

let app: TestApp;
let chief: TestPerson;
let anna: TestPerson;
let receiver: HookReceiver;
let article: string;

const CONTENT = 'Kop\n\nDe haven telt 12 kades & <twee> sluizen.';

beforeAll(async () => {
  receiver = await startHookReceiver();
  app = await openTestApp({ env: { FETCH_LOOPBACK_PORTS: `${receiver.port}`, PUBLIC_URL: 'http://kantlijn.example' } });
  await app.core.news.start();
  chief = await app.person('Chris', 'chief');
  anna = await app.person('Anna', 'editor');
  article = (await anna.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content: CONTENT })).json.id;
});
afterEach(async () => {
  for (const { id } of (await chief.ask('GET', '/desks/newsroom/hooks')).json) {
    await chief.ask('DELETE', `/desks/newsroom/hooks/${id}`);
  }
  receiver.told.length = 0;
});
afterAll(async () => {
  await app.close();
  await receiver.close();
});

const settings = (more: object = {}) => ({
  ...{ name: 'CMS', url: receiver.url, events: ['thread.opened'], format: 'json', language: 'nl' },
  ...more,
});
const make = async (more: object = {}) => (await chief.ask('POST', '/desks/newsroom/hooks', settings(more))).json;
const command = async (asked: object, person = anna) => {
  const answer = await person.ask('POST', `/articles/${article}/commands`, { id: app.core.newId(), ...asked });
  if (answer.status !== 200) throw new Error(answer.text);
};
const target = { quote: { exact: '12 kades & <twee>' } };
const told = async (count = 1) => {
  await app.core.news.sweep();
  await receiver.heard(count);
  return receiver.told;
};

it('[R-HOOK-1] is told what it asked for, with the words, who did it and where to look; its secret is shown once', async () => {
  const { id, secret } = await make();
  const annotation = app.core.newId();
  await command({ type: 'thread.open', annotation, target, text: `Ja, @[person:${chief.id}]?` });
  await command({ type: 'thread.resolve', annotation, outcome: 'done' });
  const [{ body, headers, isSigned, ...got } = { body: null, headers: {}, isSigned: () => false, id: '' }] =
    await told();
  expect([isSigned(secret), got.id === body.id, headers['content-type']]).toEqual([true, true, 'application/json']);
  expect(body).toMatchObject({
    ...{ type: 'thread.opened', annotation, quote: target.quote.exact, actor: { id: anna.id, name: 'Anna' } },
    article: {
      id: article,
      desk: 'newsroom',
      url: `http://kantlijn.example/article/${article}?thread=${annotation}`,
    },
    data: { text: 'Ja, @Chris?' },
  });
  expect(body.key).toBeUndefined();
  const listed = await chief.ask('GET', '/desks/newsroom/hooks');
  expect([listed.json.length, listed.json[0].id, listed.text.includes('whsec_')]).toEqual([1, id, false]);
  expect(receiver.told.length).toBe(1);
});

it('[R-HOOK-6] is told verdicts and never evidence, votes or what came in with a document', async () => {
  await make({ events: ['claim.opened', 'claim.verdict', 'session.ended'] });
  const claim = app.core.newId();
  await command({ type: 'claim.open', annotation: claim, target, tag: 'g' });
  const hidden = { title: 'Geheime bron', confidentiality: { people: [anna.id] } };
  const evidence = { id: app.core.newId(), relation: 'supports', tier: 'primary', kind: 'document', ...hidden };
  await command({ type: 'evidence.add', annotation: claim, evidence });
  await command({ type: 'claim.tick', annotation: claim, verdict: 'confirmed' });
  const [opened, verdict] = await told(2);
  expect([opened?.body.data, verdict?.body.data]).toEqual([{ tag: 'g' }, { verdict: 'confirmed' }]);
  expect(JSON.stringify(receiver.told)).not.toMatch(/Geheim|whsec|supports/);
});

it('[R-HOOK-1] is told of an article that is brought in', async () => {
  await make({ events: ['article.created'] });
  const made = await anna.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content: 'Nieuw\n\nTekst.' });
  const [{ body } = { body: null }] = await told();
  expect(body).toMatchObject({
    type: 'article.created',
    actor: { name: 'Anna' },
    article: { id: made.json.id, headline: 'Nieuw' },
  });
});

it('[R-HOOK-7] speaks to channels in sentences, in which nothing of an article is markup', async () => {
  await make({ format: 'slack' });
  await command({ type: 'thread.open', annotation: app.core.newId(), target, text: 'Zie <!channel>' });
  const [{ body } = { body: null }] = await told();
  expect(body.text).toBe('Kop: Anna heeft een opmerking gemaakt.');
  const texts = body.blocks.map(({ text }: { text: { text: string } }) => text.text);
  expect(texts.slice(1)).toEqual(['> 12 kades &amp; &lt;twee&gt;', 'Zie &lt;!channel&gt;']);
  expect(texts[0]).toMatch(/^\*<http:\/\/kantlijn\.example\/article\/[\w-]+\?thread=[\w-]+\|Kop>\*\nAnna/);
});

it('[R-HOOK-8] is managed by chiefs alone, and is its desk’s own', async () => {
  const { id } = await make();
  const path = `/desks/newsroom/hooks/${id}`;
  const ways = [
    ...[
      ['GET', '/desks/newsroom/hooks'],
      ['GET', `${path}/deliveries`],
      ['DELETE', path],
    ],
    ...[
      ['POST', '/desks/newsroom/hooks', settings()],
      ['PATCH', path, { name: 'X' }],
      ['POST', `${path}/test`, {}],
    ],
    ...[
      ['POST', `${path}/secret`, {}],
      ['POST', `${path}/deliveries/x/again`, {}],
    ],
  ] as [string, string, unknown?][];
  await app.desk('sport');
  const other = await app.person('Sam');
  const sport = (await app.core.storage.desks.deskBySlug('sport'))?.id ?? '';
  await app.core.storage.desks.setMember({ desk: sport, person: other.id, role: 'chief' });
  for (const [method, at, body] of ways) {
    expect((await anna.ask(method, at, body)).json.code).toBe('role.insufficient');
    expect((await other.ask(method, at, body)).json.code).toBe('desk.unknown');
    const elsewhere = at.replace('newsroom', 'sport');
    if (elsewhere.includes(id)) expect((await other.ask(method, elsewhere, body)).json.code).toBe('hook.unknown');
  }
});

it('[R-HOOK-9] goes to https addresses out on the internet alone', async () => {
  const fault = async (url: string) => (await chief.ask('POST', '/desks/newsroom/hooks', settings({ url }))).json.code;
  expect(await fault('http://example.org/hook')).toBe('hook.address');
  expect(await fault('https://name:word@example.org/hook')).toBe('hook.address');
  expect(await fault('ftp://example.org/hook')).toBe('body.invalid');
  const { id } = await make({ url: 'https://127.0.0.1/hook' });
  const { delivery } = (await chief.ask('POST', `/desks/newsroom/hooks/${id}/test`, {})).json;
  const look = async () => (await chief.ask('GET', `/desks/newsroom/hooks/${id}/deliveries`)).json[0];
  await expect.poll(async () => (await look()).state).toBe('failed');
  expect(await look()).toMatchObject({ id: delivery, status: null, fault: 'page.internal', tries: 1, nextAt: null });
});

it('[R-HOOK-8] can be tried, looked into, told once more, given another secret, paused and changed', async () => {
  const { id, secret } = await make();
  const path = `/desks/newsroom/hooks/${id}`;
  const { delivery } = (await chief.ask('POST', `${path}/test`, {})).json;
  const [first] = await told();
  expect([first?.id, first?.body.type, first?.isSigned(secret)]).toEqual([delivery, 'test', true]);
  const look = async () => (await chief.ask('GET', `${path}/deliveries`)).json;
  await expect.poll(async () => (await look())[0].state).toBe('done');
  expect((await look())[0]).toMatchObject({ type: 'test', status: 204, tries: 1, fault: null });
  const again = await chief.ask('POST', `${path}/secret`, {});
  await chief.ask('POST', `${path}/deliveries/${delivery}/again`, {});
  const [, second] = await told(2);
  expect([second?.id, second?.isSigned(secret), second?.isSigned(again.json.secret)]).toEqual([delivery, false, true]);
  expect((await chief.ask('POST', `${path}/deliveries/none/again`, {})).json.code).toBe('delivery.unknown');
  const change = { paused: true, name: 'Archief', events: ['session.ended', 'session.ended'] };
  expect((await chief.ask('PATCH', path, change)).json).toMatchObject({
    paused: 'person',
    name: 'Archief',
    events: ['session.ended'],
  });
  expect((await chief.ask('POST', `${path}/test`, {})).json.code).toBe('hook.paused');
  expect((await chief.ask('PATCH', path, { paused: false })).json.paused).toBeNull();
});
