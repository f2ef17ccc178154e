/**
 * `GET /sync/:articleId?schema=N&has=nothing`. What can be refused before the upgrade is refused with a problem document: a request
 * from a foreign page, nobody signed in, what cannot be an article's id. Only after it does a socket learn, by a close
 * code that browsers can read, that the article is not theirs.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { upgradeWebSocket } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { WebSocket } from 'ws';
import type { Identity, Visitor } from '../../identity/port.ts';
import { secondFactorRequired } from '../http/endpoint.ts';
import type { OwnOrigin } from '../http/origin.ts';
import { Problem, problemResponse, unknownArticle } from '../http/problem.ts';
import { createFraming } from './framing.ts';
import { type WelcomeDeps, welcome } from './welcome.ts';

export interface SyncDeps extends Omit<WelcomeDeps, 'framing'> {
  identity: Pick<Identity, 'authenticate'>;
  /** Origins whose pages may open a socket under a cookie. */
  ownOrigin: OwnOrigin;
  /** Whether one handshake more is looked at from where this one comes, whoever it may be. */
  mayArrive(context: Context): boolean;
  /** Whether this person may open one socket more now, however the last ones ended. */
  mayKnock(person: string): boolean;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A browser sends cookies along with any page's request, and names the page in Origin; no origin is no proof. A bearer
 * token is sent by nobody but its holder.
 */
async function admitVisitor(headers: Headers, { identity, ownOrigin }: SyncDeps): Promise<Visitor> {
  const origin = headers.get('origin');
  const isOwnPage = origin !== null && ownOrigin(origin);
  if (!headers.has('authorization') && headers.has('cookie') && !isOwnPage) {
    throw new Problem(403, 'origin.foreign', 'This connection came from a page that is not Kantlijn’s own.');
  }
  const visitor = await identity.authenticate(headers);
  if (!visitor) throw new Problem(401, 'session.required', 'Sign in first.');
  if (visitor.lacksSecondFactor) throw secondFactorRequired();
  if (visitor.via === 'cookie' && !isOwnPage) {
    throw new Problem(403, 'origin.foreign', 'This connection came from a page that is not Kantlijn’s own.');
  }
  return visitor;
}

const tooMany = () => new Problem(429, 'rate.exceeded', 'Too many connections at once; wait a moment.');

const STATUS_LINES: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
};

/** The adapter answers a refused upgrade without a body; so the document is written on the connection itself. */
async function answerUpgrade(response: Response, incoming: IncomingMessage | undefined): Promise<Response> {
  const body = await response.clone().text();
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}`);
  const status = `HTTP/1.1 ${response.status} ${STATUS_LINES[response.status] ?? 'Refused'}`;
  const head = [status, 'connection: close', `content-length: ${Buffer.byteLength(body)}`, ...lines].join('\r\n');
  const socket = incoming?.socket;
  socket?.write(`${head}\r\n\r\n${body}`);
  socket?.destroySoon();
  return response;
}

function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(500, 'server.failed', 'Something failed on the server.');
}

export function syncRoute(deps: SyncDeps): Hono {
  const app = new Hono();
  const framing = createFraming();

  async function refuse(context: Context, error: unknown): Promise<Response> {
    const problem = asProblem(error);
    const request = randomUUID();
    if (problem.status === 500) {
      deps.log.error({ request, error: error instanceof Error ? error.stack : 'unknown' }, 'a handshake failed');
    } else deps.log.info({ request, code: problem.code }, 'a handshake was refused');
    const response = problemResponse(problem, request);
    const isUpgrade = context.req.header('upgrade')?.toLowerCase() === 'websocket';
    return isUpgrade ? await answerUpgrade(response, context.env?.incoming) : response;
  }
  async function handshake(context: Context): Promise<Response> {
    if (!deps.mayArrive(context)) throw tooMany();
    const visitor = await admitVisitor(context.req.raw.headers, deps);
    const article = context.req.param('articleId') ?? '';
    if (!UUID.test(article)) throw unknownArticle();
    if (!deps.mayKnock(visitor.person)) throw tooMany();
    const hasNothing = context.req.query('has') === 'nothing';
    const arrival = { article, visitor, schema: context.req.query('schema') ?? null, hasNothing };
    const upgraded = await upgradeWebSocket(() => ({
      onOpen: (_event, socket) => welcome({ ...deps, framing }, arrival, socket.raw as WebSocket),
    }))(context, async () => undefined);
    if (!upgraded) throw new Problem(400, 'upgrade.required', 'This address speaks WebSocket only.');
    return upgraded;
  }

  app.get('/sync/:articleId{[^]*}', async (context) => {
    try {
      return await handshake(context);
    } catch (error) {
      return await refuse(context, error);
    }
  });
  return app;
}
