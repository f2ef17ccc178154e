/** Many people and bad luck: all come back at once, a quarter stops reading, the server's clock jumps. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { LedgerEvent } from '../../shared/ledger/event.ts';
import { type Desk, type Member, openDesk } from '../support/desk.ts';
import type { LiveClient } from '../support/liveClient.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

/** Sockets, of which a quarter stops reading; 200 in the long run. */
const READERS = Number(process.env['CROWD_READERS'] ?? 100);
const EACH = 20;
const JUMPS = 5;
/** Whoever stands still for 30 seconds is closed, and that is another test. */
const WRITING_MS = 15_000;
/** All of them are simulated by this one process, which takes most of the time. */
const LIMIT_MS = 30_000 + READERS * 1_000;
const CLOCK = fileURLToPath(new URL('../support/jumpingClock.ts', import.meta.url));

let server: ServerProcess;
let desk: Desk;
const people: Member[] = [];
beforeAll(async () => {
  server = await startServerProcess({ env: { NODE_OPTIONS: `--import ${CLOCK}` } });
  desk = await openDesk(server);
  for (let n = 0; n < READERS / EACH; n += 1) people.push(await desk.person(`P${n}`, 'editor'));
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const openAll = (article: string, docs: Y.Doc[] = []): LiveClient[] =>
  Array.from({ length: READERS }, (_, n) => (people[n % people.length] as Member).open(article, docs[n]));
async function until(client: LiveClient, isSo: () => boolean): Promise<void> {
  while (!isSo()) await once(client.socket, 'message');
}
const memoryMB = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))?.[1]) / 1024;
const textOf = ({ text }: LiveClient) => text.toString();

it(
  `[R-ROOM-6] [R-ROOM-7] ${READERS} people who lost their connection come back at once, each with words of their own`,
  async () => {
    const article = await desk.article('Kop\n\nEen zin.');
    const first = openAll(article);
    await Promise.all(first.map(({ synced }) => synced));
    for (const { socket } of first) socket.terminate();
    await Promise.all(first.map(({ closed }) => closed));
    first.forEach(({ text }, n) => {
      text.insert(text.length - 1, ` w${n}`);
    });
    const startedAt = performance.now();
    const again = openAll(
      article,
      first.map(({ doc }) => doc),
    );
    await Promise.all(again.map(({ synced }) => synced));
    await Promise.all(
      again.map((client) => until(client, () => first.every((_, n) => textOf(client).includes(` w${n}`)))),
    );
    const took = performance.now() - startedAt;
    process.stdout.write(`${READERS} reconnects at once: all have all after ${took.toFixed(0)} ms\n`);
    expect(took).toBeLessThan(READERS * 100);
    const [one] = again;
    if (one) await Promise.all(again.map((client) => until(client, () => textOf(client) === textOf(one))));
    for (const { socket } of again) socket.close();
    await Promise.all(again.map(({ closed }) => closed));
  },
  LIMIT_MS,
);

it(
  '[R-ROOM-8] a quarter of the readers stops reading: memory stays bounded, the others hear, the slow ones catch up',
  async () => {
    const article = await desk.article('Kop\n\nEen zin.');
    const readers = openAll(article);
    await Promise.all(readers.map(({ synced }) => synced));
    const writer = desk.owner.open(article);
    await writer.synced;
    const slow = readers.slice(0, READERS / 4);
    const quick = readers.slice(READERS / 4);
    for (const { socket } of slow) socket.pause();
    const before = memoryMB();
    const page = 'w'.repeat(100_000);
    const waits: number[] = [];
    const begun = performance.now();
    for (let n = 0; n < 30 && performance.now() - begun < WRITING_MS; n += 1) {
      const startedAt = performance.now();
      writer.doc.transact(() => {
        writer.text.delete(0, Math.min(page.length, writer.text.length - 1));
        writer.text.insert(0, n % 10 === 9 ? `Klaar ${n}. ` : page);
      });
      const vector = Y.getState(writer.doc.store, writer.doc.clientID);
      await Promise.all(
        quick.map((client) => until(client, () => Y.getState(client.doc.store, writer.doc.clientID) >= vector)),
      );
      waits.push(performance.now() - startedAt);
    }
    const grown = memoryMB() - before;
    for (const { socket } of slow) socket.resume();
    await Promise.all(slow.map((client) => until(client, () => textOf(client) === textOf(writer))));
    process.stdout.write(
      `${slow.length} of ${READERS} do not read: ${grown.toFixed(0)} MB more, the others heard within ${Math.max(...waits).toFixed(0)} ms\n`,
    );
    expect(grown).toBeLessThan(64 + slow.length * 1.5);
    for (const { socket } of [...readers, writer]) socket.close();
  },
  LIMIT_MS,
);

it(
  `[R-LEDGER-1] [R-ROOM-2] a clock that jumps ${JUMPS} times, by hours and years, puts nothing out of order`,
  async () => {
    const article = await desk.article('Kop\n\nEen zin.');
    const [anna, bob] = [(people[0] as Member).open(article), (people[1] as Member).open(article)];
    await Promise.all([anna.synced, bob.synced]);
    for (let jump = 0; jump < JUMPS; jump += 1) {
      const set = server.process.stdout ? once(server.process.stdout, 'data') : Promise.resolve();
      server.process.kill('SIGUSR2');
      await set;
      anna.text.insert(anna.text.length - 1, ` j${jump}`);
      await until(bob, () => textOf(bob).endsWith(` j${jump}\n`));
      const opening = {
        id: crypto.randomUUID(),
        type: 'thread.open',
        annotation: crypto.randomUUID(),
        text: `${jump}`,
      };
      await desk.owner.json('POST', `/articles/${article}/commands`, {
        ...opening,
        target: { quote: { exact: 'Een zin' } },
      });
    }
    const lines = (await (await desk.owner.ask('GET', `/articles/${article}/ledger`)).text()).trim().split('\n');
    const events = lines.map((line) => JSON.parse(line) as LedgerEvent & { text?: string });
    expect(events.map(({ text }) => text)).toEqual(Array.from({ length: JUMPS }, (_, n) => String(n)));
    expect(await desk.owner.json('GET', `/articles/${article}/ledger/verify`)).toMatchObject({ ok: true, seq: JUMPS });
    expect(anna.socket.readyState).toBe(anna.socket.OPEN);
    for (const { socket } of [anna, bob]) socket.close();
  },
  LIMIT_MS,
);
