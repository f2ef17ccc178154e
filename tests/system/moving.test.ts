/** A filled installation moves from SQLite to PostgreSQL and back, by migration and by backup, and is the same each time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Filled, fill, kantlijn, toldBy } from '../support/filled.ts';
import { newDatabase } from '../support/postgres.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-moving-'));
const sqlite = join(scratch, 'sqlite');
const servers = new Set<ServerProcess>();
afterAll(async () => {
  for (const server of servers) await server.kill();
  rmSync(scratch, { recursive: true, force: true });
});

let filled: Filled;
let original: object;

async function started(env: Record<string, string>, dataFolder: string): Promise<ServerProcess> {
  const server = await startServerProcess({ env, dataFolder });
  servers.add(server);
  return server;
}

async function checked(
  env: Record<string, string>,
  dataFolder: string,
  also: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const server = await started(env, dataFolder);
  expect(server.setupUrl).toBeNull();
  expect(await toldBy(server, filled)).toEqual(original);
  await also();
  expect(await server.stop()).toBe(0);
}

beforeAll(async () => {
  const server = await started({}, sqlite);
  filled = await fill(server);
  original = await toldBy(server, filled);
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
