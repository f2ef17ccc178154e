/** Passkeys: signing in with one, adding one to an account and taking it away (docs/protocol/people.md, R-PASSKEY). */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { PasskeyFault } from '../../identity/passkeys.ts';
import type { Visitor } from '../../identity/port.ts';
import { jsonBody, SMALL_BODY } from './body.ts';
import type { HttpDeps } from './deps.ts';
import type { Described, Endpoints } from './endpoint.ts';
import { foreignOrigin } from './origin.ts';
import { type FaultWords, Problem, passed, problemOf } from './problem.ts';
import { reauthenticate } from './reauthenticate.ts';
import { checkWait, withCookies } from './signIn.ts';

const field = z.string().max(8_192);
const options = z.looseObject({ challenge: z.string() }).describe('what the browser’s credentials API takes, as JSON');
const answerOf = <T extends z.ZodRawShape>(response: T) =>
  z.strictObject({
    id: field.min(1),
    rawId: field,
    type: z.literal('public-key'),
    clientExtensionResults: z.record(z.string().max(100), z.unknown()),
    authenticatorAttachment: field.optional(),
    response: z.strictObject(response),
  });
const signed = answerOf({
  ...{ clientDataJSON: field, authenticatorData: field, signature: field },
  userHandle: field.optional(),
});
const made = answerOf({
  ...{ clientDataJSON: field, attestationObject: field },
  ...{ authenticatorData: field.optional(), publicKey: field.optional() },
  publicKeyAlgorithm: z.number().optional(),
  transports: z.array(z.string().max(40)).max(10).optional(),
});
const given = z.strictObject({ response: signed });
const listed = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  usedAt: z.string().nullable().describe('when somebody signed in with it'),
});

const WORDS: FaultWords<PasskeyFault> = {
  'passkey.refused': [401, 'That passkey was not taken: it is not known here, or took too long. Begin again.'],
  'passkey.known': [409, 'That passkey belongs to an account already.'],
  'passkey.tooMany': [409, 'Your account has as many passkeys as it can; take one away first.'],
  'passkey.unnamed': [409, 'Passkeys need a name: open Kantlijn by its name rather than by a number.'],
};

/** Under which of our addresses the page was opened. @throws Problem where the browser does not say. */
function originOf(deps: HttpDeps, context: Context): string {
  const origin = context.req.header('origin') ?? '';
  if (deps.ownOrigin(origin)) return origin;
  throw foreignOrigin();
}

/** Where passwords are switched off, the provider alone decides who comes in. */
function checkOffered(deps: HttpDeps, { owner }: Pick<Visitor, 'owner'>): void {
  if (deps.takesPasswords || owner) return;
  throw new Problem(409, 'passkey.off', 'People sign in at the provider here, and with nothing else.');
}

const outside = { method: 'post', isOutside: true, signedIn: false } as const;

export const PASSKEY_ROUTES: Described[] = [
  { ...outside, path: '/api/auth/passkey/options', answer: options, summary: 'What a device is asked to sign' },
  {
    ...{ ...outside, path: '/api/auth/passkey', body: given, answer: z.object({ signedIn: z.literal(true) }) },
    summary: 'Sign in with a passkey; the answer sets the session’s cookie',
  },
];

export function passkeySignIn(app: Hono, deps: HttpDeps): void {
  app.post('/api/auth/passkey/options', async (c) => {
    return c.json(passed(await deps.passkeys.begin(originOf(deps, c)), WORDS));
  });
  app.post('/api/auth/passkey', async (c) => {
    const { response } = await jsonBody(c, given, SMALL_BODY);
    const address = deps.clientAddress(c);
    checkWait(deps.throttle.waitFor(response.id, address));
    const answer = await deps.passkeys.pass(response as AuthenticationResponseJSON, originOf(deps, c));
    const person = 'fault' in answer ? null : await deps.accounts.find(answer.person);
    if (!person) {
      deps.throttle.failed(response.id, address);
      throw problemOf('passkey.refused', WORDS);
    }
    checkOffered(deps, person);
    await deps.audit.record('signIn.done', person.id, null, { by: 'passkey' });
    const cookies = await deps.accounts.signInAs(person.id, 'passkey', c.req.header('user-agent') ?? '');
    return withCookies({ signedIn: true }, cookies);
  });
}

export function passkeyRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { passkeys } = deps.storage;
  const path = '/me/passkeys';
  endpoints.signedIn(
    {
      ...{ method: 'get', path, summary: 'Passkeys of mine, the oldest first' },
      answer: z.array(listed),
      beforeSecondFactor: true,
    },
    async ({ visitor }) =>
      (await passkeys.of(visitor.person)).map(({ id, name, createdAt, usedAt }) => ({
        ...{ id, name, createdAt: new Date(createdAt).toISOString() },
        usedAt: usedAt === null ? null : new Date(usedAt).toISOString(),
      })),
  );
  endpoints.signedIn(
    {
      ...{ method: 'post', path: `${path}/options`, answer: options, beforeSecondFactor: true },
      summary: 'What a device is asked for, so that it makes a passkey',
      body: z.strictObject({ password: z.string().max(1_000).default('') }).describe('empty for somebody who has none'),
    },
    async ({ visitor, body, context }) => {
      checkOffered(deps, visitor);
      await reauthenticate(deps, visitor, body.password, context);
      const { person: id, name, email } = visitor;
      return passed(await deps.passkeys.beginAdding({ id, name, email }, originOf(deps, context)), WORDS);
    },
  );
  endpoints.signedIn(
    {
      ...{ method: 'post', path, status: 201, beforeSecondFactor: true },
      summary: 'Add the passkey that a device made; it counts as both factors',
      body: z.strictObject({ name: z.string().trim().min(1).max(80), response: made }),
      answer: z.object({ id: z.string() }),
    },
    async ({ visitor, body, context }) => {
      checkOffered(deps, visitor);
      const response = body.response as RegistrationResponseJSON;
      const asked = { name: body.name, response, origin: originOf(deps, context) };
      const { id } = passed(await deps.passkeys.add(visitor.person, asked), WORDS);
      await deps.audit.record('passkey.added', visitor.person, null);
      return { id };
    },
  );
  endpoints.signedIn(
    { ...{ method: 'delete', path: `${path}/:passkey`, beforeSecondFactor: true }, summary: 'Take a passkey away' },
    async ({ visitor, param }) => {
      if (!(await passkeys.remove(visitor.person, param('passkey')))) {
        throw new Problem(404, 'passkey.unknown', 'You have no such passkey.');
      }
      await deps.audit.record('passkey.removed', visitor.person, null);
      return null;
    },
  );
}
