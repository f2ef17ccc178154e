import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { html, startWebServer, type WebServer } from '../../support/webServer.ts';

let site: WebServer;
let app: TestApp;
let chief: TestPerson;
let id = '';
const ask = (person: TestPerson, url: string, article = id) =>
  person.ask('POST', `/articles/${article}/evidence/page`, { url });
const CONTENT = { desk: 'newsroom', format: 'text', content: 'Kop\n\nEr kwamen veertig mensen.' };

beforeAll(async () => {
  site = await startWebServer();
  site.at.set('/brand', html('<title>Brand</title>'));
  app = await openTestApp({ env: { FETCH_LOOPBACK_PORTS: String(site.port) } });
  chief = await app.person('Ann', 'chief');
  id = (await chief.ask('POST', '/articles', CONTENT)).json.id;
});
afterAll(async () => {
  await Promise.all([app.close(), site.close()]);
});

it('[R-FETCH-1] [R-FETCH-4] a page is fetched for who may work on claims of the article, and for nobody else', async () => {
  const [commenter, stranger] = [await app.person('Com', 'commenter'), await app.person('Stranger')];
  expect(await ask(chief, `${site.url}/brand`)).toMatchObject({
    status: 200,
    json: {
      title: 'Brand',
      url: `${site.url}/brand`,
      type: 'text/html',
      site: '127.0.0.1',
      date: null,
      archived: null,
    },
  });
  const before = site.requests.length;
  expect([await ask(commenter, site.url), await ask(stranger, site.url)].map(({ json }) => json.code)).toEqual([
    ...['role.insufficient', 'article.unknown'],
  ]);
  expect((await app.ask('POST', `/api/v1/articles/${id}/evidence/page`, { url: site.url })).status).toBe(401);
  expect(site.requests).toHaveLength(before);
});

it('[R-FETCH-1] [R-FETCH-2] is refused by a code, and nobody opens an inner door by asking for it', async () => {
  const code = async (body: object) => (await chief.ask('POST', `/articles/${id}/evidence/page`, body)).json.code;
  expect(await code({ url: 'http://169.254.169.254/' })).toBe('page.internal');
  expect(await code({ url: `${site.url}/none` })).toBe('page.status');
  expect(await code({ url: 'http://127.0.0.1:22/', loopbackPorts: [22] })).toBe('body.invalid');
  expect(await code({ url: '' })).toBe('body.invalid');
});

it('[R-FETCH-1] twenty in a row are a person’s, then that person waits and nobody else', async () => {
  const checker = await app.person('Bob', 'checker');
  const codes: number[] = [];
  for (let count = 0; count < 21; count += 1) codes.push((await ask(checker, 'http://10.0.0.1/')).status);
  expect(codes).toEqual([...Array.from({ length: 20 }, () => 422), 429]);
  expect((await ask(chief, `${site.url}/brand`)).status).toBe(200);
});

it('[R-FETCH-1] nothing is fetched where the settings say so', async () => {
  const off = await openTestApp({ env: { FETCH_PAGES: 'off', FETCH_LOOPBACK_PORTS: String(site.port) } });
  const ann = await off.person('Ann', 'chief');
  const article = (await ann.ask('POST', '/articles', CONTENT)).json.id;
  const before = site.requests.length;
  expect(await ask(ann, `${site.url}/brand`, article)).toMatchObject({ status: 403, json: { code: 'page.off' } });
  expect(site.requests).toHaveLength(before);
  await off.close();
});

it('[R-TICK-15] who gave the only evidence is told beforehand that the second signature is somebody else’s', async () => {
  const [giver, other, commenter] = [
    ...[
      await app.person('Gijs', 'checker'),
      await app.person('Otto', 'checker'),
      await app.person('Cees', 'commenter'),
    ],
  ] as const;
  const claim = app.core.newId();
  const run = (person: TestPerson, command: object) =>
    person.ask('POST', `/articles/${id}/commands`, { id: app.core.newId(), annotation: claim, ...command });
  await run(chief, { type: 'claim.open', target: { quote: { exact: 'veertig' } }, tag: 'q' });
  const evidence = { id: app.core.newId(), relation: 'supports', tier: 'primary', kind: 'document', title: 'A list' };
  await run(giver, { type: 'evidence.add', evidence });
  const told = async (person: TestPerson, about = claim) =>
    (await person.ask('GET', `/articles/${id}/claims/${about}/second`)).json;
  expect(await told(giver)).toEqual({ bar: 'R-TICK-4' });
  expect(await told(other)).toEqual({ bar: null });
  expect((await told(commenter)).code).toBe('role.insufficient');
  expect((await told(other, app.core.newId())).code).toBe('annotation.unknown');
});
