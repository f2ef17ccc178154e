/** One unlucky person on the real server: what it costs the others. What hostile ones try is in `hostile.test.ts`. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { updateFrame } from '../../server/rooms/frame.ts';
import { type Desk, type Member, openDesk } from '../support/desk.ts';
import type { LiveClient } from '../support/liveClient.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

let server: ServerProcess;
let desk: Desk;
let article: string;
let bystander: LiveClient;

beforeAll(async () => {
  server = await startServerProcess();
  desk = await openDesk(server);
  article = await desk.article('Kop\n\nEen zin over de haven.');
  bystander = (await desk.person('Ben', 'editor')).open(article);
  await bystander.synced;
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const updated = (doc: Y.Doc) => new Promise((resolve) => doc.once('update', resolve));
const memoryMB = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))?.[1]) / 1024;

describe('a large piece of honest work', () => {
  it('[R-ADMIT-7] of 200 kB, written offline in thousands of edits, is let in', async () => {
    const olga = await desk.person('Olga', 'editor');
    const first = olga.open(article);
    await first.synced;
    first.socket.close();
    await first.closed;
    const { doc, text } = first;
    for (let n = 0; n < 3_800; n += 1) {
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

describe('a right that is taken away', () => {
  it('[R-ROOM-14] [R-PEOPLE-10] [S-10] closes the socket within two seconds: token, role, desk', async () => {
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
