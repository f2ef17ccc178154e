/**
 * The least that *durable before visible* can cost: a relay that knows nothing of text, but hands each frame to the
 * database thread, waits until it is on disk, and only then writes it, framed once, to everyone else.
 */
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { WebSocketServer } from 'ws';
import { answerFrame } from '../../server/rooms/frame.ts';
import { createSqliteDatabase } from '../../server/storage/sqlite/storage.ts';
import { createFraming } from '../../server/transport/ws/framing.ts';
import { connectionOf } from '../../server/transport/ws/wire.ts';
import { emptyText } from '../support/flatText.ts';
import { answerCpu } from './cpu.ts';
import { dataFolder } from './folder.ts';

const folder = dataFolder();
process.on('disconnect', () => process.exit());
const database = await createSqliteDatabase({ file: join(folder, 'frames.db') });
await database.batch([CompiledQuery.raw('create table frame (seq integer primary key, content blob not null)')]);
const insert = (frame: Uint8Array) =>
  CompiledQuery.raw('insert into frame (content) values (?) returning seq', [frame]);

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : null });
});
const welcome = answerFrame(emptyText());
const framing = createFraming();
const connections = new Set<ReturnType<typeof connectionOf>>();
server.on('connection', (socket) => {
  const connection = connectionOf(socket, framing);
  connections.add(connection);
  connection.send(welcome);
  socket.on('message', async (data: Buffer) => {
    const frame = new Uint8Array(data);
    await database.batch([insert(frame)]);
    for (const other of connections) if (other !== connection) other.send(frame);
  });
});
answerCpu();
