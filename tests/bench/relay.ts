/** What we are measured against: a bare `ws` relay that copies each frame to everyone else and does nothing more. */
import { WebSocketServer } from 'ws';
import { answerCpu } from './cpu.ts';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : null });
});
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    for (const other of server.clients) if (other !== socket) other.send(data, { binary: true });
  });
});
answerCpu();
