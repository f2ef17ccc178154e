import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

const CONTENT = '🚲 Kop\n\nEr waren twaalf boten.';
const LATER = '🚲 Kop\n\nEr waren boten.';

let app: TestApp;
let cas: TestPerson;
let vera: TestPerson;
let article = '';
let claim: { seq: number; events: { at: string }[] };
const annotation = crypto.randomUUID();

const get = (who: TestPerson, path: string) => who.ask('GET', `/articles/${article}${path}`);

/** Until the clock shows another millisecond than the event was stamped with. */
async function after(at: string): Promise<void> {
  while (Date.now() <= Date.parse(at)) await new Promise((soon) => setImmediate(soon));
}

beforeAll(async () => {
  app = await openTestApp();
  cas = await app.person('Cas', 'editor');
  vera = await app.person('Vera', 'viewer');
  article = (await cas.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content: CONTENT })).json.id;
  const open = { id: crypto.randomUUID(), type: 'claim.open', annotation, tag: 'g' };
  const target = { quote: { exact: 'twaalf' } };
  claim = (await cas.ask('POST', `/articles/${article}/commands`, { ...open, target })).json;
  const marked = await app.core.past.at(article, Date.now() + 60_000, () => 0);
  await after(new Date(marked?.from ?? 0).toISOString());
  await after(claim.events[0]?.at ?? '');
  await app.core.rooms.withText(article, (live) => {
    const at = live.text.toString().indexOf('twaalf');
    return live.edit({ from: 'import', person: cas.id }, (text) => text.delete(at, 'twaalf '.length));
  });
});
afterAll(() => app.close());

it('[R-PAST-2] is told to whoever reads the article, by a moment or by an event, as /text served it', async () => {
  const now = await get(vera, '/text');
  expect(now.text).toBe(LATER);
  const before = await get(vera, `/text?at=${claim.seq}`);
  expect([before.headers.get('content-type'), before.text]).toEqual(['text/plain; charset=utf-8', CONTENT]);
  expect((await get(vera, `/text?at=${encodeURIComponent(claim.events[0]?.at ?? '')}`)).text).toBe(CONTENT);
  expect((await get(vera, '/text?at=2999-01-01T00:00:00%2B01:00')).text).toBe(LATER);
});

it('[R-PAST-2] tells where annotations stood in it, and from when until when it was so', async () => {
  const latest = (await get(vera, '/past?at=2999-01-01T00:00:00Z')).json;
  expect((await get(vera, '/past')).json).toMatchObject({ text: LATER, from: latest.from, until: null });
  expect([latest.text, latest.until, latest.passages]).toEqual([LATER, null, []]);
  const marked = (await get(vera, `/past?at=${new Date(Date.parse(latest.from) - 1).toISOString()}`)).json;
  expect([marked.text, marked.until]).toEqual([CONTENT, latest.from]);
  const [passage] = marked.passages;
  expect([passage.annotation, passage.quote]).toEqual([annotation, 'twaalf']);
  expect([...CONTENT].slice(passage.start, passage.end).join('')).toBe('twaalf');
  expect(Date.parse(marked.from)).toBeLessThan(Date.parse(latest.from));
});

it.each([
  ['before there was an article', 'at=2001-01-01T00:00:00Z', 404, 'moment.unknown'],
  ['of an event that never was', 'at=999', 404, 'moment.unknown'],
  ['of no moment', 'at=yesterday', 400, 'query.invalid'],
  ['of event zero', 'at=0', 400, 'query.invalid'],
])('[R-PAST-2] a text %s is refused', async (_what, query, status, code) => {
  for (const path of ['/text', '/past']) {
    const answer = await get(vera, `${path}?${query}`);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  }
});

it('[R-PAST-2] [R-HTTP-7] nobody else learns that there was one', async () => {
  const eve = await app.person('Eve');
  for (const path of ['/text?at=1', '/past?at=1', '/past?at=2001-01-01T00:00:00Z']) {
    const answer = await get(eve, path);
    expect([answer.status, answer.json.code]).toEqual([404, 'article.unknown']);
  }
});

it('[R-PAST-3] who asks for more moments than a hand moves a slider through waits, and nobody else', async () => {
  const bram = await app.person('Bram', 'checker');
  const many = await Promise.all(Array.from({ length: 200 }, () => get(bram, `/past?at=${claim.seq}`)));
  const refused = many.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(50);
  expect([refused[0]?.json.code, refused[0]?.headers.get('retry-after')]).toEqual(['moment.tooMany', '1']);
  expect((await get(cas, `/past?at=${claim.seq}`)).status).toBe(200);
});
