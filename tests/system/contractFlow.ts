/** What others rely on, end to end: the real process, a token made by the command line, a stock Yjs provider; on every store. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as decoding from 'lib0/decoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const CLI = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));
const CONTENT = '🚲 Kop met een fiets\n\nEen zin over de haven.\n\nNog een zin.';
const STOP_MS = 5_000;

/** @param storeOf the settings that choose the store. */
/** What a route must be asked with. */
const QUERIES: Record<string, string> = { '/search': '?q=zin' };

export function describeContract(name: string, storeOf: () => Promise<Record<string, string>>): void {
  describe(`a server on ${name}`, () => {
    let server: ServerProcess;
    let settings: Record<string, string> = {};
    let token = '';
    let id = '';

    function kantlijn(args: string[], input = ''): string {
      const env = { ...process.env, ...settings, DATA_DIR: server.dataFolder };
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { env, input, encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return stdout.trim();
    }
    function ask(method: string, path: string, body?: unknown): Promise<Response> {
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const headers = { authorization: `Bearer ${token}`, ...type };
      return fetch(`${server.url}/api/v1${path}`, { method, headers, ...sent });
    }
    async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await ask(method, path, body);
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    }

    beforeAll(async () => {
      settings = await storeOf();
      server = await startServerProcess({ env: settings });
      expect(server.setupUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/setup\?token=[\w-]{43}$/);
      const user = ['user', 'add', '--email', 'ed@example.org', '--name', 'Ed', '--owner', '--password-stdin'];
      kantlijn(user, 'vier fietsen in de gracht');
      token = kantlijn(['token', 'create', '--email', 'ed@example.org']);
      id = (await json<{ id: string }>('POST', '/articles', { desk: 'newsroom', format: 'text', content: CONTENT })).id;
    });
    afterAll(async () => {
      if (server.process.exitCode === null) await server.kill();
      rmSync(server.dataFolder, { recursive: true, force: true });
    });

    it('[R-API-1] an article is made, listed, shown, changed, binned and restored', async () => {
      const shown = await json<Record<string, unknown>>('GET', `/articles/${id}`);
      expect(shown).toMatchObject({
        ...{ id, desk: 'newsroom', headline: '🚲 Kop met een fiets', language: 'nl', deadline: null, version: 1 },
        ...{ coverage: 0, clearance: null, counts: { openThreads: 0, openClaims: 0 } },
      });
      expect((await json<{ articles: { id: string }[] }>('GET', '/articles')).articles.map((each) => each.id)).toEqual([
        id,
      ]);
      expect(await json('PATCH', `/articles/${id}`, { slug: 'haven' })).toMatchObject({ slug: 'haven' });
      expect((await ask('DELETE', `/articles/${id}`)).status).toBe(204);
      expect((await ask('GET', `/articles/${id}`)).status).toBe(404);
      await json('POST', `/articles/${id}/restore`);
      const form = new FormData();
      form.set('desk', 'newsroom');
      form.set('file', new File(['# Uit een bestand\n\nEen zin.'], 'stuk.md'));
      const headers = { authorization: `Bearer ${token}` };
      const imported = await fetch(`${server.url}/api/v1/articles/import`, { method: 'POST', headers, body: form });
      expect(imported.status).toBe(201);
    });

    it('[R-HTTP-1] a refusal is a problem with a stable code', async () => {
      const refused = await ask('GET', '/articles/none');
      expect([refused.status, refused.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
      expect(await refused.json()).toMatchObject({ status: 404, code: 'article.unknown', title: 'Not found' });
      token = `${token}x`;
      expect((await ask('GET', '/articles')).status).toBe(401);
      token = token.slice(0, -1);
    });

    it('[R-API-2] text, annotations in code points, idempotent commands, the ledger and its chain', async () => {
      const text = await ask('GET', `/articles/${id}/text`);
      expect([text.headers.get('content-type'), await text.text()]).toEqual(['text/plain; charset=utf-8', CONTENT]);
      const target = { quote: { exact: 'over de haven' } };
      const annotation = crypto.randomUUID();
      const open = { id: crypto.randomUUID(), type: 'thread.open', annotation, target, text: 'Welke?' };
      const first = await json<{ seq: number; events: object[] }>('POST', `/articles/${id}/commands`, open);
      expect(await json('POST', `/articles/${id}/commands`, open)).toEqual(first);
      interface Told {
        id: string;
        kind: string;
        state: string;
        passages: { quote: string; status: string; start: number; end: number }[];
      }
      const [told] = await json<Told[]>('GET', `/articles/${id}/annotations`);
      const [passage] = told?.passages ?? [];
      expect([told?.id, told?.kind, told?.state, passage?.status]).toEqual([annotation, 'thread', 'open', 'anchored']);
      expect([...CONTENT].slice(passage?.start, passage?.end).join('')).toBe('over de haven');
      const absent = {
        ...open,
        id: crypto.randomUUID(),
        annotation: crypto.randomUUID(),
        target: { quote: { exact: 'x y z' } },
      };
      const refused = await ask('POST', `/articles/${id}/commands`, absent);
      expect([409, 422]).toContain(refused.status);
      const reply = {
        id: crypto.randomUUID(),
        type: 'thread.reply',
        annotation,
        comment: crypto.randomUUID(),
        text: 'Die.',
      };
      await json('POST', `/articles/${id}/commands`, reply);
      const after = await (await ask('GET', `/articles/${id}/ledger?after=${first.seq}`)).text();
      expect(
        after
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toMatchObject([{ seq: first.seq + 1 }]);
      expect(await json('GET', `/articles/${id}/ledger/verify`)).toMatchObject({ ok: true, seq: first.seq + 1 });
    });

    it.each([
      ['/api/v1/openapi.json', 200],
      ['/api/v1/docs', 200],
      ['/healthz', 200],
      ['/readyz', 200],
      ['/metrics', 200],
      ['/api/v1/setup', 200],
      ['/api/v1/nothing', 404],
    ])('[R-HTTP-8] %s answers %i', async (path, status) => {
      expect((await fetch(`${server.url}${path}`)).status).toBe(status);
    });

    it('[R-HTTP-8] every route that is declared and only reads answers its holder', async () => {
      const { paths } = await json<{ paths: Record<string, Record<string, unknown>> }>('GET', '/openapi.json');
      const [session, claim] = [crypto.randomUUID(), crypto.randomUUID()];
      const target = { quote: { exact: 'Nog een zin.' } };
      for (const command of [
        { type: 'session.start', session },
        { type: 'claim.open', annotation: claim, tag: 'o', target },
      ]) {
        await json('POST', `/articles/${id}/commands`, { id: crypto.randomUUID(), ...command });
      }
      const known: Record<string, string> = { id, format: 'md', slug: 'newsroom', session, claim, version: '1' };
      // Some ask for what must be made first (a link, a file, a webhook) or read from a live text (places in it).
      const isRead = (path: string) =>
        paths[path]?.['get'] && !paths[path]['servers'] && !/\{(?:token|hash|hook)\}|\/writers$/.test(path);
      const reading = Object.keys(paths).filter(isRead);
      expect(reading.length).toBeGreaterThan(12);
      const refused: string[] = [];
      for (const path of reading) {
        const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => known[name] ?? name);
        const { status } = await ask('GET', `${filled}${QUERIES[path] ?? ''}`);
        if (status !== 200) refused.push(`${path} ${status}`);
      }
      expect(refused).toEqual([]);
    });

    /** `ws` with the token in its header, as a browser's cookie would be. */
    function bearerSocket(frames: number[]): typeof globalThis.WebSocket {
      class Bearer extends WebSocket {
        constructor(address: string | URL) {
          super(address, { headers: { authorization: `Bearer ${token}` } });
          this.on('message', (data: Buffer) =>
            frames.push(decoding.readVarUint(decoding.createDecoder(new Uint8Array(data)))),
          );
        }
      }
      return Bearer as unknown as typeof globalThis.WebSocket;
    }

    function providerOf(doc: Y.Doc, frames: number[]): WebsocketProvider {
      const url = `${server.url.replace('http', 'ws')}/sync`;
      const WebSocketPolyfill = bearerSocket(frames);
      return new WebsocketProvider(url, id, doc, { WebSocketPolyfill, params: { schema: '1' }, disableBc: true });
    }

    it('[R-API-3] a stock provider connects, edits, is told what is saved and what was decided', async () => {
      const frames: number[] = [];
      const doc = new Y.Doc();
      const provider = providerOf(doc, frames);
      try {
        await expect.poll(() => provider.synced, { timeout: 10_000 }).toBe(true);
        expect(doc.getText('body').toString()).toContain('Een zin over de haven.');
        const at = doc.getText('body').toString().indexOf('haven');
        doc.getText('body').insert(at, 'oude ');
        await expect.poll(() => frames.includes(64), { timeout: 10_000 }).toBe(true);
        expect(await (await ask('GET', `/articles/${id}/text`)).text()).toContain('over de oude haven');
        const open = {
          id: crypto.randomUUID(),
          type: 'thread.open',
          annotation: crypto.randomUUID(),
          text: 'Hoe oud?',
        };
        const ledgers = () => frames.filter((type) => type === 65).length;
        const known = ledgers();
        await json('POST', `/articles/${id}/commands`, { ...open, target: { quote: { exact: 'oude' } } });
        await expect.poll(ledgers, { timeout: 10_000 }).toBeGreaterThan(known);
        expect((await json<{ version: number }>('GET', `/articles/${id}`)).version).toBeGreaterThan(1);
      } finally {
        provider.destroy();
      }
    });

    it('[R-ROOM-2] [R-LEDGER-6] what another saw and what was decided is there after kill -9', async () => {
      const [writer, reader] = [new Y.Doc(), new Y.Doc()];
      const providers = [writer, reader].map((doc) => providerOf(doc, []));
      const textIn = (doc: Y.Doc) => doc.getText('body').toString();
      const annotation = crypto.randomUUID();
      try {
        await expect.poll(() => providers.every(({ synced }) => synced), { timeout: 10_000 }).toBe(true);
        writer.getText('body').insert(textIn(writer).indexOf('Nog een'), 'De brug is dicht. ');
        await expect.poll(() => textIn(reader), { timeout: 10_000 }).toContain('De brug is dicht.');
        const open = { id: crypto.randomUUID(), type: 'thread.open', annotation, text: 'Sinds wanneer?' };
        await json('POST', `/articles/${id}/commands`, { ...open, target: { quote: { exact: 'De brug' } } });
        await server.kill();
      } finally {
        for (const provider of providers) provider.destroy();
      }
      server = await startServerProcess({ env: settings, dataFolder: server.dataFolder });
      expect(await (await ask('GET', `/articles/${id}/text`)).text()).toContain('De brug is dicht. Nog een zin.');
      const told = await json<{ id: string; passages: object[] }[]>('GET', `/articles/${id}/annotations`);
      const passages = [{ quote: 'De brug', status: 'anchored' }];
      expect(told.find((each) => each.id === annotation)).toMatchObject({ passages });
      expect(await json('GET', `/articles/${id}/ledger/verify`)).toMatchObject({ ok: true });
    });

    it('[R-CLI-4] SIGTERM ends it with 0 within five seconds', async () => {
      const begun = performance.now();
      expect([await server.stop(), performance.now() - begun < STOP_MS]).toEqual([0, true]);
    });
  });
}
