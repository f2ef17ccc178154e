/** An orderly end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type Desk, type Member, openDesk } from '../support/desk.ts';
import { clientOver, type LiveClient } from '../support/liveClient.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-stop-'));
const servers: ServerProcess[] = [];
afterAll(async () => {
  for (const server of servers) await server.kill();
  rmSync(scratch, { recursive: true, force: true });
});
/** A server that ends with this file, whatever fails in it. */
async function started(dataFolder: string): Promise<ServerProcess> {
  const server = await startServerProcess({ dataFolder });
  servers.push(server);
  return server;
}

async function opened(name: string): Promise<{ server: ServerProcess; desk: Desk; article: string; folder: string }> {
  const folder = join(scratch, name);
  const server = await started(folder);
  const desk = await openDesk(server);
  return { server, desk, article: await desk.article('Kop\n\nEen zin over de haven.'), folder };
}
async function openMany(desk: Desk, article: string, people: number, each: number): Promise<LiveClient[]> {
  const members: Member[] = [];
  for (let n = 0; n < people; n += 1) members.push(await desk.person(`P${n}`, 'editor'));
  const clients = members.flatMap((member) => Array.from({ length: each }, () => member.open(article)));
  await Promise.all(clients.map(({ synced }) => synced));
  return clients;
}
const textOf = async (url: string, token: string, article: string) => {
  const path = `${url}/api/v1/articles/${article}`;
  const headers = { authorization: `Bearer ${token}` };
  const verified = (await (await fetch(`${path}/ledger/verify`, { headers })).json()) as { ok: boolean; seq: number };
  return { text: await (await fetch(`${path}/text`, { headers })).text(), ...verified };
};

it('[R-CLI-4] [R-ROOM-16] SIGTERM under fifty open sockets with writing under way ends with 0 in time, and all is there', async () => {
  const { server, desk, article, folder } = await opened('busy');
  const clients = await openMany(desk, article, 5, 10);
  for (const { text } of clients) for (let n = 0; n < 10; n += 1) text.insert(0, 'woord ');
  await Promise.all(
    clients.map(async ({ doc, saved, socket }) => {
      while (!saved.has(doc.clientID)) await once(socket, 'message');
    }),
  );
  for (const { text } of clients) text.insert(0, 'laatste ');
  const startedAt = performance.now();
  const code = await server.stop();
  expect([code, performance.now() - startedAt < 5_000]).toEqual([0, true]);
  expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual(Array(50).fill(4503));
  const again = await started(folder);
  const reader = desk.owner.token;
  const { text } = await textOf(again.url, reader, article);
  expect(text).toContain('Een zin over de haven.');
  expect(await lostOf(again.url, reader, article, clients)).toEqual([]);
  expect(await again.stop()).toBe(0);
});

/** What somebody saw of others, or was told is saved, and the server has no more. */
async function lostOf(url: string, token: string, article: string, clients: LiveClient[]) {
  const headers = { authorization: `Bearer ${token}` };
  const reader = clientOver(new WebSocket(`${url.replace('http', 'ws')}/sync/${article}?schema=1`, { headers }));
  await reader.synced;
  reader.socket.close();
  const promised = clients.flatMap(({ saved, doc }) => {
    const seen = [...Y.decodeStateVector(Y.encodeStateVector(doc))].filter(([client]) => client !== doc.clientID);
    return [...saved, ...seen];
  });
  expect(new Set(promised.map(([client]) => client)).size).toBeGreaterThanOrEqual(clients.length);
  return promised.filter(([client, clock]) => Y.getState(reader.doc.store, client) < clock);
}

it('[R-CLI-4] SIGTERM to npm ends the server behind npm start, with 0', async () => {
  const env = { ...process.env, PORT: '0', DATA_DIR: join(scratch, 'npm') };
  const npm = spawn('npm', ['start', '--ignore-scripts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await new Promise<string>((resolve) => {
    createInterface({ input: npm.stdout }).on('line', (line) => {
      const address = /^Kantlijn is at (\S+)$/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const startedAt = performance.now();
  npm.kill('SIGTERM');
  const [code] = (await once(npm, 'exit')) as [number | null];
  expect([code, performance.now() - startedAt < 5_000]).toEqual([0, true]);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});
