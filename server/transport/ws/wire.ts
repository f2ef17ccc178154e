/** A `ws` socket as the rooms see it. */
import { WebSocket } from 'ws';
import { CLOSE, type CloseReason } from '../../../shared/protocol/closeCodes.ts';
import type { Connection } from '../../rooms/seat.ts';

/** How long a peer may take to answer our close before its connection is cut. */
const CLOSE_GRACE_MS = 3_000;

export function closeSocket(socket: WebSocket, reason: CloseReason): void {
  if (socket.readyState >= WebSocket.CLOSING) return;
  socket.resume();
  socket.close(CLOSE[reason].code, reason);
  const cut = setTimeout(() => socket.terminate(), CLOSE_GRACE_MS);
  socket.once('close', () => clearTimeout(cut));
}

export function connectionOf(socket: WebSocket): Connection {
  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    buffered: () => socket.bufferedAmount,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: (reason) => closeSocket(socket, reason),
  };
}
