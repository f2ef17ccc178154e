/**
 * One way to declare a route: its schemas, what it is for, and the work. The same declaration parses the request, asks
 * who is there, and describes the route in the OpenAPI document, so that the three cannot drift apart.
 */
import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { SCOPES, type Scope } from '../../../shared/permissions.ts';
import type { Identity, Visitor } from '../../identity/port.ts';
import { jsonBody, SMALL_BODY } from './body.ts';
import { invalid, Problem } from './problem.ts';
import { Turns } from './turns.ts';

export interface Endpoint<B, Q> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Under `/api/v1`, parameters as `:name`. */
  path: string;
  summary: string;
  body?: z.ZodType<B>;
  /** Bytes; 64 kB unless said otherwise. */
  bodyLimit?: number;
  query?: z.ZodType<Q>;
  /** A body that the route reads by itself: the fields of a multipart form, and whether bare bytes are taken, too. */
  upload?: { form: z.ZodType; bytes?: true };
  /** Shape of a successful JSON answer. */
  answer?: z.ZodType;
  /** Of a successful answer: 200 unless said otherwise, 204 where there is none; `2XX` where the work decides; 303 leads elsewhere. */
  status?: 201 | 303 | '2XX';
  /** How far a token must reach to be let in at all; `manage` unless said otherwise for what changes something under `/me`. */
  scope?: Scope;
  /** Media type of a successful answer that is not JSON. */
  media?: string;
  /** Also for somebody whose desk asks for a second factor that they have not set up. */
  beforeSecondFactor?: boolean;
  /** Also for guests; what the route gives them is for it to bound. */
  guests?: boolean;
}

export interface Call<B, Q> {
  body: B;
  query: Q;
  /** A path parameter. */
  param(name: string): string;
  context: Context;
}
export type SignedCall<B, Q> = Call<B, Q> & { visitor: Visitor };

export type Answer = Response | object | null;

/** A declared route, for the OpenAPI document. */
export type Described = Endpoint<unknown, unknown> & {
  signedIn: boolean;
  /** Its path begins at the server's root, not under `/api/v1`. */
  isOutside?: true;
};

export const sessionRequired = () =>
  new Problem(401, 'session.required', 'Sign in, or send a valid token.', {
    headers: { 'www-authenticate': 'Bearer' },
  });

export const secondFactorRequired = () =>
  new Problem(403, 'secondFactor.required', 'Your desk asks for a second factor; set one up for your account first.');

export const notForGuests = () =>
  new Problem(403, 'guest.forbidden', 'Guests see the article that they were let into, and nothing else.');
export const scopeOf = ({ scope, method, path }: Pick<Described, 'scope' | 'method' | 'path'>): Scope =>
  scope ?? (method !== 'get' && path.startsWith('/me') ? 'manage' : 'read');

/** @throws Problem `token.scope` */
function checkScope({ scope }: Visitor, endpoint: Parameters<typeof scopeOf>[0]): void {
  const needed = scopeOf(endpoint);
  if (SCOPES.indexOf(scope) >= SCOPES.indexOf(needed)) return;
  const detail = `This token reaches as far as "${scope}"; what was asked for needs one with the scope "${needed}".`;
  throw new Problem(403, 'token.scope', detail);
}

/** @throws Problem where a route is not for somebody who is signed in like this. */
export function checkLetIn(
  visitor: Visitor,
  endpoint: Parameters<typeof scopeOf>[0] & Pick<Described, 'guests' | 'beforeSecondFactor'>,
): void {
  if (visitor.guest && !endpoint.guests) throw notForGuests();
  if (visitor.lacksSecondFactor && !endpoint.beforeSecondFactor) throw secondFactorRequired();
  checkScope(visitor, endpoint);
}

const respond = (answer: Answer, status: number): Response => {
  if (answer instanceof Response) return answer;
  return answer === null ? new Response(null, { status: 204 }) : Response.json(answer, { status });
};

export class Endpoints {
  readonly described: Described[] = [];
  private readonly turns = new Turns();
  private readonly app: Hono;
  private readonly identity: Pick<Identity, 'authenticate'>;

  constructor(app: Hono, identity: Pick<Identity, 'authenticate'>) {
    this.app = app;
    this.identity = identity;
  }

  /** A route for signed-in people; others get 401 before their body is read. */
  signedIn<B = undefined, Q = undefined>(
    endpoint: Endpoint<B, Q>,
    work: (call: SignedCall<B, Q>) => Promise<Answer> | Answer,
  ): void {
    this.mount(endpoint, true, async (context) => {
      const { headers } = context.req.raw;
      const handOn = await this.turns.take(headers.get('authorization') ?? headers.get('cookie') ?? '');
      try {
        const visitor = await this.identity.authenticate(headers);
        if (!visitor) throw sessionRequired();
        checkLetIn(visitor, endpoint);
        return await work({ ...(await this.parse(context, endpoint)), visitor });
      } finally {
        handOn();
      }
    });
  }

  /** A route for anyone. */
  open<B = undefined, Q = undefined>(
    endpoint: Endpoint<B, Q>,
    work: (call: Call<B, Q> & { visitor(): Promise<Visitor | null> }) => Promise<Answer> | Answer,
  ): void {
    this.mount(endpoint, false, async (context) => {
      const visitor = () => this.identity.authenticate(context.req.raw.headers);
      return work({ ...(await this.parse(context, endpoint)), visitor });
    });
  }

  private mount<B, Q>(endpoint: Endpoint<B, Q>, signedIn: boolean, work: (context: Context) => Promise<Answer>): void {
    this.described.push({ ...endpoint, signedIn } as Described);
    this.app.on(endpoint.method.toUpperCase(), `/api/v1${endpoint.path}`, async (c) =>
      respond(await work(c), endpoint.status === 201 ? 201 : 200),
    );
  }

  private async parse<B, Q>(context: Context, endpoint: Endpoint<B, Q>): Promise<Call<B, Q>> {
    const query = endpoint.query?.safeParse(context.req.query());
    if (query && !query.success) throw invalid('query.invalid', query.error);
    const limit = endpoint.bodyLimit ?? SMALL_BODY;
    const body = endpoint.body ? await jsonBody(context, endpoint.body, limit) : undefined;
    const param = (name: string) => context.req.param(name) ?? '';
    return { body: body as B, query: query?.data as Q, param, context };
  }
}
