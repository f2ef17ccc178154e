/** A disk without space: nothing more is told saved or decided, reading goes on, and with space again all is well. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk } from '../support/desk.ts';
import { SmallDisk } from '../support/disks.ts';
import type { LiveClient } from '../support/liveClient.ts';
import { type ServerProcess, startServerProcess } from '../support/server.ts';

const ROUNDS = Number(process.env['FULL_ROUNDS'] ?? 5);
const RECOVERY_MS = 5_000;
let disk: SmallDisk;
let server: ServerProcess;
beforeAll(async () => {
  disk = new SmallDisk(24);
  server = await startServerProcess({ dataFolder: disk.folder, env: { LOG_LEVEL: 'fatal' } });
});
afterAll(async () => {
  await server.kill();
  disk.remove();
});

const savedOf = ({ saved, doc }: LiveClient) => saved.get(doc.clientID) ?? 0;

it(
  `[R-ROOM-3] [R-ROOM-19] [R-HTTP-20] a disk that is full ${ROUNDS} times costs nobody a word`,
  async () => {
    const desk = await openDesk(server);
    const [article, other] = [await desk.article('Kop\n\nEen zin.'), await desk.article('Een ander stuk.')];
    const [anna, bob] = [
      (await desk.person('Anna', 'editor')).open(article),
      (await desk.person('Bob', 'editor')).open(article),
    ];
    await Promise.all([anna.synced, bob.synced]);
    const told = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      await desk.owner.json('GET', '/articles');
      disk.fill();
      const [saved, heard] = [savedOf(anna), bob.text.length];
      // More than what is left of the last page on disk.
      anna.text.insert(0, 'woord '.repeat(2_000));
      const target = { quote: { exact: 'Een ander' } };
      const command = {
        id: crypto.randomUUID(),
        type: 'thread.open',
        annotation: crypto.randomUUID(),
        text: 'x'.repeat(19_000),
        target,
      };
      const refused = await desk.owner.ask('POST', `/articles/${other}/commands`, command);
      told.add(`${refused.status} ${((await refused.json()) as { code: string }).code}`);
      expect([savedOf(anna), bob.text.length]).toEqual([saved, heard]);
      expect((await desk.owner.ask('GET', `/articles/${other}/text`)).status).toBe(200);
      expect((await desk.owner.ask('GET', '/articles')).status).toBe(200);
      disk.free();
      const startedAt = performance.now();
      while (savedOf(anna) === saved) await once(anna.socket, 'message');
      while (bob.text.length < anna.text.length) await once(bob.socket, 'message');
      expect(performance.now() - startedAt).toBeLessThan(RECOVERY_MS);
      await desk.owner.json('POST', `/articles/${other}/commands`, command);
      anna.text.delete(0, 12_000 - 6);
      while (bob.text.length > anna.text.length) await once(bob.socket, 'message');
    }
    expect([...told]).toEqual(['503 store.failing']);
    expect(await desk.owner.json('GET', `/articles/${other}/ledger/verify`)).toMatchObject({ ok: true, seq: ROUNDS });
    await server.kill();
    server = await startServerProcess({ dataFolder: disk.folder, env: { LOG_LEVEL: 'fatal' } });
    const text = await (
      await fetch(`${server.url}/api/v1/articles/${article}/text`, {
        headers: { authorization: `Bearer ${desk.owner.token}` },
      })
    ).text();
    expect(text.replaceAll('\u2028', '\n').startsWith(anna.text.toString().split('\n')[0] ?? '')).toBe(true);
    process.stdout.write(`${ROUNDS} times full, answered ${[...told].join(', ')}, nothing lost\n`);
  },
  ROUNDS * 30_000,
);
