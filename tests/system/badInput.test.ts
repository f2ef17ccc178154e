/** Malformed, oversized, unauthorised and hostile frames through real sockets: each ends its own socket, by name. */

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { presenceFrame, updateFrame } from '../../server/rooms/frame.ts';
import type { CloseReason } from '../../shared/protocol/closeCodes.ts';
import { type LiveClient, openClient } from '../support/liveClient.ts';
import { ARTICLE, dial, type SyncProcess, startSyncServer } from '../support/syncProcess.ts';

const folder = mkdtempSync(join(tmpdir(), 'kantlijn-bad-'));
let server: SyncProcess;
let bystander: LiveClient;

beforeAll(async () => {
  server = await startSyncServer(join(folder, 'kantlijn.db'));
  bystander = openClient(server.port, 'bystander');
  await bystander.synced;
  bystander.text.insert(0, 'Kept. ');
  bystander.socket.send(presenceFrame([{ client: bystander.doc.clientID, clock: 1, state: '{"cursor":null}' }]));
});
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true });
});

function bytes(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
/** One letter under `client`, hung behind `origin`. */
const letter = (client: number, clock: number, origin: [client: number, clock: number]) =>
  bytes((encoder) => {
    for (const value of [1, 1, client, clock]) encoding.writeVarUint(encoder, value);
    encoding.writeUint8(encoder, 0x84);
    for (const value of origin) encoding.writeVarUint(encoder, value);
    encoding.writeVarString(encoder, 'x');
    encoding.writeVarUint(encoder, 0);
  });
const bystanderId = () => bystander.doc.clientID;
/** The bystander's client id, from where it stopped. */
const forged = () => letter(bystanderId(), Y.getState(bystander.doc.store, bystanderId()), [bystanderId(), 0]);

type Bad = Uint8Array | string;
const frames: [what: string, frame: () => Bad, code: number, reason: CloseReason][] = [
  ['an empty frame', () => new Uint8Array(), 4400, 'frame.malformed'],
  ['a truncated varint', () => new Uint8Array([0x80]), 4400, 'frame.malformed'],
  ['a giant length', () => new Uint8Array([0, 2, 0xff, 0xff, 0xff, 0xff, 0x7f, 1]), 4400, 'frame.malformed'],
  ['an unknown type', () => new Uint8Array([99, 1, 2]), 4400, 'frame.malformed'],
  ['an unknown sync step', () => new Uint8Array([0, 7, 0]), 4400, 'frame.malformed'],
  ['a broken state vector', () => new Uint8Array([0, 0, 2, 5, 1]), 4400, 'frame.malformed'],
  ['a text frame', () => 'hello', 4415, 'frame.text'],
  ['a garbage update', () => updateFrame(new Uint8Array([200, 200, 3, 4])), 4422, 'update.inadmissible'],
  ['a foreign client id', () => updateFrame(forged()), 4409, 'client.foreign'],
  ['structs that wait for what never comes', () => updateFrame(letter(5, 0, [6, 9])), 4422, 'update.inadmissible'],
  ['a gap', () => updateFrame(letter(5, 9, [bystanderId(), 0])), 4422, 'update.inadmissible'],
  ['an update over 256 KB', () => updateFrame(new Uint8Array(300_000)), 4413, 'frame.tooLarge'],
  ['forged presence', () => presenceFrame([{ client: bystanderId(), clock: 99, state: '{}' }]), 4409, 'client.foreign'],
  [
    'presence over 2 KB',
    () => presenceFrame([{ client: 5, clock: 1, state: `"${'x'.repeat(3_000)}"` }]),
    4413,
    'frame.tooLarge',
  ],
  ['a frame of 64 MB', () => new Uint8Array(64 * 1024 * 1024), 1009, 'frame.tooLarge'],
];

/** The bystander still hears from others, and still stands there unharmed. */
async function expectBystanderUnharmed(): Promise<void> {
  const friend = openClient(server.port, 'friend');
  await friend.synced;
  const heard = new Promise((resolve) => bystander.doc.once('update', resolve));
  friend.text.insert(0, '.');
  await heard;
  friend.socket.close();
  await friend.closed;
  expect(bystander.socket.readyState).toBe(bystander.socket.OPEN);
  expect(bystander.text.toString()).toContain('Kept. ');
}
/** A hostile client that has answered the server's question, as every client does. */
async function opened(person: string): Promise<WebSocket> {
  const { socket, synced } = openClient(server.port, person);
  await synced;
  return socket;
}
/** Resolves once the server has logged the end of a socket for that reason. */
async function logged(reason: CloseReason): Promise<void> {
  const isThere = () => server.lines.some((line) => line.message === 'a socket closed' && line.reason === reason);
  while (!isThere()) await new Promise((resolve) => setImmediate(resolve));
}

describe('bad input over a socket', () => {
  it.each(frames)('[R-SOCK-3] %s closes that socket by name, with a log line', async (_what, frame, code, reason) => {
    const socket = await opened('eve');
    const closed = once(socket, 'close');
    socket.send(frame());
    const [gotCode, gotReason] = (await closed) as [number, Buffer];
    expect(gotCode).toBe(code);
    if (code !== 1009) expect(gotReason.toString()).toBe(reason);
    await logged(reason);
    await expectBystanderUnharmed();
  });

  it.each(['viewer', 'commenter', 'checker'])('[R-ROOM-13] a %s’s text is refused and not relayed', async (role) => {
    const client = openClient(server.port, `vic:${role}`);
    await client.synced;
    client.text.insert(0, 'VANDAL');
    expect(await client.closed).toBe(4403);
    await expectBystanderUnharmed();
    expect(bystander.text.toString()).not.toContain('VANDAL');
  });

  const doors: [what: string, options: Parameters<typeof dial>[2], status: number, code: string][] = [
    ['nobody', { headers: {} }, 401, 'session.required'],
    ['a cookie without an origin', { headers: { cookie: 'session=anna' } }, 403, 'origin.foreign'],
    ['a cookie from a null origin', { headers: { cookie: 'session=anna', origin: 'null' } }, 403, 'origin.foreign'],
    [
      'a cookie from a foreign page',
      { headers: { cookie: 'session=anna', origin: 'http://evil.test' } },
      403,
      'origin.foreign',
    ],
    [
      'a cookie from another port',
      { headers: { cookie: 'session=anna', origin: 'http://desk.test:81' } },
      403,
      'origin.foreign',
    ],
    ['a path as article id', { path: '/sync/..%2f..%2fetc%2fpasswd' }, 404, 'article.unknown'],
    ['10 kB as article id', { path: `/sync/${'a'.repeat(10_000)}` }, 404, 'article.unknown'],
    ['an id in capitals', { path: `/sync/${ARTICLE.replace('8', 'A').toUpperCase()}` }, 404, 'article.unknown'],
  ];
  it.each(doors)('[R-SOCK-1] %s is refused before the upgrade', async (_what, options, status, code) => {
    const socket = dial(server.port, 'anna', options);
    socket.on('error', () => undefined);
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const problem = JSON.parse(Buffer.concat(chunks).toString()) as { code: string; status: number };
    expect([response.statusCode, problem.status, problem.code]).toEqual([status, status, code]);
    expect(response.headers['content-type']).toBe('application/problem+json');
    await expectBystanderUnharmed();
  });

  const seats: [what: string, path: string, code: number][] = [
    ['an unknown article', `/sync/${ARTICLE.replace(/1$/, '2')}`, 4404],
    ['an older schema', `/sync/${ARTICLE}?schema=0`, 4426],
    ['no schema number', `/sync/${ARTICLE}?schema=x`, 4426],
  ];
  it.each(seats)('[R-SOCK-2] %s is closed after the upgrade', async (_what, path, code) => {
    const socket = dial(server.port, 'anna', { path });
    expect(((await once(socket, 'close')) as [number])[0]).toBe(code);
  });

  it('[R-SOCK-1] a cookie from our own page is let in', async () => {
    const socket = dial(server.port, '', { headers: { cookie: 'session=anna', origin: 'http://desk.test' } });
    await once(socket, 'message');
    socket.close();
    await once(socket, 'close');
  });

  it('[R-ROOM-17] the twenty-first socket of a person is refused', async () => {
    const sockets = Array.from({ length: 20 }, () => openClient(server.port, 'many'));
    await Promise.all(sockets.map(({ synced }) => synced));
    expect(await openClient(server.port, 'many').closed).toBe(4429);
    for (const { socket } of sockets) socket.close();
    await Promise.all(sockets.map(({ closed }) => closed));
  });

  it('[R-ROOM-17] a flood closes its socket', async () => {
    const socket = await opened('flood');
    const closed = once(socket, 'close');
    for (let n = 0; n < 20_000; n += 1) socket.send(new Uint8Array([3]));
    expect(((await closed) as [number])[0]).toBe(4429);
    await expectBystanderUnharmed();
  });
});
