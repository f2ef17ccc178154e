/** One hostile or unlucky person on the real server: what it costs the others. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { askFrame, presenceFrame, updateFrame } from '../../server/rooms/frame.ts';
import { type Desk, type Member, openDesk } from '../support/desk.ts';
import type { LiveClient } from '../support/liveClient.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let server: ServerProcess;
let desk: Desk;
let article: string;
let bystander: LiveClient;
let friend: LiveClient;

beforeAll(async () => {
  server = await startServerProcess();
  desk = await openDesk(server);
  article = await desk.article('Kop\n\nEen zin over de haven.');
  const [ben, frits] = await Promise.all([desk.person('Ben', 'editor'), desk.person('Frits', 'editor')]);
  [bystander, friend] = [ben.open(article), frits.open(article)];
  await Promise.all([bystander.synced, friend.synced]);
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const updated = (doc: Y.Doc) => new Promise((resolve) => doc.once('update', resolve));
/** Sends until the server has closed; between its bursts it reads, as every client does. */
async function flood({ socket }: LiveClient, count: number, send: (n: number) => void): Promise<void> {
  for (let n = 0; n < count && socket.readyState === WebSocket.OPEN; n += 1) {
    send(n);
    if (n % 200 === 199) await new Promise((resolve) => setImmediate(resolve));
  }
}
/** Milliseconds that a letter takes from the friend to the bystander. */
async function latency(): Promise<number> {
  const { doc } = bystander;
  const { text } = friend;
  const before = text.length;
  const startedAt = performance.now();
  text.insert(0, 'x');
  while (doc.getText('body').length <= before) await updated(doc);
  return performance.now() - startedAt;
}
/** The worst of the letters sent until `ended` settles. */
async function worstDuring(ended: Promise<unknown>): Promise<number> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  let worst = 0;
  do worst = Math.max(worst, await latency());
  while (!isOver);
  return worst;
}
const memoryMB = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))?.[1]) / 1024;

describe('a flood', () => {
  it('[R-ROOM-11] [R-ROOM-17] of 100,000 small updates ends at its allowance, and the others write on', async () => {
    const eve = (await desk.person('Eve', 'editor')).open(article);
    await eve.synced;
    const worst = worstDuring(eve.closed);
    await flood(eve, 100_000, () => eve.text.insert(0, 'f'));
    expect(await eve.closed).toBe(4429);
    expect(await worst).toBeLessThan(2_000);
  });

  it('[R-ROOM-21] [R-ROOM-17] of questions, presence and nonsense from a viewer hurts nobody', async () => {
    const vic = await desk.person('Vic', 'viewer');
    const crowd = presenceFrame(Array.from({ length: 10_000 }, (_, client) => ({ client, clock: 1, state: '{}' })));
    const floods: ((n: number) => Uint8Array)[] = [
      (n) => askFrame(new Uint8Array([1, n % 128, 1])),
      (n) => presenceFrame([{ client: 77, clock: n, state: '{"cursor":null}' }]),
      () => new Uint8Array([3]),
      () => crowd,
    ];
    for (const frame of floods) {
      const client = vic.open(article);
      await client.synced;
      const worst = worstDuring(client.closed);
      await flood(client, 5_000, (n) => client.socket.send(frame(n)));
      expect(await client.closed).toBe(4429);
      expect(await worst).toBeLessThan(2_000);
    }
  });
});

describe('a large piece of honest work', () => {
  it('[R-ADMIT-7] of 200 kB, written offline in thousands of edits, is let in', async () => {
    const olga = await desk.person('Olga', 'editor');
    const first = olga.open(article);
    await first.synced;
    first.socket.close();
    await first.closed;
    const { doc, text } = first;
    for (let n = 0; n < 4_000; n += 1) {
      text.insert((n * 7919) % text.length, 'een paar woorden van thuis ');
      if (n % 5 === 0) text.delete((n * 31) % (text.length - 40), 3);
    }
    const missing = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(bystander.doc));
    expect(missing.byteLength).toBeGreaterThan(180_000);
    expect(missing.byteLength).toBeLessThan(256 * 1024);
    const again = olga.open(article, doc);
    const heard = updated(bystander.doc);
    await again.synced;
    await heard;
    expect(again.socket.readyState).toBe(WebSocket.OPEN);
    again.socket.close();
  });
});

describe('a reader who stops reading', () => {
  it('[R-ROOM-8] costs bounded memory and is brought up to date with few frames', async () => {
    const [slow, writer] = await Promise.all(['Sloom', 'Wim'].map((name) => desk.person(name, 'editor')));
    const other = await desk.article('Een ander stuk.');
    const [reader, one] = [(slow as Member).open(other), (writer as Member).open(other)];
    await Promise.all([reader.synced, one.synced]);
    let frames = 0;
    reader.socket.on('message', () => {
      frames += 1;
    });
    reader.socket.pause();
    const before = memoryMB();
    const page = 'w'.repeat(150_000);
    for (let n = 0; n < 50; n += 1) {
      one.text.insert(0, page);
      one.text.delete(0, page.length);
      const clock = Y.getState(one.doc.store, one.doc.clientID);
      while ((one.saved.get(one.doc.clientID) ?? 0) < clock) await once(one.socket, 'message');
    }
    one.text.insert(0, 'Klaar. ');
    expect(memoryMB() - before).toBeLessThan(150);
    reader.socket.resume();
    while (!reader.text.toString().startsWith('Klaar. ')) await updated(reader.doc);
    expect(reader.text.toString()).toBe(one.text.toString());
    expect(frames).toBeLessThan(100);
    for (const { socket } of [reader, one]) socket.close();
  });
});

describe('a raw connection', () => {
  function raw(member: Member): Socket {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const head = [
      ...[`GET /sync/${article}?schema=1 HTTP/1.1`, 'Host: x', 'Connection: Upgrade', 'Upgrade: websocket'],
      ...['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
      `Authorization: Bearer ${member.token}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    return socket;
  }
  const untilClosed = async (socket: Socket): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => undefined);
    await once(socket, 'close');
    return Buffer.concat(chunks);
  };

  it('[R-SOCK-3] that announces 64 MB is closed with 1009 before a byte of them is sent', async () => {
    const socket = raw(desk.owner);
    await once(socket, 'data');
    const closed = untilClosed(socket);
    const header = Buffer.alloc(14);
    header[0] = 0x82;
    header[1] = 0x80 | 127;
    header.writeBigUInt64BE(64n * 1024n * 1024n, 2);
    socket.write(header);
    const heard = await closed;
    const close = heard.subarray(heard.lastIndexOf(0x88));
    expect(close.readUInt16BE(2)).toBe(1009);
  });

  it.each([
    ['without a mask', [0x82, 1, 0]],
    ['of a reserved kind', [0x83, 0x80, 0, 0, 0, 0]],
    ['in endless pieces of nothing', [0x00, 0x80, 0, 0, 0, 0]],
    ['compressed', [0xc2, 0x81, 0, 0, 0, 0, 1]],
  ])('[R-SOCK-3] that sends a frame %s is closed', async (_what, bytes) => {
    const socket = raw(desk.owner);
    await once(socket, 'data');
    const closed = untilClosed(socket);
    socket.write(Buffer.from(bytes));
    await closed;
    expect(await latency()).toBeLessThan(2_000);
  });

  it('[R-HTTP-14] [R-SOCK-1] with its token in the address is nobody’s', async () => {
    const url = `${server.url.replace('http', 'ws')}/sync/${article}?schema=1&token=${desk.owner.token}`;
    const socket = new WebSocket(url);
    socket.on('error', () => undefined);
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(401);
    expect(server.log()).not.toContain(desk.owner.token);
  });
});

describe('a right that is taken away', () => {
  it('[R-ROOM-14] [R-PEOPLE-10] closes the socket within two seconds: token, role, desk', async () => {
    const rik = await desk.person('Rik', 'editor');
    const takings: [how: () => Promise<Response>, code: number][] = [
      [() => desk.owner.ask('PUT', `/desks/newsroom/members/${rik.id}`, { role: 'commenter' }), 4501],
      [() => desk.owner.ask('DELETE', `/desks/newsroom/members/${rik.id}`), 4404],
    ];
    for (const [take, code] of takings) {
      const { closed, synced } = rik.open(article);
      await synced;
      const startedAt = performance.now();
      expect((await take()).ok).toBe(true);
      expect(await closed).toBe(code);
      expect(performance.now() - startedAt).toBeLessThan(2_000);
    }
    const tess = await desk.person('Tess', 'editor');
    const { closed, synced, text } = tess.open(article);
    await synced;
    expect((await tess.ask('DELETE', `/me/tokens/${tess.tokenId}`)).ok).toBe(true);
    text.insert(0, 'too late');
    expect(await closed).toBe(4401);
    expect((await tess.ask('GET', '/me')).status).toBe(401);
    expect(bystander.text.toString()).not.toContain('too late');
  });

  it('[R-ADMIT-8] leaves nobody with an update of what is not theirs', async () => {
    const eve = (await desk.person('Evert', 'commenter')).open(article);
    await eve.synced;
    eve.socket.send(updateFrame(Y.encodeStateAsUpdate(new Y.Doc())));
    eve.text.format(0, 3, { $: { t: { toString: 1 } } });
    expect(await eve.closed).toBe(4403);
    const text = await desk.owner.ask('GET', `/articles/${article}/text`);
    expect(text.status).toBe(200);
  });
});
