/** The power goes while people write: what was not synced is gone, and nothing that was promised is among it. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FragileDisk } from '../support/disks.ts';
import { openClient } from '../support/liveClient.ts';
import { Promises, writeUntil } from '../support/promises.ts';
import { startSyncServer } from '../support/syncProcess.ts';

const LOSSES = Number(process.env['POWER_LOSSES'] ?? 20);
let disk: FragileDisk;
beforeAll(() => {
  disk = new FragileDisk();
});
afterAll(() => disk.remove());

it(
  `[R-STORE-1] [R-STORE-10] [R-ROOM-2] ${LOSSES} losses of power lose nothing that was seen or told saved`,
  async () => {
    const promises = new Promises();
    for (let loss = 0; loss < LOSSES; loss += 1) {
      const server = await startSyncServer(join(disk.folder, 'kantlijn.db'), loss % 2 ? { compactRows: 4 } : {});
      try {
        const reader = openClient(server.port, 'reader');
        await reader.synced;
        expect(promises.brokenIn(reader.doc), `loss ${loss}`).toEqual([]);
        const clients = await writeUntil(server.port, loss, async () => {
          disk.cutPower();
          await server.kill();
        });
        promises.note([...clients, reader]);
      } finally {
        await server.kill();
        disk.powerUp();
      }
    }
    process.stdout.write(`${LOSSES} losses of power, ${promises.size} writers' promises kept\n`);
    expect(promises.size).toBeGreaterThan(LOSSES);
  },
  LOSSES * 20_000,
);
