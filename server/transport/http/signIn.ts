/** Signing in and out: the account library's own routes, behind our throttle and with our refusals. */
import type { Hono } from 'hono';
import { z } from 'zod';
import { jsonBody, SMALL_BODY } from './body.ts';
import type { HttpDeps } from './deps.ts';
import type { Described } from './endpoint.ts';
import { Problem } from './problem.ts';

const credentials = z.strictObject({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1_000),
  rememberMe: z.boolean().optional(),
});
const outside = { method: 'post', isOutside: true } as const;

export const SIGN_IN_ROUTES: Described[] = [
  {
    ...{ ...outside, path: '/api/auth/sign-in/email', signedIn: false, body: credentials },
    answer: z.object({ signedIn: z.boolean().describe('false: the second factor is asked for next') }),
    summary: 'Sign in; the answer sets the session’s cookie',
  },
  {
    ...{ ...outside, path: '/api/auth/sign-out', signedIn: true, answer: z.object({ success: z.boolean() }) },
    summary: 'End the session whose cookie is sent',
  },
];
type Credentials = z.infer<typeof credentials>;

/** @throws Problem `signIn.tooMany` where there are seconds to wait. */
export function checkWait(seconds: number): void {
  if (seconds === 0) return;
  const headers = { 'retry-after': String(seconds) };
  throw new Problem(429, 'signIn.tooMany', `Too many attempts; wait ${seconds} seconds.`, { headers });
}

/** No password is that short. */
const NEVER = 'never';

/** What goes from the browser with the session: copies and notes; cookies are named one by one. */
const LEFT_BEHIND = '"cache", "storage"';

const refused = () => new Problem(401, 'signIn.refused', 'E-mail address or password is not right.');

/** An answer of ours with the cookies of the library's. */
export function withCookies(answer: object, cookies: readonly string[], status = 200): Response {
  const set = cookies.map((cookie): [string, string] => ['set-cookie', cookie]);
  return new Response(JSON.stringify(answer), { status, headers: [['content-type', 'application/json'], ...set] });
}

/** Asks the library to sign somebody in; its answer carries the session cookie. */
export function signInWith(
  deps: Pick<HttpDeps, 'accounts' | 'publicUrl'>,
  given: Credentials,
  userAgent = '',
): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'user-agent': userAgent.slice(0, 300) };
  const request = { method: 'POST', headers, body: JSON.stringify(given) };
  return deps.accounts.handle(new Request(`${deps.publicUrl()}/api/auth/sign-in/email`, request));
}

export function signInRoutes(app: Hono, deps: HttpDeps): void {
  app.post('/api/auth/sign-in/email', async (c) => {
    const given = await jsonBody(c, credentials, SMALL_BODY);
    const address = deps.clientAddress(c);
    checkWait(deps.throttle.waitFor(given.email, address));
    const known = await deps.accounts.findByEmail(given.email);
    const isTaken = deps.takesPasswords || known?.owner === true;
    // It takes as long to refuse, and tells as little, as any that is wrong.
    const tried = isTaken ? given : { ...given, password: NEVER };
    const response = await signInWith(deps, tried, c.req.header('user-agent'));
    if (!response.ok) {
      deps.throttle.failed(given.email, address);
      deps.audit.signInFailed(known?.id ?? null);
      throw refused();
    }
    deps.throttle.succeeded(given.email, address);
    const cookies = response.headers.getSetCookie();
    const said = (await response.json()) as { twoFactorRedirect?: boolean };
    if (!said.twoFactorRedirect) await deps.audit.record('signIn.done', known?.id ?? null, null);
    return withCookies({ signedIn: said.twoFactorRedirect !== true }, cookies);
  });

  app.post('/api/auth/sign-out', async (c) => {
    const headers = { 'content-type': 'application/json', cookie: c.req.header('cookie') ?? '' };
    const request = new Request(`${deps.publicUrl()}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' });
    const response = await deps.accounts.handle(request);
    const guest = await deps.guests.authenticate(c.req.raw.headers);
    if (guest) await deps.guests.withdraw(guest.person);
    await deps.rooms.recheck();
    const answer = withCookies({ success: true }, [...response.headers.getSetCookie(), deps.guests.forget()]);
    answer.headers.set('clear-site-data', LEFT_BEHIND);
    return answer;
  });
}
