/** kill -9 at random moments, again and again on the same data: what anybody saw or was told is still there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openClient } from '../support/liveClient.ts';
import { Promises, writeUntil } from '../support/promises.ts';
import { startSyncServer } from '../support/syncProcess.ts';

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 60);
/** Servers that are killed at the same time, each on its own file; starting one waits for most of its time. */
const CHAINS = 2;
/** Rounds stop after this long, and the test says how many there were. */
const BUDGET_MS = Number(process.env['KILL_BUDGET_MS'] ?? 35_000);
/** A snapshot after every few commits, so that some kills fall into one. */
const OFTEN = { compactRows: 4 };
const folder = mkdtempSync(join(tmpdir(), 'kantlijn-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** One after the other on one file. @returns the kills there was time for, and how many writers were promised something. */
async function killAgainAndAgain(chain: number): Promise<{ kills: number; promises: number }> {
  const file = join(folder, `kantlijn-${chain}.db`);
  const promises = new Promises();
  const startedAt = Date.now();
  let kills = 0;
  for (; kills < ROUNDS / CHAINS && Date.now() - startedAt < BUDGET_MS; kills += 1) {
    const server = await startSyncServer(file, kills % 2 === 1 ? OFTEN : {});
    try {
      const reader = openClient(server.port, 'reader');
      await reader.synced;
      expect(promises.brokenIn(reader.doc), `chain ${chain}, round ${kills}`).toEqual([]);
      const clients = await writeUntil(server.port, chain * ROUNDS + kills, server.kill);
      promises.note([...clients, reader]);
    } finally {
      await server.kill();
    }
  }
  return { kills, promises: promises.size };
}

describe('a server that is killed', () => {
  it(
    '[R-ROOM-2] [R-ROOM-5] [R-ROOM-20] [R-STORE-1] loses nothing that another person saw or that was told saved',
    async () => {
      const chains = await Promise.all(Array.from({ length: CHAINS }, (_, chain) => killAgainAndAgain(chain)));
      const sum = (of: 'kills' | 'promises') => chains.reduce((total, each) => total + each[of], 0);
      process.stdout.write(`${sum('kills')} kills, ${sum('promises')} writers' promises kept\n`);
      expect(sum('kills')).toBeGreaterThanOrEqual(Math.min(ROUNDS, 20));
      expect(sum('promises')).toBeGreaterThan(sum('kills') * 2);
    },
    BUDGET_MS + 60_000,
  );
});
