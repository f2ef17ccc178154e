/**
 * Requests that never become one: bytes that are not HTTP, headers without end, a sender who falls silent. Node's parser
 * refuses them before there is a route; they are answered as every other refusal is.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerOptions } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError } from '@hono/node-server';
import { Problem, problemResponse } from './problem.ts';

type Fetch = Parameters<typeof getRequestListener>[0];

const malformed = () => new Problem(400, 'request.malformed', 'This is not a request that HTTP knows.');

function problemFor(error: NodeJS.ErrnoException): Problem {
  if (error.code === 'HPE_HEADER_OVERFLOW') {
    return new Problem(431, 'headers.tooLarge', 'Address and headers have at most 16 kB together.');
  }
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Problem(408, 'request.slow', 'The request did not arrive in time.');
  }
  return malformed();
}

const STATUS_LINES: Record<number, string> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/** Whether an answer is under way on the connection already. */
function isAnswered(socket: Duplex): boolean {
  const { _httpMessage: message } = socket as { _httpMessage?: { headersSent: boolean } };
  return message?.headersSent ?? false;
}

async function refuse(error: Error, socket: Duplex): Promise<void> {
  if (!socket.writable || isAnswered(socket)) {
    socket.destroy();
    return;
  }
  const response = problemResponse(problemFor(error), randomUUID());
  const body = await response.text();
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  const status = `HTTP/1.1 ${response.status} ${STATUS_LINES[response.status]}`;
  const head = [status, 'connection: close', `content-length: ${Buffer.byteLength(body)}`, ...lines].join('\r\n');
  socket.end(`${head}\r\n\r\n${body}`);
}

/** A request without a Host, or with one that is none, reaches the adapter, which cannot make an address of it. */
function unreadable(error: unknown): Response {
  const problem =
    error instanceof RequestError ? malformed() : new Problem(500, 'server.failed', 'Something failed on the server.');
  return problemResponse(problem, randomUUID());
}

/** HTTP asks for a Host in every request of today's version; without one nobody can tell whom it was sent to. */
const lacksHost = ({ headers, httpVersion }: IncomingMessage) => headers.host === undefined && httpVersion !== '1.0';

/** Makes HTTP servers over `fetch` that refuse by name what they cannot read. */
export function strictServers(fetch: Fetch, hostname: string): typeof createServer {
  const listener = getRequestListener(fetch, { hostname, errorHandler: unreadable });
  const create = (options: ServerOptions): Server => {
    const server = createServer({ ...options, requireHostHeader: false }, (incoming, outgoing) => {
      if (lacksHost(incoming)) void refuse(new Error('no Host'), incoming.socket);
      else void listener(incoming, outgoing);
    });
    server.on('clientError', (error, socket) => void refuse(error, socket));
    return server;
  };
  return create as typeof createServer;
}
