import { afterAll, beforeAll, expect, it } from 'vitest';
import { badgePicture } from '../../../server/convert/badgePicture.ts';
import { openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';

let app: TestApp;
let chief: TestPerson;
let editor: TestPerson;
let article = '';
/** How far the clock of the answers is ahead. */
let aheadMs = 0;

beforeAll(async () => {
  app = await openTestApp({ clock: () => Date.now() + aheadMs });
  chief = await app.person('Chris', 'chief');
  editor = await app.person('Ed', 'editor');
  const content = 'Kop van het geheim\n\nEr kwamen veertig mensen.';
  const made = { desk: 'newsroom', slug: 'geheim', language: 'nl', format: 'text', content };
  article = (await chief.ask('POST', '/articles', made)).json.id;
});
afterAll(() => app.close());

const path = () => `/articles/${article}/badge`;
const given = async () => (await chief.ask('PUT', path(), {})).json.badge as { key: string; svg: string; json: string };
const shown = (key: string, format = 'json', headers: Record<string, string> = {}) =>
  app.ask('GET', `/badge/${key}.${format}`, undefined, headers);
const run = (command: object) =>
  chief.ask('POST', `/articles/${article}/commands`, { id: app.core.newId(), ...command });

it('[R-BADGE-1] an article has a badge once a chief gives it one, and one alone; others may copy its address', async () => {
  expect((await editor.ask('GET', path())).json).toEqual({ badge: null });
  expect(await editor.ask('PUT', path(), {})).toMatchObject({ status: 403, json: { code: 'role.insufficient' } });
  const badge = await given();
  expect(badge.key).toMatch(/^[\w-]{32}$/);
  expect(badge.svg).toBe(`http://127.0.0.1:3000/badge/${badge.key}.svg`);
  expect(await given()).toEqual(badge);
  expect((await editor.ask('GET', path())).json).toEqual({ badge });
  expect((await editor.ask('DELETE', path())).status).toBe(403);
});

it('[R-BADGE-2] it tells how far the check is, in three states, and nothing else', async () => {
  const { key } = await given();
  const state = async () => {
    aheadMs += 1_000;
    return (await shown(key)).json;
  };
  expect(await state()).toEqual({ state: 'checking', coverage: 0 });
  await chief.ask('PUT', '/desks/newsroom/rules', { coverage: 0, leaseMinutes: 15 });
  expect((await run({ type: 'clearance.clear' })).status).toBe(200);
  expect(await state()).toEqual({ state: 'cleared', coverage: 0 });
  await run({ type: 'claim.open', annotation: app.core.newId(), target: { quote: { exact: 'veertig' } }, tag: 'g' });
  expect(await state()).toEqual({ state: 'changed', coverage: 0 });
  for (const format of ['svg', 'json']) {
    const { text } = await shown(key, format);
    expect(text).not.toMatch(/geheim|veertig|Chris|newsroom/i);
    expect(text).not.toContain(article);
  }
});

it('[R-BADGE-2] its picture speaks the language of the article, or the one asked for', async () => {
  const { key } = await given();
  expect((await shown(key, 'svg')).text).toContain('<title>Kantlijn: Gewijzigd na vrijgave, 0%</title>');
  expect((await app.ask('GET', `/badge/${key}.svg?language=en`)).text).toContain('Changed since cleared');
  const picture = badgePicture({ state: 'cleared', coverage: 100 }, 'en');
  expect(picture).not.toMatch(/<(?:script|style|foreignObject|image|a)\b|href|url\(|\bon\w+=/);
});

it('[R-BADGE-3] pages elsewhere may show these two addresses, and no other', async () => {
  const { key } = await given();
  for (const format of ['svg', 'json']) {
    const { headers } = await shown(key, format);
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox; frame-ancestors *");
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('cache-control')).toBe('public, no-cache');
    expect(headers.getSetCookie()).toEqual([]);
  }
  for (const other of ['/', '/api/v1/passport-key', '/badge/none.svg', '/healthz', `/api/v1${path()}`]) {
    const { headers } = await app.ask('GET', other);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-frame-options')).toBe('DENY');
  }
});

it('[R-BADGE-3] who has it already is told that it is the same', async () => {
  const { key } = await given();
  const etag = (await shown(key)).headers.get('etag') ?? '';
  const again = await shown(key, 'json', { 'if-none-match': etag });
  expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
});

it('[R-BADGE-5] its figures are told once a second however many ask', async () => {
  const { key } = await given();
  const { figuresOf } = app.core.decisions;
  let told = 0;
  app.core.decisions.figuresOf = (of) => {
    told += 1;
    return figuresOf(of);
  };
  const twenty = () => Promise.all(Array.from({ length: 20 }, (_, n) => shown(key, n % 2 ? 'svg' : 'json')));
  for (const count of [1, 2]) {
    aheadMs += 1_000;
    expect((await twenty()).every(({ status }) => status === 200)).toBe(true);
    expect(told).toBe(count);
  }
  app.core.decisions.figuresOf = figuresOf;
});

it('[R-BADGE-4] a badge that was withdrawn, or whose article lies in the bin, is as one that never was', async () => {
  const { key } = await given();
  // As a cache asks that has it.
  const etag = (await shown(key)).headers.get('etag') ?? '';
  const gone = async () => {
    const { status, json } = await shown(key, 'json', { 'if-none-match': etag });
    return [status, json?.code];
  };
  const never = (await shown('x'.repeat(32))).json;
  await chief.ask('DELETE', `/articles/${article}`);
  expect(await gone()).toEqual([404, 'badge.unknown']);
  await chief.ask('POST', `/articles/${article}/restore`);
  expect((await shown(key)).status).toBe(200);
  expect((await chief.ask('DELETE', path())).status).toBe(204);
  expect(await gone()).toEqual([404, 'badge.unknown']);
  expect((await shown(key)).json).toEqual({ ...never, request: expect.any(String) });
  expect((await chief.ask('DELETE', path())).status).toBe(404);
  expect((await given()).key).not.toBe(key);
});
