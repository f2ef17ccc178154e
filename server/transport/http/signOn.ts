/** Signing in at a provider: the way there, and back with a session. */
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { pathWithin } from '../../../shared/pathWithin.ts';
import type { HttpDeps } from './deps.ts';
import type { Described, Endpoints } from './endpoint.ts';
import { canAsk } from './resets.ts';

/** Where a journey ends that led to no session: the sign-in page, which says why. */
const refusedAt = (code: string) => `/sign-in?fault=${encodeURIComponent(code)}`;

function leadTo(address: string, cookies: readonly string[]): Response {
  const set = cookies.map((cookie): [string, string] => ['set-cookie', cookie]);
  return new Response(null, { status: 303, headers: [['location', address], ['cache-control', 'no-store'], ...set] });
}

async function comeBack(deps: HttpDeps, c: Context): Promise<Response> {
  const { provider, signOn } = deps;
  if (!provider) return leadTo('/sign-in', []);
  const forget = provider.forget();
  const found = await provider.finish(new URL(c.req.url).search, c.req.raw.headers);
  if ('fault' in found) return leadTo(refusedAt(found.fault), [forget]);
  const person = await signOn.accountOf(found.profile);
  if ('fault' in person) return leadTo(refusedAt(person.fault), [forget]);
  await deps.rooms.recheck();
  await deps.audit.record('signIn.done', person.id, null, { by: 'provider' });
  const cookies = await deps.accounts.signInAs(person.id, 'provider', c.req.header('user-agent') ?? '');
  return leadTo(found.next, [...cookies, forget]);
}

const outside = { method: 'get', isOutside: true, signedIn: false, status: 303 } as const;

export const SIGN_ON_ROUTES: Described[] = [
  {
    ...{ ...outside, path: '/api/auth/sign-on', query: z.object({ next: z.string().optional() }) },
    summary: 'To the provider of single sign-on',
  },
  {
    ...{ ...outside, path: '/api/auth/sign-on/callback' },
    summary: 'Back from the provider, with a session, or to the sign-in page with the reason why not',
  },
];

export function signOnJourney(app: Hono, deps: HttpDeps): void {
  app.get('/api/auth/sign-on', async (c) => {
    if (!deps.provider) return leadTo('/sign-in', []);
    try {
      const { url, cookie } = await deps.provider.begin(pathWithin(c.req.query('next')));
      return leadTo(url, [cookie]);
    } catch {
      return leadTo(refusedAt('signOn.unreachable'), []);
    }
  });
  app.get('/api/auth/sign-on/callback', (c) => comeBack(deps, c));
}

export function signInWayRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.open(
    {
      method: 'get',
      path: '/sign-in-ways',
      summary: 'How one signs in here',
      answer: z.object({
        passwords: z.boolean(),
        passkeys: z.boolean(),
        forgotten: z.boolean().describe('whether a link for a new password comes by e-mail'),
        provider: z.object({ name: z.string() }).nullable().describe('single sign-on'),
      }),
    },
    () => ({
      ...{ passwords: deps.takesPasswords, passkeys: deps.takesPasswords, forgotten: canAsk(deps) },
      provider: deps.provider && { name: deps.provider.name },
    }),
  );
}
