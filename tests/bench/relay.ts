/**
 * What we are measured against: a bare `ws` relay that copies each frame to everyone else on the article. All else that it does is to
 * give whoever comes an empty article, for without one nobody could type.
 */
import { type WebSocket, WebSocketServer } from 'ws';
import { answerFrame } from '../../server/rooms/frame.ts';
import { emptyText } from '../support/flatText.ts';
import { answerCpu } from './cpu.ts';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : null });
});
const welcome = answerFrame(emptyText());
const readers = new Map<string, Set<WebSocket>>();
server.on('connection', (socket, { url = '' }) => {
  const here = readers.get(url) ?? new Set();
  readers.set(url, here.add(socket));
  socket.on('close', () => here.delete(socket));
  socket.send(welcome);
  socket.on('message', (data) => {
    for (const other of here) if (other !== socket) other.send(data, { binary: true });
  });
});
answerCpu();
