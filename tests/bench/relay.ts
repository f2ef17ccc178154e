/**
 * What we are measured against: a bare `ws` relay that copies each frame to everyone else. All else that it does is to
 * give whoever comes an empty article, for without one nobody could type.
 */
import { WebSocketServer } from 'ws';
import { answerFrame } from '../../server/rooms/frame.ts';
import { emptyText } from '../support/flatText.ts';
import { answerCpu } from './cpu.ts';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : null });
});
const welcome = answerFrame(emptyText());
server.on('connection', (socket) => {
  socket.send(welcome);
  socket.on('message', (data) => {
    for (const other of server.clients) if (other !== socket) other.send(data, { binary: true });
  });
});
answerCpu();
