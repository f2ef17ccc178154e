import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PNG } from '../support/pictures.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const CLI = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));
const PASSWORD = 'a margin line of one’s own';
const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-cli-'));

let server: ServerProcess;
let token = '';

function kantlijn(args: string[], input = '', dataFolder = server.dataFolder) {
  const env = { ...process.env, DATA_DIR: dataFolder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { env, input, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}
const ask = (path: string, url = server.url) =>
  fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });

beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  await server.stop();
  rmSync(scratch, { recursive: true, force: true });
});

it('[R-CLI-1] [R-CLI-2] makes people, a token and an article beside a running server', async () => {
  const add = ['user', 'add', '--email', 'owner@example.org', '--name', 'Odile', '--owner', '--password-stdin'];
  expect(kantlijn(add, `${PASSWORD}\n`).status).toBe(0);
  const again = kantlijn(add, PASSWORD);
  expect([again.status, again.out, again.err]).toEqual([1, '', 'There is an account with this address already.\n']);
  kantlijn(['user', 'add', '--email', 'ed@example.org', '--name', 'Ed', '--password-stdin'], PASSWORD);
  expect(
    kantlijn(['member', 'add', '--desk', 'newsroom', '--email', 'ed@example.org', '--role', 'editor']).status,
  ).toBe(0);
  expect(kantlijn(['user', 'reset', '--email', 'ed@example.org']).out).toMatch(/^http:\S+\/reset#[\w-]{43}\n$/);
  token = kantlijn(['token', 'create', '--email', 'ed@example.org']).out.trim();
  expect(token).toMatch(/^kl_\w+$/);
  expect(await (await ask('/me')).json()).toMatchObject({ desks: [{ slug: 'newsroom', role: 'editor' }] });
  const file = join(scratch, 'stuk.txt');
  writeFileSync(file, 'De kop\n\nEen zin.\n\nNog een zin.');
  const id = kantlijn(['article', 'import', file, '--desk', 'newsroom']).out.trim();
  expect(await (await ask(`/articles/${id}/text`)).text()).toBe('De kop\n\nEen zin.\n\nNog een zin.');
});

it('[R-CLI-3] [R-FILE-5] writes a backup beside a running server, and restores it where none runs', async () => {
  const file = join(scratch, 'backup.db');
  const [first] = ((await (await ask('/articles')).json()) as { articles: { id: string }[] }).articles;
  const headers = { authorization: `Bearer ${token}` };
  const brought = await fetch(`${server.url}/api/v1/articles/${first?.id}/files`, {
    ...{ method: 'POST', headers, body: PNG },
  });
  const { url } = (await brought.json()) as { url: string };
  expect(kantlijn(['backup', file]).out).toBe(`${file}\n`);
  expect(kantlijn(['backup', file]).status).toBe(1);
  const refused = kantlijn(['restore', file]);
  expect([refused.status, refused.err]).toEqual([1, expect.stringContaining('A server is running on this data')]);
  const dataFolder = join(scratch, 'restored');
  expect(kantlijn(['restore', CLI], '', dataFolder).status).toBe(1);
  expect(kantlijn(['restore', file], '', dataFolder)).toMatchObject({ status: 0, err: '' });
  const restored = await startServerProcess({ dataFolder });
  const list = (await (await ask('/articles', restored.url)).json()) as { articles: { headline: string }[] };
  expect([restored.setupUrl, list.articles.map(({ headline }) => headline)]).toEqual([null, ['De kop']]);
  const picture = await fetch(`${restored.url}${url}`, { headers });
  expect([picture.status, new Uint8Array(await picture.arrayBuffer())]).toEqual([200, PNG]);
  expect(await restored.stop()).toBe(0);
});

it('[R-CLI-4] refuses a second server on the same data, naming the first', async () => {
  await expect(startServerProcess({ dataFolder: server.dataFolder })).rejects.toThrow(String(server.process.pid));
});
