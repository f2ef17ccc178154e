/**
 * A peer that we are compared with: `@y/websocket-server` over LevelDB, kept the way that its own `YPERSISTENCE` keeps it.
 * Every document begins as an empty article. Its newer version, 0.1.5, cannot be used: as npm resolves it, it mixes two
 * previews of Yjs 14 and takes no update.
 */
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import { LeveldbPersistence } from 'y-leveldb';
import * as Y from 'yjs';
import { emptyText } from '../support/flatText.ts';
import { answerCpu } from './cpu.ts';
import { dataFolder } from './folder.ts';

const folder = dataFolder();
process.on('disconnect', () => process.exit());
const level = new LeveldbPersistence(folder);
const empty = emptyText();
setPersistence({
  provider: level,
  async bindState(name, doc) {
    const stored = await level.getYDoc(name);
    Y.applyUpdate(doc, empty);
    await level.storeUpdate(name, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored));
    doc.on('update', (update: Uint8Array) => void level.storeUpdate(name, update));
  },
  writeState: async () => undefined,
});

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : null });
});
server.on('connection', setupWSConnection);
answerCpu();
