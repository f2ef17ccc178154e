/** The package as somebody gets it: packed, unpacked, and started in an empty folder under the Node that it asks for. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-package-'));
const home = join(scratch, 'node_modules', 'kantlijn');
const launcher = join(home, 'dist/server/cli/launch.js');
const empty = join(scratch, 'empty');

function run(command: string, args: string[], cwd = root) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PORT: '0' },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
const kantlijn = (...args: string[]) => run(process.execPath, [launcher, ...args], empty);

beforeAll(() => {
  if (!existsSync(join(root, 'dist/client/index.html'))) run('npx', ['vite', 'build', '--logLevel', 'warn']);
  run(process.execPath, ['deploy/pack.ts']);
  try {
    run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', scratch]);
  } finally {
    run(process.execPath, ['deploy/pack.ts', '--clean']);
  }
  const [file = ''] = readdirSync(scratch).filter((name) => name.endsWith('.tgz'));
  for (const folder of [home, empty]) mkdirSync(folder, { recursive: true });
  run('tar', ['-xzf', join(scratch, file), '-C', home, '--strip-components=1']);
}, 180_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

it('[R-CLI-8] holds what runs and nothing of what was built, tested or kept', () => {
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' });
  const own = files.filter((path) => !path.startsWith('node_modules'));
  expect(own.filter((path) => /\.map$|\.tsx?$|(^|\/)tests?(\/|$)|\.git|^data/.test(path))).toEqual([]);
  expect(files.filter((path) => /^node_modules\/(?:vite|react|typescript|vitest|node)$/.test(path))).toEqual([]);
  for (const needed of [
    'dist/client/index.html',
    'dist/client/docs/index.html',
    'node_modules/hono/package.json',
    'LICENSE',
  ]) {
    expect(files).toContain(needed);
  }
});

it('[R-CLI-8] starts in an empty folder, with its data in ./data, and its commands work beside it', async () => {
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'warn' };
  const server = spawn(process.execPath, [launcher], { cwd: empty, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  try {
    const url = /^Kantlijn is at (\S+)$/.exec(await line())?.[1];
    expect(await line()).toContain(`${url}/setup?token=`);
    expect(readdirSync(empty)).toEqual(['data']);
    const page = await fetch(`${url}/`, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')]);
    expect((await fetch(`${url}/docs`)).status).toBe(200);
    kantlijn('backup', 'whole.db');
    expect(kantlijn('doctor')).toMatch(/^0 ill/m);
  } finally {
    server.kill('SIGTERM');
  }
  expect(await once(server, 'exit')).toEqual([0, null]);
  kantlijn('restore', 'whole.db');
  expect(JSON.parse(kantlijn('doctor', '--json'))).toMatchObject({ ok: true });
});
