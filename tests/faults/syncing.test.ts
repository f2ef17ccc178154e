/** The system calls of the server, watched: every commit is synced before anybody hears of it. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { openClient } from '../support/liveClient.ts';
import { startSyncServer } from '../support/syncProcess.ts';

const ACKS = Number(process.env['SYNC_ACKS'] ?? 500);
const folder = mkdtempSync(join(tmpdir(), 'kantlijn-sync-'));
afterAll(() => rmSync(folder, { recursive: true }));

it(`[R-STORE-1] [R-STORE-10] ${ACKS} commits, one after the other, are each synced to the disk`, async () => {
  const [file, trace] = [join(folder, 'kantlijn.db'), join(folder, 'trace')];
  const tracing = ['strace', '-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', trace];
  const server = await startSyncServer(file, {}, tracing);
  const { text, synced, saved, doc, socket } = openClient(server.port, 'anna');
  await synced;
  const syncs = () => readFileSync(trace, 'utf8').match(/f(?:data)?sync\(\d+\)? /g)?.length ?? 0;
  const before = syncs();
  for (let ack = 0; ack < ACKS; ack += 1) {
    text.insert(0, 'x');
    while ((saved.get(doc.clientID) ?? 0) < ack + 1) await once(socket, 'message');
  }
  const after = syncs();
  await server.kill();
  const database = new DatabaseSync(file);
  const rows = Number(database.prepare('select count(*) as n from text_row').get()?.['n']);
  database.close();
  process.stdout.write(`${rows} rows, ${after - before} syncs for ${ACKS} acknowledgements\n`);
  expect(after - before).toBeGreaterThanOrEqual(ACKS);
  expect(rows).toBeGreaterThanOrEqual(ACKS);
}, 120_000);
