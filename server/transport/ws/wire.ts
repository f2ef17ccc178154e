/** A `ws` socket as the rooms see it. */
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { CLOSE, type CloseReason } from '../../../shared/protocol/closeCodes.ts';
import type { Connection } from '../../rooms/seat.ts';
import type { Framing } from './framing.ts';

/** How long a peer may take to answer our close before its connection is cut. */
const CLOSE_GRACE_MS = 3_000;

export function closeSocket(socket: WebSocket, reason: CloseReason): void {
  if (socket.readyState >= WebSocket.CLOSING) return;
  socket.resume();
  socket.close(CLOSE[reason].code, reason);
  const cut = setTimeout(() => socket.terminate(), CLOSE_GRACE_MS);
  socket.once('close', () => clearTimeout(cut));
}

/**
 * The TCP connection under a `ws` socket. Without compression `ws` writes every frame to it at once and whole, so that
 * our frames and its pings and closes never mix.
 */
function streamOf(socket: WebSocket): Socket | null {
  const { _socket: stream } = socket as unknown as { _socket?: Socket };
  return stream ?? null;
}

export function connectionOf(socket: WebSocket, framing: Framing): Connection {
  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) streamOf(socket)?.write(framing.framed(frame));
    },
    buffered: () => streamOf(socket)?.writableLength ?? 0,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: (reason) => closeSocket(socket, reason),
  };
}
