/** kill -9 where it hurts most: while a server starts on new data, starts on old, makes snapshots, and is backed up. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { openClient } from '../support/liveClient.ts';
import { Promises, writeUntil } from '../support/promises.ts';
import { type Random, seededRandom } from '../support/random.ts';
import { startServerProcess } from '../support/server.ts';
import { startSyncServer } from '../support/syncProcess.ts';

/** In each phase. */
const KILLS = Number(process.env['PHASE_KILLS'] ?? 1);
const SEED = Number(process.env['PHASE_SEED'] ?? 7);
const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));
const LIMIT_MS = 30_000 + KILLS * 20_000;
const scratch = mkdtempSync(join(tmpdir(), 'kantlijn-phases-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Runs a script and kills it `ms` after it was started, or after the line that it prints first if there is one. */
async function killedAfter(ms: number, script: string, args: string[], dataFolder: string): Promise<void> {
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'fatal', DATA_DIR: dataFolder };
  const child = spawn(process.execPath, [script, ...args], { env, stdio: 'ignore' });
  const gone = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  await gone;
  clearTimeout(timer);
}
/** Within a start or a copy, whichever it is: one takes half a second on a quick machine and three on a busy one. */
const someMs = (random: Random) => 150 + random.below(1_350);

it(
  `[R-STORE-2] [R-STORE-12] ${KILLS} servers killed while they make and change their tables are followed by one that starts`,
  async () => {
    const random = seededRandom(SEED);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const dataFolder = join(scratch, `tables-${kill}`);
      // Twice on the same data: in the making, and with part of it made.
      for (let again = 0; again < 2; again += 1) await killedAfter(someMs(random), MAIN, [], dataFolder);
      const server = await startServerProcess({ dataFolder });
      expect((await fetch(`${server.url}/readyz`)).status, `seed ${SEED}, kill ${kill}`).toBe(200);
      expect(server.setupUrl).not.toBeNull();
      expect(await server.stop()).toBe(0);
    }
    process.stdout.write(`${KILLS * 2} kills while tables were made\n`);
  },
  LIMIT_MS,
);

/** Writers, a failure at a random moment, and what is owed: kept in one file over all rounds. */
async function rounds(name: string, fail: (file: string, round: number, random: Random) => Promise<void>) {
  const file = join(scratch, `${name}.db`);
  const promises = new Promises();
  for (let round = 0; round <= KILLS; round += 1) {
    const server = await startSyncServer(file, { compactRows: 2 });
    try {
      const reader = openClient(server.port, 'reader');
      await reader.synced;
      expect(promises.brokenIn(reader.doc), `seed ${SEED}, ${name}, round ${round}`).toEqual([]);
      if (round === KILLS) break;
      const random = seededRandom(SEED * 1_000 + round);
      const clients = await writeUntil(server.port, SEED * 1_000 + round, async () => {
        await fail(file, round, random);
        await server.kill();
      });
      promises.note([...clients, reader]);
    } finally {
      await server.kill();
    }
  }
  expect(promises.size).toBeGreaterThan(KILLS);
}

it(
  `[R-ROOM-20] [R-STORE-3] ${KILLS} kills among snapshots at every other commit, and then while it starts again, lose nothing`,
  async () => {
    await rounds('snapshots', async () => undefined);
    const file = join(scratch, 'snapshots.db');
    const random = seededRandom(SEED);
    const before = await startSyncServer(file);
    const reader = openClient(before.port, 'reader');
    await reader.synced;
    await before.kill();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const script = fileURLToPath(new URL('../support/syncServer.ts', import.meta.url));
      await killedAfter(someMs(random) / 2, script, [file], scratch);
    }
    const after = await startSyncServer(file);
    const again = openClient(after.port, 'reader');
    await again.synced;
    await after.kill();
    expect(again.text.toString()).toBe(reader.text.toString());
    process.stdout.write(`${KILLS} kills among snapshots, ${KILLS} in a start on old data\n`);
  },
  LIMIT_MS,
);

it(
  `[R-CLI-3] ${KILLS} backups killed in the middle, with their server, leave no half copy under their name, and the next is whole`,
  async () => {
    const { dataFolder, stop } = await startServerProcess({ dataFolder: join(scratch, 'copied') });
    const random = seededRandom(SEED);
    const backup = (file: string, ms: number) => killedAfter(ms, CLI, ['backup', file], dataFolder);
    let cut = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const file = join(scratch, `copy-${kill}.db`);
      await backup(file, someMs(random));
      if (!existsSync(file)) cut += 1;
      else await restored(file, kill);
      await backup(join(scratch, `whole-${kill}.db`), LIMIT_MS);
      await restored(join(scratch, `whole-${kill}.db`), kill);
    }
    expect(await stop()).toBe(0);
    process.stdout.write(`${KILLS} backups killed, ${cut} of them before they were whole\n`);
  },
  LIMIT_MS * 2,
);

/** A copy that stands under its name can be put back. */
async function restored(file: string, kill: number): Promise<void> {
  const dataFolder = join(scratch, `restored-${kill}`);
  rmSync(dataFolder, { recursive: true, force: true });
  const env = { ...process.env, DATA_DIR: dataFolder };
  const restoring = spawn(process.execPath, [CLI, 'restore', file], { env, stdio: 'ignore' });
  expect(await once(restoring, 'exit'), `seed ${SEED}, kill ${kill}`).toEqual([0, null]);
}
