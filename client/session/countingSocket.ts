/** A WebSocket that counts the text frames it sends, so that a *saved* frame can be matched with what it covers. */
import { FRAME } from '../../shared/protocol/frames.ts';

/** Second byte of a sync frame that carries text: the answer to a state vector, or an update. */
const ANSWER = 1;
const UPDATE = 2;

export interface CountingSocket {
  Socket: typeof WebSocket;
  /** Text frames sent on the open socket; null when none is open. */
  sent(): number | null;
}

/** `onText(isAnswer, n)` hears of text frame number `n` (from 1) of the socket, right before it is sent. */
export function countingSocket(onText: (isAnswer: boolean, frame: number) => void): CountingSocket {
  let current: { socket: WebSocket; frames: number } | null = null;
  class Counting extends WebSocket {
    override send(data: string | Blob | BufferSource): void {
      if (current?.socket !== this) current = { socket: this, frames: 0 };
      if (data instanceof Uint8Array && data[0] === FRAME.sync && (data[1] === ANSWER || data[1] === UPDATE)) {
        current.frames += 1;
        onText(data[1] === ANSWER, current.frames);
      }
      super.send(data);
    }
  }
  return {
    Socket: Counting,
    sent: () => (current && current.socket.readyState === WebSocket.OPEN ? current.frames : null),
  };
}
