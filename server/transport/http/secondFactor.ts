/** The second factor: giving it at sign-in, setting it up, doing without it. */
import type { Hono } from 'hono';
import { z } from 'zod';
import type { Visitor } from '../../identity/port.ts';
import type { CodeFault, SetUpFault } from '../../identity/secondFactor.ts';
import { jsonBody, SMALL_BODY } from './body.ts';
import type { HttpDeps } from './deps.ts';
import type { Described, Endpoints } from './endpoint.ts';
import { type FaultWords, Problem, passed, problemOf } from './problem.ts';
import { reauthenticate } from './reauthenticate.ts';
import { checkWait, withCookies } from './signIn.ts';

const code = z.string().min(6).max(40);
const given = z.strictObject({ code });
/** Empty for somebody who has none. */
const password = z.strictObject({ password: z.string().max(1_000).default('') });
const state = z.object({ on: z.boolean() });
const codes = z.array(z.string()).describe('shown this once; each works once');

const WORDS: FaultWords<CodeFault | SetUpFault> = {
  'code.refused': [401, 'That code is not right, or was used already.'],
  'code.locked': [429, 'Too many wrong codes; wait a quarter of an hour.'],
  'secondFactor.expired': [401, 'Signing in took too long, or too many codes were wrong; begin again.'],
  'secondFactor.on': [409, 'Your account has a second factor already.'],
  'secondFactor.off': [409, 'Your account has no second factor.'],
  'password.wrong': [403, 'The password is not right.'],
};

export const SECOND_FACTOR_ROUTE: Described = {
  ...{ method: 'post', path: '/api/auth/second-factor', isOutside: true, signedIn: false, body: given },
  answer: z.object({ signedIn: z.literal(true) }),
  summary: 'Go on signing in, with a code of the second factor',
};

/** Who a browser is once it has these cookies. */
function visitorUnder(deps: HttpDeps, cookies: readonly string[]): Promise<Visitor | null> {
  const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
  return deps.accounts.authenticate(new Headers({ cookie }));
}

export function secondFactorSignIn(app: Hono, deps: HttpDeps): void {
  app.post('/api/auth/second-factor', async (c) => {
    const body = await jsonBody(c, given, SMALL_BODY);
    // The library counts wrong codes by sign-in and account; here it is the address that must not go on and on.
    const [guessed, address] = [c.req.header('cookie') ?? '', deps.clientAddress(c)];
    checkWait(deps.throttle.waitFor(guessed, address));
    const answer = await deps.secondFactor.pass(c.req.raw.headers, body.code);
    if ('fault' in answer) {
      deps.throttle.failed(guessed, address);
      throw problemOf(answer.fault, WORDS);
    }
    const now = await visitorUnder(deps, answer.cookies);
    await deps.audit.record('signIn.done', now?.person ?? null, null, { secondFactor: true });
    return withCookies({ signedIn: true }, answer.cookies);
  });
}

/** Goes on under the new session that the cookies carry; every other of the person's ends. */
async function goOn(deps: HttpDeps, person: string, answer: object, cookies: string[]): Promise<Response> {
  const now = await visitorUnder(deps, cookies);
  await deps.accounts.endSessions(person, now?.credential ?? null);
  await deps.rooms.recheck();
  return withCookies(answer, cookies);
}

function settingUp(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    {
      method: 'post',
      path: '/me/second-factor',
      summary: 'Begin to set up a second factor; it counts once a code is confirmed',
      body: password,
      answer: z.object({ uri: z.string(), key: z.string(), codes }),
      beforeSecondFactor: true,
    },
    async ({ visitor, body, context }) => {
      await reauthenticate(deps, visitor, body.password, context);
      return passed(await deps.secondFactor.begin(context.req.raw.headers, body.password), WORDS);
    },
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/me/second-factor/confirm',
      summary: 'Switch the second factor on with a code of the app; every other session of mine ends',
      body: given,
      answer: state,
      beforeSecondFactor: true,
    },
    async ({ visitor, body, context }) => {
      const address = deps.clientAddress(context);
      checkWait(deps.throttle.waitFor(visitor.email, address));
      const answer = await deps.secondFactor.confirm(context.req.raw.headers, body.code);
      if ('fault' in answer) deps.throttle.failed(visitor.email, address);
      const { cookies } = passed(answer, WORDS);
      await deps.audit.record('secondFactor.set', visitor.person, null);
      return goOn(deps, visitor.person, { on: true }, cookies);
    },
  );
}

export function secondFactorRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { secondFactor, accounts } = deps;
  settingUp(endpoints, deps);
  endpoints.signedIn(
    {
      method: 'get',
      path: '/me/second-factor',
      summary: 'Whether my account has a second factor, and how many codes on paper are left',
      answer: state.extend({
        codesLeft: z.number(),
        required: z.boolean().describe('a desk of mine asks for it'),
        hasPassword: z.boolean(),
      }),
      beforeSecondFactor: true,
    },
    async ({ visitor: { person } }) => {
      const left = await secondFactor.codesLeft(person);
      const [required, hasPassword] = [await accounts.needsSecondFactor(person), await accounts.hasPassword(person)];
      return { on: left !== null, codesLeft: left ?? 0, required, hasPassword };
    },
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/me/second-factor/codes',
      summary: 'Other codes on paper; those before are void',
      body: password,
      answer: z.object({ codes }),
    },
    async ({ visitor, body, context }) => {
      await reauthenticate(deps, visitor, body.password, context);
      return passed(await secondFactor.renew(context.req.raw.headers, body.password), WORDS);
    },
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/me/second-factor/end',
      summary: 'Do without a second factor; every other session of mine ends',
      body: password,
      answer: state,
    },
    async ({ visitor, body, context }) => {
      await reauthenticate(deps, visitor, body.password, context);
      if (await accounts.needsSecondFactor(visitor.person)) {
        throw new Problem(409, 'secondFactor.required', 'A desk of yours asks for a second factor.');
      }
      const { cookies } = passed(await secondFactor.end(context.req.raw.headers, body.password), WORDS);
      await deps.audit.record('secondFactor.removed', visitor.person, null);
      return goOn(deps, visitor.person, { on: false }, cookies);
    },
  );
}
