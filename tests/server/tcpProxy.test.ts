import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTcpProxy, type TcpProxy } from '../support/tcpProxy.ts';

let echo: Server;
let proxy: TcpProxy;
let clients: Socket[] = [];
beforeEach(async () => {
  echo = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await startTcpProxy((echo.address() as AddressInfo).port);
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  clients = [];
  await proxy.close();
  echo.close();
});

async function dialled(): Promise<Socket> {
  const socket = connect(proxy.port, '127.0.0.1');
  clients.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
/** Resolves when it is closed, for whatever reason. */
const closing = (socket: Socket) =>
  new Promise<void>((resolve) => (socket.closed ? resolve() : socket.on('close', () => resolve())));
/** Sends, and resolves with the pieces in which the same number of bytes came back. */
async function sentBack(socket: Socket, text: string): Promise<string[]> {
  const pieces: string[] = [];
  socket.setEncoding('utf8').write(text);
  while (pieces.join('').length < text.length) pieces.push(String((await once(socket, 'data'))[0]));
  return pieces;
}

it('a well wire passes everything on, in order, however much', async () => {
  const socket = await dialled();
  const text = Array.from({ length: 400_000 }, (_, n) => n % 10).join('');
  expect((await sentBack(socket, text)).join('')).toBe(text);
  expect(proxy.open()).toBe(1);
});

it('a hurt wire is late, in small pieces, or slow, and loses nothing', async () => {
  const socket = await dialled();
  proxy.hurt({ delayMs: 40 });
  const begun = performance.now();
  expect(await sentBack(socket, 'late')).toEqual(['late']);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(79);
  proxy.hurt({ sliceBytes: 3 });
  const pieces = await sentBack(socket, 'in small pieces');
  expect(pieces.join('')).toBe('in small pieces');
  expect(pieces.length).toBeGreaterThan(1);
  proxy.hurt({ bytesPerSecond: 20_000, sliceBytes: 500 });
  const slow = performance.now();
  const text = 'x'.repeat(3_000);
  expect((await sentBack(socket, text)).join('')).toBe(text);
  expect(performance.now() - slow).toBeGreaterThanOrEqual(100);
});

it('a stalled wire takes connections and bytes and passes nothing on until it is healed', async () => {
  const socket = await dialled();
  proxy.stall();
  const late = await dialled();
  let heard = '';
  socket.setEncoding('utf8').on('data', (text) => {
    heard += text;
  });
  socket.write('still there?');
  await new Promise((resolve) => setImmediate(resolve));
  expect([heard, socket.destroyed, late.destroyed]).toEqual(['', false, false]);
  proxy.heal();
  await once(socket, 'data');
  expect(heard).toBe('still there?');
  expect(await sentBack(late, 'well')).toEqual(['well']);
});

it('a cut wire resets what is open and refuses what comes, until it is healed', async () => {
  const socket = await dialled();
  await sentBack(socket, 'before');
  const closed = closing(socket);
  proxy.cut();
  await closed;
  const refused = connect(proxy.port, '127.0.0.1');
  refused.on('error', () => undefined);
  await closing(refused);
  proxy.heal();
  expect(await sentBack(await dialled(), 'after')).toEqual(['after']);
  proxy.reset();
  expect(await sentBack(await dialled(), 'again')).toEqual(['again']);
});
