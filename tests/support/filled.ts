/** An installation with the demo desk, an owner and a picture in it, and what anybody may be told of all that. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { PNG } from './pictures.ts';
import { type ServerProcess, setUpOwner } from './server.ts';

const CLI = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));

interface Ended {
  status: number | null;
  out: string;
  err: string;
}

/** The command line as a process of its own. */
export async function kantlijn(args: string[], env: Record<string, string>): Promise<Ended> {
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

/** How the owner is known, and where the picture is. */
export interface Filled {
  cookie: string;
  token: string;
  picture: string;
}

/** Fills a fresh server. */
export async function fill(server: ServerProcess): Promise<Filled> {
  const { cookie } = await setUpOwner(server);
  const asOwner = async <T>(path: string, body: BodyInit, type = 'application/json'): Promise<T> => {
    const headers = { cookie, origin: server.url, 'content-type': type };
    const response = await fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const { token } = await asOwner<{ token: string }>('/me/tokens', JSON.stringify({ name: 'filling' }));
  // In a process of its own, which leaves nothing to be written later.
  expect((await kantlijn(['demo'], { DATA_DIR: server.dataFolder })).status).toBe(0);
  const { articles } = (await (await fetch(`${server.url}/api/v1/articles`, { headers: { cookie } })).json()) as {
    articles: { id: string }[];
  };
  const { url } = await asOwner<{ url: string }>(`/articles/${articles[0]?.id}/files`, PNG, 'image/png');
  return { cookie, token, picture: url };
}

/** What anybody may be told of everything, article by article, as the owner's session and token see it. */
export async function toldBy(server: Pick<ServerProcess, 'url'>, { cookie, token, picture }: Filled) {
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
