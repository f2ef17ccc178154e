/** The signed-in person: who they are, their sessions and tokens. */
import { z } from 'zod';
import { nameOf } from '../../../shared/ledger/selectors.ts';
import { ROLES, SCOPES, type Scope } from '../../../shared/permissions.ts';
import { FAULT_WORDS } from '../../identity/passwordWords.ts';
import type { Visitor } from '../../identity/port.ts';
import type { HttpDeps } from './deps.ts';
import { rolesOf } from './deskRights.ts';
import { type Endpoints, sessionRequired } from './endpoint.ts';
import { Problem } from './problem.ts';
import { checkWait } from './signIn.ts';

const languages = z.enum(['en', 'nl']);
export const personName = nameOf(120);

const me = z.object({
  person: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    owner: z.boolean(),
    language: languages,
    secondFactor: z.boolean().describe('whether signing in with the password asks for one'),
  }),
  lacksSecondFactor: z
    .boolean()
    .describe('a desk of mine asks for a second factor: nothing else is open before it is set up'),
  guest: z.object({ article: z.string() }).nullable().describe('the one article that a guest sees'),
  desks: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string(), role: z.enum(ROLES) })),
});
const session = z.object({
  id: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  userAgent: z.string(),
  current: z.boolean(),
});
const scope = z.enum(SCOPES).describe('how far it reaches: at most the role at the same place in viewer, commenter, …');
const token = z.object({
  id: z.string(),
  name: z.string(),
  start: z.string().describe('its first characters, to know it by'),
  scope,
  createdAt: z.string(),
  expiresAt: z.string().nullable().describe('null: never by itself'),
  lastUsedAt: z.string().nullable().describe('to within ten minutes; null: not yet'),
});

function asGuest({ person: id, name, language, guest }: Visitor): z.infer<typeof me> {
  const person = { id, name, email: '', owner: false, language, secondFactor: false };
  return { person, lacksSecondFactor: false, guest: guest && { article: guest.article }, desks: [] };
}

async function meOf(deps: HttpDeps, visitor: Visitor): Promise<z.infer<typeof me>> {
  if (visitor.guest) return asGuest(visitor);
  const { person: id, lacksSecondFactor } = visitor;
  const person = await deps.accounts.find(id);
  if (!person) throw sessionRequired();
  const [desks, roles] = await Promise.all([deps.storage.desks.desks(), rolesOf(deps, visitor)]);
  const own = desks.flatMap((desk) => {
    const role = roles.get(desk.id);
    return role ? [{ ...desk, role }] : [];
  });
  return { person: { ...person, owner: visitor.owner }, lacksSecondFactor, guest: null, desks: own };
}

/** Whoever found a page open must not be able to try passwords on it: wrong ones count as failures to sign in. */
function passwordRoute(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    {
      method: 'post',
      path: '/me/password',
      summary: 'Change my password; every other session of mine ends',
      body: z.strictObject({ current: z.string().min(1).max(1_000), next: z.string().min(1).max(1_000) }),
    },
    async ({ visitor, body, context }) => {
      const address = deps.clientAddress(context);
      checkWait(deps.throttle.waitFor(visitor.email, address));
      const fault = await deps.accounts.changePassword(visitor.person, { ...body, keep: visitor.credential });
      if (fault === 'password.wrong') deps.throttle.failed(visitor.email, address);
      if (fault) throw new Problem(fault === 'password.wrong' ? 403 : 422, fault, FAULT_WORDS[fault]);
      await deps.audit.record('password.changed', visitor.person, null);
      await deps.rooms.recheck();
      return null;
    },
  );
}

async function createToken(
  { accounts, audit, clock }: HttpDeps,
  { person }: Visitor,
  given: { name: string; scope: Scope; expiresAt: string | null },
) {
  const { name, scope: reach, expiresAt } = given;
  const until = expiresAt === null ? null : Date.parse(expiresAt);
  if (until !== null && until <= clock()) {
    throw new Problem(422, 'token.past', 'A token cannot expire before it is made; name a later moment.');
  }
  const made = await accounts.createToken(person, { name, scope: reach, expiresAt: until });
  await audit.record('token.made', person, { kind: 'token', id: made.id });
  return made;
}

export function meRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const { accounts, rooms } = deps;
  passwordRoute(endpoints, deps);
  endpoints.signedIn(
    {
      method: 'get',
      path: '/me',
      summary: 'Who am I, and on which desks',
      answer: me,
      beforeSecondFactor: true,
      guests: true,
    },
    (call) => meOf(deps, call.visitor),
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/me/here',
      summary: 'Somebody is at this session, which ends when nobody was for long; for a page, every few minutes',
    },
    async ({ visitor }) => {
      await accounts.used(visitor.credential);
      return null;
    },
  );
  endpoints.signedIn(
    {
      method: 'patch',
      path: '/me',
      summary: 'Change my name or language',
      beforeSecondFactor: true,
      body: z.strictObject({ name: personName.optional(), language: languages.optional() }),
      answer: me,
    },
    async ({ visitor, body }) => {
      const name = body.name === undefined ? {} : { name: body.name };
      const language = body.language === undefined ? {} : { language: body.language };
      await accounts.change(visitor.person, { ...name, ...language });
      return meOf(deps, visitor);
    },
  );
  endpoints.signedIn(
    { method: 'get', path: '/me/sessions', summary: 'Where I am signed in', answer: z.array(session) },
    async ({ visitor }) => {
      const sessions = await accounts.sessions(visitor.person);
      return sessions.map((each) => ({ ...each, current: visitor.credential === `session:${each.id}` }));
    },
  );
  endpoints.signedIn(
    { method: 'delete', path: '/me/sessions', summary: 'Sign out everywhere but here' },
    async ({ visitor }) => {
      await accounts.endSessions(visitor.person, visitor.credential);
      await deps.audit.record('sessions.ended', visitor.person, { kind: 'person', id: visitor.person });
      await rooms.recheck();
      return null;
    },
  );
  endpoints.signedIn(
    { method: 'delete', path: '/me/sessions/:session', summary: 'Sign out somewhere' },
    async ({ visitor, param }) => {
      const ended = await accounts.endSession(visitor.person, param('session'));
      if (!ended) throw new Problem(404, 'session.unknown', 'You have no such session.');
      await deps.audit.record('session.ended', visitor.person, { kind: 'person', id: visitor.person });
      await rooms.recheck();
      return null;
    },
  );
  endpoints.signedIn(
    { method: 'get', path: '/me/tokens', summary: 'My tokens', answer: z.array(token) },
    ({ visitor }) => accounts.tokens(visitor.person),
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/me/tokens',
      summary: 'Make a token; it is shown this once',
      body: z.strictObject({
        name: nameOf(80),
        scope: scope.default('manage'),
        expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
      }),
      answer: token.extend({ token: z.string() }),
      status: 201,
    },
    ({ visitor, body }) => createToken(deps, visitor, body),
  );
  endpoints.signedIn(
    { method: 'delete', path: '/me/tokens/:token', summary: 'Withdraw a token' },
    async ({ visitor, param }) => {
      const removed = await accounts.removeToken(visitor.person, param('token'));
      if (!removed) throw new Problem(404, 'token.unknown', 'You have no such token.');
      await deps.audit.record('token.withdrawn', visitor.person, { kind: 'token', id: param('token') });
      await rooms.recheck();
      return null;
    },
  );
}
