/** The keeper in the running server: it looks after every change, and tells whoever has the article open. */
import * as decoding from 'lib0/decoding';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readCoverage } from '../../shared/passage/covered.ts';
import type { PassageState } from '../../shared/passage/passageState.ts';
import { FRAME, type PassagesFrame, readPassages } from '../../shared/protocol/frames.ts';
import { clientOver } from '../support/liveClient.ts';
import { type ServerProcess, setUpOwner, startServerProcess } from '../support/server.ts';

const CONTENT = 'De brug gaat open.\n\nHet dorp viert feest.';
const WAIT = { timeout: 10_000 };

let server: ServerProcess;
let owner: { cookie: string; person: string };

beforeAll(async () => {
  server = await startServerProcess();
  owner = await setUpOwner(server);
});
afterAll(() => server.stop());

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers = { cookie: owner.cookie, origin: server.url, 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${server.url}/api/v1${path}`, { method, headers, ...sent });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Somebody who has the article open, and what they were told of passages. */
async function reader(article: string) {
  const address = `${server.url.replace('http', 'ws')}/sync/${article}`;
  const socket = new WebSocket(address, { headers: { cookie: owner.cookie, origin: server.url } });
  const told: PassagesFrame[] = [];
  socket.on('message', (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    if (decoding.readVarUint(decoder) === FRAME.passages) told.push(readPassages(decoder));
  });
  const client = clientOver(socket);
  await client.synced;
  const last = (): PassageState | undefined => told.at(-1)?.passages[0];
  return { ...client, told, last };
}

it('[R-PASS-6] [R-PASS-20] puts back what was taken away, and tells of what was lost and of what came back', async () => {
  const created = await ask<{ id: string }>('POST', '/articles', {
    desk: 'newsroom',
    format: 'text',
    content: CONTENT,
  });
  const opening = { type: 'thread.open', annotation: crypto.randomUUID(), text: 'Welke?' };
  const command = { id: crypto.randomUUID(), ...opening, target: { quote: { exact: 'brug gaat open' } } };
  await ask('POST', `/articles/${created.id}/commands`, command);
  const { text, socket, last, told } = await reader(created.id);
  await expect.poll(() => told.length, WAIT).toBe(1);
  expect(told[0]).toEqual({ all: true, passages: [] });
  const [id] = readCoverage(text).ranges.keys();
  const start = text.toString().indexOf('brug');
  text.format(0, text.length, { [`a:${id}`]: null });
  await expect.poll(() => readCoverage(text).rangesOf(id ?? ''), WAIT).toEqual([{ start, end: start + 14 }]);

  text.delete(start, 14);
  await expect.poll(last, WAIT).toMatchObject({ id, status: 'detached', lost: { by: owner.person } });
  expect(last()?.lost?.paragraph).toEqual({ before: 'De ', words: 'brug gaat open', after: '.' });
  const late = await reader(created.id);
  await expect.poll(() => late.told, WAIT).toMatchObject([{ all: true, passages: [{ id, status: 'detached' }] }]);
  text.insert(start, 'brug gaat open', {});
  await expect.poll(last, WAIT).toMatchObject({ id, status: 'anchored', reattached: true });
  for (const open of [socket, late.socket]) open.terminate();
});
