import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN, openTestApp, type TestApp, type TestPerson } from '../../support/app.ts';
import { routesOf } from '../../support/described.ts';

const page = (text: string) => ({ bytes: new TextEncoder().encode(text), media: 'text/html', gzipped: null });
const client = new Map([
  ['index.html', page('<meta name="csp-nonce" content="__CSP_NONCE__">')],
  ['assets/index-1a2b.js', { ...page('1'), media: 'text/javascript' }],
]);

let app: TestApp;
let editor: TestPerson;
beforeAll(async () => {
  app = await openTestApp({ client, env: { METRICS_TOKEN: 'a token for the collector' } });
  editor = await app.person('Edo', 'editor');
});
afterAll(() => app.close());

describe('where a request came from', () => {
  it.each([
    ['its own page', { origin: ORIGIN }, true],
    ['localhost', { origin: 'http://localhost:3000' }, true],
    ['another port', { origin: 'http://127.0.0.1:3001' }, false],
    ['a sub-domain', { origin: 'http://evil.127.0.0.1:3000' }, false],
    ['https of the same name', { origin: 'https://127.0.0.1:3000' }, false],
    ['a foreign page', { origin: 'https://evil.example' }, false],
    ['an opaque page', { origin: 'null' }, false],
    ['nowhere', { origin: '' }, false],
    ['cross-site by its own account', { 'sec-fetch-site': 'cross-site' }, false],
    ['same-site by its own account', { 'sec-fetch-site': 'same-site' }, false],
    ['same-origin by its own account', { 'sec-fetch-site': 'same-origin' }, true],
    ['no browser', {}, true],
  ])('[R-HTTP-2] [S-4] decides whether %s may change something', async (_name, headers, allowed) => {
    const { cookie } = await app.signIn('Edo');
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      const more = { cookie, ...headers, 'content-type': type };
      const answer = await app.ask('PATCH', '/api/v1/me', '{"language":"nl"}', more);
      const passes = answer.json.code !== 'origin.foreign';
      expect([type, passes, answer.status === 403]).toEqual([type, allowed, !allowed]);
    }
  });

  it('[R-HTTP-2] does not matter to a bearer token', async () => {
    expect((await editor.ask('PATCH', '/me', { language: 'en' }, { origin: 'https://evil.example' })).status).toBe(200);
  });
});

describe('bodies', () => {
  const article = (content: string) => ({ desk: 'newsroom', format: 'text', content });

  it('[R-HTTP-3] are refused past their limit, by their declared length and while they are read', async () => {
    const declared = await editor.ask('PATCH', '/me', { name: 'x'.repeat(70_000) }, { 'content-length': '70000' });
    const measured = await editor.ask('PATCH', '/me', { name: 'x'.repeat(70_000) });
    const article3MB = await editor.ask('POST', '/articles', article('x '.repeat(1_500_000)));
    expect([declared, measured, article3MB].map(({ status, json }) => [status, json.code])).toEqual(
      Array(3).fill([413, 'body.tooLarge']),
    );
    expect((await editor.ask('POST', '/articles', article('woord '.repeat(200_000)))).status).toBe(201);
  });

  it.each([
    ['{', 400, 'body.malformed'],
    ['', 400, 'body.malformed'],
    ['[]', 400, 'body.invalid'],
    ['null', 400, 'body.invalid'],
    ['{"name":1}', 400, 'body.invalid'],
    ['{"__proto__":{"owner":true}}', 400, 'body.invalid'],
    ['{"constructor":{"prototype":{}}}', 400, 'body.invalid'],
  ])('[R-HTTP-4] [S-32] such as %s are refused by name', async (body, status, code) => {
    const answer = await editor.ask('PATCH', '/me', body);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it('[R-HTTP-4] name the path of what does not fit', async () => {
    const { json } = await editor.ask('POST', '/articles', { ...article('x'), language: 'no language' });
    expect(json.errors).toEqual([{ path: 'language', message: expect.any(String) }]);
  });

  it('are read as JSON alone', async () => {
    const { status, json } = await editor.ask('PATCH', '/me', '{}', { 'content-type': 'text/plain' });
    expect([status, json.code]).toEqual([415, 'body.unsupported']);
  });

  it('[R-CONVERT-6] [S-43] nested too deeply are refused', async () => {
    const content = `${'>'.repeat(10_000)} woord`;
    const { status, json } = await editor.ask('POST', '/articles', { ...article(content), format: 'markdown' });
    expect([status, json.code]).toEqual([422, 'format.tooDeep']);
  });
});

describe('answers', () => {
  it('[R-HTTP-5] [S-6] [S-36] carry the security headers, refusals included, and let no other origin in', async () => {
    for (const path of ['/', '/healthz', '/api/v1/me', '/api/v1/nothing', '/api/v1/setup', '/nothing.js']) {
      const { headers } = await app.ask('GET', path, undefined, {
        accept: 'text/html',
        origin: 'https://evil.example',
      });
      expect([path, headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual([
        path,
        'nosniff',
        'no-referrer',
      ]);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('[R-HTTP-5] [R-HTTP-9] [S-34] give the page a nonce of its own, and files a year', async () => {
    const nonces = await Promise.all(
      ['/', '/articles/x', '/setup?token=y'].map(async (path) => {
        const { text, headers } = await app.ask('GET', path, undefined, { accept: 'text/html,*/*' });
        const nonce = /content="([^"]+)"/.exec(text)?.[1] ?? '';
        expect(headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
    const file = await app.ask('GET', '/assets/index-1a2b.js');
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/assets/other.js', '/api/v1/x', '/index-1a2b.js']) {
      expect((await app.ask('GET', path, undefined, { accept: '*/*' })).status).toBe(404);
    }
    expect((await app.ask('POST', '/articles/x', {})).json.code).toBe('route.unknown');
  });

  it('[R-PEOPLE-8] [R-HTTP-5] [S-3] [S-7] over https set a __Host- cookie that is Secure, and ask to stay on https', async () => {
    const secure = await openTestApp({ env: { PUBLIC_URL: 'https://desk.example.org' } });
    try {
      await secure.person('Sara');
      const body = { email: 'sara@example.org', password: 'a margin line of one’s own' };
      const origin = 'https://desk.example.org';
      const { headers } = await secure.ask('POST', '/api/auth/sign-in/email', body, { origin });
      expect(headers.getSetCookie()[0]).toMatch(
        /^__Host-kantlijn\.session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
      expect((await secure.ask('GET', '/api/v1/me', undefined, { cookie })).status).toBe(200);
      expect((await secure.ask('POST', '/api/auth/sign-in/email', body, { origin: ORIGIN })).status).toBe(403);
    } finally {
      await secure.close();
    }
  });

  it('[R-HTTP-1] [S-51] tell of a failure by its id alone, which the log has too', async () => {
    const broken = await openTestApp();
    const person = await broken.person('Bea', 'editor');
    const { json } = await person.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content: 'Woord.' });
    broken.core.rooms.withText = () => Promise.reject(new Error('SELECT secret FROM /var/data'));
    const answer = await person.ask('GET', `/articles/${json.id}/text`);
    expect([answer.status, answer.json.code]).toEqual([500, 'server.failed']);
    expect(answer.text).not.toMatch(/SELECT|var\/data|at /);
    expect(broken.log.join('')).toContain(answer.json.request);
    await broken.close();
  });

  it('[R-HTTP-10] of /metrics are for this machine or the token', async () => {
    expect((await app.ask('GET', '/metrics')).json.code).toBe('metrics.forbidden');
    const authorization = 'Bearer a token for the collector';
    expect((await app.ask('GET', '/metrics', undefined, { authorization })).text).toContain('kantlijn_commit_seconds');
    const local = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
    expect((await app.app.request('/metrics', {}, local)).status).toBe(200);
    expect((await app.app.request('/metrics', { headers: { 'x-forwarded-for': '1.2.3.4' } }, local)).status).toBe(403);
  });

  it('[R-HTTP-11] [S-52] leave no word, name or token in the log', async () => {
    const canary = 'kanarievogel';
    const { json } = await editor.ask('POST', '/articles', { desk: 'newsroom', format: 'text', content: canary });
    await editor.ask('GET', `/articles/${json.id}?${canary}`);
    await app.ask('GET', `/api/v1/invites/${canary}`);
    await app.signIn(canary, canary);
    expect(app.log.length).toBeGreaterThan(3);
    const log = app.log.join('');
    expect(log).not.toContain(canary);
    expect(log).not.toContain(editor.token);
    expect(log).toContain('/api/v1/articles/:id');
  });

  it('[R-HTTP-8] describe every route in the OpenAPI document', async () => {
    const declared = routesOf((await app.ask('GET', '/api/v1/openapi.json')).json).map(({ name }) => name);
    const mounted = app.app.routes
      .filter(({ path, method }) => method !== 'ALL' && path !== '/*' && path !== '*')
      .map(({ path, method }) => `${method} ${path.replace(/:(\w+)(?:\{.+(\.\w+)\})?/g, '{$1}$2')}`);
    expect(declared.sort()).toEqual(mounted.sort());
    expect((await app.ask('GET', '/api/v1/docs')).text).toContain('/api/v1/articles/:id/text');
  });
});
