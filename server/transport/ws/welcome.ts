/**
 * From an opened socket to a seat in its room. Every handler is wrapped: whatever throws ends this socket, with a log
 * line and a count, and nothing else.
 */
import { WebSocket } from 'ws';
import type { CloseReason } from '../../../shared/protocol/closeCodes.ts';
import { closeReasonOf } from '../../../shared/protocol/closeCodes.ts';
import { refusedFrame } from '../../../shared/protocol/frames.ts';
import type { Access, Visitor } from '../../identity/port.ts';
import type { Directory, Visit } from '../../rooms/directory.ts';
import type { Log } from '../../rooms/log.ts';
import type { Measures } from '../../rooms/measures.ts';
import type { ProfileStore } from '../../storage/profilePort.ts';
import type { Framing } from './framing.ts';
import { closeSocket, connectionOf } from './wire.ts';

export interface WelcomeDeps {
  access: Access;
  rooms: Pick<Directory, 'join'>;
  profiles: Pick<ProfileStore, 'invisible'>;
  log: Log;
  measures: Pick<Measures, 'frameRefused'>;
  schemaVersion: number;
  framing: Framing;
  /** Milliseconds within which a socket is seated or closed; 15 s unless a test says otherwise. */
  seatingMs?: number;
}

export interface Arrival {
  article: string;
  visitor: Visitor;
  /** The schema that the client was built with; null when it does not say, as stock y-websocket does not. */
  schema: string | null;
  /** The client says that it has nothing of the text. */
  hasNothing: boolean;
}

/** Code of a frame that `ws` refused by its header. */
const TOO_LONG = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';

async function findSeat(deps: WelcomeDeps, arrival: Arrival, socket: WebSocket): Promise<Visit | CloseReason> {
  const { article, visitor, schema, hasNothing } = arrival;
  if (schema !== null && schema !== String(deps.schemaVersion)) return 'schema.other';
  const role = await deps.access.roleOn(visitor, article);
  if (!role) return 'article.unknown';
  const { person, name, credential, scope } = visitor;
  const isInvisible = (await deps.profiles.invisible([person])).has(person);
  const guest = { person, name, role, credential, scope, isInvisible };
  const visit = await deps.rooms.join(article, guest, connectionOf(socket, deps.framing), hasNothing);
  return visit ?? 'rate.exceeded';
}

/** A store that takes longer has stopped answering; the client had better come back. */
const SEATING_MS = 15_000;

/** Takes over the socket; what it sends before its seat is ready waits in the kernel. */
export function welcome(deps: WelcomeDeps, arrival: Arrival, socket: WebSocket): void {
  const { log, measures } = deps;
  const { article, visitor } = arrival;
  const early: { data: Uint8Array; isBinary: boolean }[] = [];
  let visit: Visit | null = null;
  let isClosed = false;
  let broke: CloseReason | null = null;

  function refuse(reason: CloseReason): void {
    if (visit) {
      visit.refuse(reason);
      return;
    }
    measures.frameRefused(reason);
    socket.send(refusedFrame(reason));
    closeSocket(socket, reason);
  }
  function fail(error: unknown): void {
    clearTimeout(late);
    log.error({ article, error: error instanceof Error ? error.stack : 'unknown' }, 'a socket handler failed');
    measures.frameRefused('server.failed');
    closeSocket(socket, 'server.failed');
  }
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      fail(error);
    }
  }
  function receive(data: Uint8Array, isBinary: boolean): void {
    if (!isBinary) refuse('frame.text');
    else if (visit) visit.receive(data);
    else early.push({ data, isBinary });
  }
  function sit(found: Visit | CloseReason): void {
    clearTimeout(late);
    if (typeof found === 'string') refuse(found);
    else if (isClosed || socket.readyState !== WebSocket.OPEN) found.leave();
    else {
      visit = found;
      for (const { data, isBinary } of early.splice(0)) receive(data, isBinary);
      socket.resume();
    }
  }

  socket.on('message', (data: Buffer, isBinary) => guarded(() => receive(data, isBinary)));
  socket.on('ping', (data) =>
    guarded(() => {
      if (visit?.spend(data.byteLength)) socket.pong(data);
    }),
  );
  socket.on('pong', (data) => guarded(() => void visit?.spend(data.byteLength)));
  socket.on('error', (error) => {
    broke = 'code' in error && error.code === TOO_LONG ? 'frame.tooLarge' : 'frame.malformed';
    measures.frameRefused(broke);
    log.warn({ article, person: visitor.person, error: error.message }, 'a socket broke the protocol');
  });
  socket.on('close', (code) =>
    guarded(() => {
      isClosed = true;
      visit?.leave();
      log.info({ article, person: visitor.person, code, reason: broke ?? closeReasonOf(code) }, 'a socket closed');
    }),
  );
  const late = setTimeout(() => fail(new Error('no seat was found in time')), deps.seatingMs ?? SEATING_MS);
  socket.once('close', () => clearTimeout(late));
  socket.pause();
  findSeat(deps, arrival, socket).then((found) => guarded(() => sit(found)), fail);
}
