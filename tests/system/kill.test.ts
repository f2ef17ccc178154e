/** kill -9 at random moments under load, again and again on the same data: what anybody saw or was told is still there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type LiveClient, openClient } from '../support/liveClient.ts';
import { newDatabase } from '../support/postgres.ts';
import { seededRandom } from '../support/random.ts';
import { startSyncServer } from '../support/syncProcess.ts';

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 100);
/** Servers that are killed at the same time, each on its own data; starting one waits for most of its time. */
const CHAINS = ['sqlite', 'sqlite', 'postgres'] as const;
/** Rounds stop after this long, and the test says how many there were. */
const BUDGET_MS = Number(process.env['KILL_BUDGET_MS'] ?? 75_000);
const WRITERS = ['anna', 'bob', 'cas', 'dora'];
/** Each writer makes 40 edits a second. */
const EDIT_EVERY_MS = 25;
const folder = mkdtempSync(join(tmpdir(), 'kantlijn-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What must have survived: clocks by client that another person saw, or that the writer was told are saved. */
function promisesTo(clients: LiveClient[], promised: Map<number, number>): void {
  const promise = (client: number, clock: number) => promised.set(client, Math.max(clock, promised.get(client) ?? 0));
  for (const { doc, saved } of clients) {
    for (const [client, clock] of saved) promise(client, clock);
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
      if (client !== doc.clientID) promise(client, clock);
    }
  }
}

function write(client: LiveClient, random: ReturnType<typeof seededRandom>): void {
  const at = random.below(client.text.length);
  if (random.below(6) === 0 && at > 0) client.text.delete(at - 1, 1);
  else client.text.insert(at, random.pick(['a', 'bc', 'word ']));
}

/** All write at their pace; after a random number of edits, with some of them on their way, the server is killed. */
async function writeUntilKilled(port: number, seed: number, kill: () => Promise<void>): Promise<LiveClient[]> {
  const random = seededRandom(seed);
  const clients = WRITERS.map((person) => openClient(port, person));
  await Promise.all(clients.map(({ synced }) => synced));
  let left = 4 + random.below(44);
  await new Promise<void>((resolve) => {
    const timers = clients.map((client) =>
      setInterval(() => {
        write(client, random);
        left -= 1;
        if (left > 0) return;
        for (const timer of timers) clearInterval(timer);
        resolve();
      }, EDIT_EVERY_MS),
    );
  });
  await kill();
  await Promise.all(clients.map(({ closed }) => closed));
  return clients;
}

/** One after the other on the same data. @returns the kills there was time for, and how many writers were promised something. */
async function killAgainAndAgain(chain: number): Promise<{ kills: number; promises: number }> {
  const place = CHAINS[chain] === 'postgres' ? await newDatabase() : join(folder, `kantlijn-${chain}.db`);
  const promised = new Map<number, number>();
  const startedAt = Date.now();
  let kills = 0;
  for (; kills < ROUNDS / CHAINS.length && Date.now() - startedAt < BUDGET_MS; kills += 1) {
    const server = await startSyncServer(place);
    try {
      const reader = openClient(server.port, 'reader');
      await reader.synced;
      for (const [client, clock] of promised) {
        const about = `chain ${chain} on ${CHAINS[chain]}, round ${kills}: client ${client}`;
        expect(Y.getState(reader.doc.store, client), about).toBeGreaterThanOrEqual(clock);
      }
      const clients = await writeUntilKilled(server.port, chain * ROUNDS + kills, server.kill);
      promisesTo([...clients, reader], promised);
    } finally {
      await server.kill();
    }
  }
  return { kills, promises: promised.size };
}

describe('a server that is killed', () => {
  it(
    '[R-ROOM-2] [R-ROOM-5] [R-STORE-1] loses nothing that another person saw or that was told saved',
    async () => {
      const chains = await Promise.all(CHAINS.map((_, chain) => killAgainAndAgain(chain)));
      const sum = (of: 'kills' | 'promises') => chains.reduce((total, each) => total + each[of], 0);
      process.stdout.write(`${sum('kills')} kills, ${sum('promises')} writers' promises kept\n`);
      expect(sum('kills')).toBeGreaterThanOrEqual(Math.min(ROUNDS, 20));
      for (const { kills } of chains) expect(kills).toBeGreaterThanOrEqual(Math.min(ROUNDS / CHAINS.length, 5));
      expect(sum('promises')).toBeGreaterThan(sum('kills') * 2);
    },
    BUDGET_MS + 60_000,
  );
});
