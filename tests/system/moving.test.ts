/** A filled installation moves from SQLite to PostgreSQL and back, by migration and by backup, and is the same each time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PNG } from '../support/pictures.ts';
import { newDatabase } from '../support/postgres.ts';
import { type ServerProcess, setUpOwner, startServerProcess } from '../support/server.ts';

const CLI = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-moving-'));
const sqlite = join(scratch, 'sqlite');
const servers = new Set<ServerProcess>();
afterAll(async () => {
  for (const server of servers) await server.kill();
  rmSync(scratch, { recursive: true, force: true });
});

let cookie = '';
let token = '';
let picture = '';
let original: object;

interface Ended {
  status: number | null;
  out: string;
  err: string;
}
async function kantlijn(args: string[], env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } });
  const told = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    told.out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    told.err += chunk;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ...told };
}

async function started(env: Record<string, string>, dataFolder: string): Promise<ServerProcess> {
  const server = await startServerProcess({ env, dataFolder });
  servers.add(server);
  return server;
}

/** What anybody may be told of everything, article by article, as the owner's session and token see it. */
async function toldBy(server: ServerProcess): Promise<object> {
  const get = (path: string, headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
    fetch(`${server.url}${path}`, { headers });
  const text = async (path: string) => {
    const response = await get(`/api/v1${path}`);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.text();
  };
  const { articles } = JSON.parse(await text('/articles')) as { articles: { id: string }[] };
  const told = articles.map(async ({ id }) => {
    const parts = ['', '/text', '/annotations', '/ledger?after=0', '/ledger/verify'];
    return Promise.all(parts.map((part) => text(`/articles/${id}${part}`)));
  });
  const bytes = new Uint8Array(await (await get(picture)).arrayBuffer());
  const me = await (await get('/api/v1/me', { cookie })).text();
  const people = await text('/desks/newsroom/members');
  return { articles: await Promise.all(told), bytes, me, people, key: await text('/passport-key') };
}

async function checked(
  env: Record<string, string>,
  dataFolder: string,
  also: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const server = await started(env, dataFolder);
  expect(server.setupUrl).toBeNull();
  expect(await toldBy(server)).toEqual(original);
  await also();
  expect(await server.stop()).toBe(0);
}

beforeAll(async () => {
  const server = await started({}, sqlite);
  const owner = await setUpOwner(server);
  cookie = owner.cookie;
  const asOwner = async <T>(path: string, body: BodyInit, type = 'application/json'): Promise<T> => {
    const headers = { cookie, origin: server.url, 'content-type': type };
    const response = await fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  ({ token } = await asOwner<{ token: string }>('/me/tokens', JSON.stringify({ name: 'moving' })));
  // In a process of its own, which leaves nothing to be written later.
  expect((await kantlijn(['demo'], { DATA_DIR: sqlite })).status).toBe(0);
  const { articles } = (await (await fetch(`${server.url}/api/v1/articles`, { headers: { cookie } })).json()) as {
    articles: { id: string }[];
  };
  picture = (await asOwner<{ url: string }>(`/articles/${articles[0]?.id}/files`, PNG, 'image/png')).url;
  original = await toldBy(server);
  const refused = await kantlijn(['migrate', '--from', `sqlite:${sqlite}`, '--to', await newDatabase()], {});
  const why = expect.stringContaining(`in use by process ${server.process.pid}`);
  expect(refused).toMatchObject({ status: 1, out: '', err: why });
  expect(await server.stop()).toBe(0);
});

const aboutArticles = (out: string) => out.split('\n').filter((line) => line.includes(': text '));

it('[R-CLI-6] [R-CLI-3] is the same on PostgreSQL, where it is backed up, restored and taken back to SQLite', async () => {
  const [moved, back, backup] = [await newDatabase(), join(scratch, 'back'), join(scratch, 'backup.db')];
  const env = { DATABASE_URL: moved };
  const there = await kantlijn(['migrate', '--from', `sqlite:${sqlite}`, '--to', moved], {});
  expect(there).toMatchObject({ status: 0, err: '' });
  expect(aboutArticles(there.out).length).toBe(4);
  for (const line of aboutArticles(there.out)) {
    expect(line).toMatch(/^[\w-]+: text \d+ rows [0-9a-f]{64}, ledger \d+ entries [0-9a-f]{64}$/);
  }
  await checked(env, join(scratch, 'nothing'), async () => {
    expect(await kantlijn(['backup', backup], env)).toEqual({ status: 0, out: `${backup}\n`, err: '' });
    const refused = await Promise.all([
      kantlijn(['restore', backup], env),
      kantlijn(['migrate', '--from', moved, '--to', `sqlite:${back}`], {}),
    ]);
    for (const { status, err } of refused) expect([status, err]).toEqual([1, expect.stringContaining('are running')]);
  });

  expect(await kantlijn(['restore', backup], env)).toEqual({ status: 0, out: '', err: '' });
  const here = await kantlijn(['migrate', '--from', moved, '--to', `sqlite:${back}`], {});
  expect([here.status, aboutArticles(here.out).sort()]).toEqual([0, aboutArticles(there.out).sort()]);
  const [again, restored] = await Promise.all([
    kantlijn(['migrate', '--from', `sqlite:${sqlite}`, '--to', moved], {}),
    kantlijn(['restore', backup], { DATA_DIR: back }),
  ]);
  expect([again.status, again.err]).toEqual([1, expect.stringContaining('must be empty')]);
  expect(restored).toMatchObject({ status: 0, err: '' });
  await checked({}, back);
});
