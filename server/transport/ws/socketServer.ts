/** The WebSocket end of the HTTP server: hand `socketServer` to `serve({ websocket: { server } })`. */
import type { WebSocketServerLike } from '@hono/node-server';
import { WebSocket, WebSocketServer } from 'ws';
import { MAX_FRAME_BYTES } from '../../../shared/protocol/frames.ts';

/** A peer that answers no ping for this long is gone, whatever its TCP connection says. */
const PING_MS = 30_000;

/** Browsers cut a message of the greatest length into eight pieces; each piece costs memory of its own. */
const MAX_PIECES = 64;

/**
 * Frames over the limit are refused by their header, unread; compression is off, for it costs more than it saves here.
 * Pings are answered by whoever counts them: somebody who sends them and reads no answer would fill the memory.
 */
export function createSocketServer(): WebSocketServer & WebSocketServerLike {
  const server = new WebSocketServer({
    ...{ noServer: true, perMessageDeflate: false, autoPong: false },
    ...{ maxPayload: MAX_FRAME_BYTES, maxFragments: MAX_PIECES },
  });
  const silent = new WeakSet<WebSocket>();
  server.on('connection', (socket) => {
    socket.on('pong', () => silent.delete(socket));
  });
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate();
      else if (socket.readyState === WebSocket.OPEN) {
        silent.add(socket);
        socket.ping();
      }
    }
  }, PING_MS);
  timer.unref();
  server.on('close', () => clearInterval(timer));
  return server as WebSocketServer & WebSocketServerLike;
}
