/** The setup link and invites to a desk: making, reading, accepting, withdrawing them. */
import { z } from 'zod';
import { mayGive, ROLES, type Role } from '../../../shared/permissions.ts';
import type { Person } from '../../identity/accounts.ts';
import { FAULT_WORDS } from '../../identity/passwordWords.ts';
import type { Visitor } from '../../identity/port.ts';
import type { Invite } from '../../storage/ports.ts';
import type { HttpDeps } from './deps.ts';
import { managedDesk } from './deskRights.ts';
import { checkLetIn, type Endpoints } from './endpoint.ts';
import { personName } from './me.ts';
import { forbidden, Problem } from './problem.ts';
import { signInWith, withCookies } from './signIn.ts';

const role = z.enum(ROLES);
const listed = z.object({
  id: z.string(),
  role,
  email: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
});
const newAccount = z.strictObject({
  name: personName,
  email: z.email().max(320),
  password: z.string().min(1).max(1_000),
});
type NewAccount = z.infer<typeof newAccount>;
/** Nothing, for the person who is signed in. */
const asMyself = z.strictObject({}).transform(() => null);
const acceptance = z.union([asMyself, newAccount]);

const GONE = { used: 'This link was used already.', expired: 'This link has expired; ask for a new one.' };

async function openInvite(deps: HttpDeps, token: string): Promise<Invite> {
  const found = await deps.invites.find(token);
  if (!found) throw new Problem(404, 'invite.unknown', 'There is no such invitation.');
  const { invite } = found;
  const state =
    found.state === 'open' && invite.kind === 'setup' && (await deps.accounts.anyone()) ? 'used' : found.state;
  if (state !== 'open') throw new Problem(410, `invite.${state}`, GONE[state]);
  return invite;
}

function checkAddressee(invite: Invite, email: string): void {
  if (invite.email && invite.email !== email.toLowerCase()) {
    throw new Problem(403, 'invite.otherPerson', 'This invitation is for another e-mail address.');
  }
}

async function createAccount(deps: HttpDeps, invite: Invite, given: NewAccount): Promise<Person> {
  checkAddressee(invite, given.email);
  // The first account needs no provider, so that there is a way in when the provider is away.
  if (!deps.takesPasswords && invite.kind !== 'setup') {
    throw new Problem(403, 'signIn.passwordsOff', 'Sign in at the provider first, then accept.');
  }
  const made = await deps.accounts.create({ ...given, owner: invite.kind === 'setup' });
  if ('fault' in made) throw new Problem(made.fault === 'email.taken' ? 409 : 422, made.fault, FAULT_WORDS[made.fault]);
  return made;
}

/** Puts the person on the desk; a member keeps a higher role that they have. */
async function join(deps: HttpDeps, invite: Invite, person: string): Promise<void> {
  if (!invite.desk || !invite.role) return;
  const memberships = await deps.storage.desks.membershipsOf(person);
  const held = memberships.find((member) => member.desk === invite.desk)?.role;
  const isHigher = held === undefined || ROLES.indexOf(invite.role) > ROLES.indexOf(held);
  if (isHigher) await deps.storage.desks.setMember({ desk: invite.desk, person, role: invite.role });
  await deps.audit.record('person.joined', person, { kind: 'desk', id: invite.desk }, { role: invite.role });
  await deps.rooms.recheck();
}

const usedMeanwhile = () => new Problem(410, 'invite.used', GONE.used);

async function acceptNew(deps: HttpDeps, invite: Invite, given: NewAccount, userAgent: string): Promise<Response> {
  const person = await createAccount(deps, invite, given);
  if (!(await deps.invites.use(invite, person.id))) {
    await deps.accounts.remove(person.id);
    throw usedMeanwhile();
  }
  await deps.audit.record('account.made', person.id, null, { owner: person.owner });
  await join(deps, invite, person.id);
  const { email, password } = given;
  const signedIn = await signInWith(deps, { email, password }, userAgent);
  return withCookies({ person: person.id }, signedIn.headers.getSetCookie(), 201);
}

async function acceptSignedIn(deps: HttpDeps, invite: Invite, visitor: Visitor): Promise<object> {
  checkAddressee(invite, visitor.email);
  if (!(await deps.invites.use(invite, visitor.person))) throw usedMeanwhile();
  await join(deps, invite, visitor.person);
  return { person: visitor.person };
}

async function describe(deps: HttpDeps, token: string): Promise<object> {
  const { kind, desk: id, role: given, email } = await openInvite(deps, token);
  const desk = (await deps.storage.desks.desks()).find((each) => each.id === id);
  return { kind, desk: desk ? { slug: desk.slug, name: desk.name } : null, role: given, email };
}

async function createInvite(
  deps: HttpDeps,
  visitor: Visitor,
  given: { slug: string; role: Role; email?: string | undefined },
): Promise<object> {
  const { desk, giver } = await managedDesk(deps, visitor, given.slug);
  if (!mayGive(giver, given.role)) throw forbidden('Nobody gives a role higher than their own.');
  const wanted = { desk: desk.id, role: given.role, email: given.email ?? null, by: visitor.person };
  const { token, invite } = await deps.invites.toDesk(wanted);
  await deps.audit.record('person.invited', visitor.person, { kind: 'desk', id: desk.id }, { role: given.role });
  const url = `${deps.publicUrl()}/invite?token=${token}`;
  return { id: invite.tokenHash, url, expiresAt: new Date(invite.expiresAt).toISOString() };
}

const summaryOf = (invite: Invite) => ({
  id: invite.tokenHash,
  role: invite.role,
  email: invite.email,
  createdAt: new Date(invite.createdAt).toISOString(),
  expiresAt: new Date(invite.expiresAt).toISOString(),
});

function deskInviteRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    { method: 'get', path: '/desks/:slug/invites', summary: 'Invitations not used yet', answer: z.array(listed) },
    async ({ visitor, param }) => {
      const { desk } = await managedDesk(deps, visitor, param('slug'));
      return (await deps.invites.open(desk.id)).map(summaryOf);
    },
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/desks/:slug/invites',
      summary: 'Invite somebody: a link that works once, for 72 hours',
      body: z.strictObject({ role, email: z.email().max(320).optional() }),
      answer: z.object({ id: z.string(), url: z.string(), expiresAt: z.string() }),
      status: 201,
    },
    ({ visitor, param, body }) => createInvite(deps, visitor, { slug: param('slug'), ...body }),
  );
  endpoints.signedIn(
    { method: 'delete', path: '/desks/:slug/invites/:invite', summary: 'Withdraw an invitation' },
    async ({ visitor, param }) => {
      const { desk } = await managedDesk(deps, visitor, param('slug'));
      const invite = (await deps.invites.open(desk.id)).find((each) => each.tokenHash === param('invite'));
      if (!invite) throw new Problem(404, 'invite.unknown', 'There is no such invitation.');
      await deps.invites.withdraw(invite.tokenHash);
      await deps.audit.record('invite.withdrawn', visitor.person, { kind: 'desk', id: desk.id });
      return null;
    },
  );
}

const ACCEPT = {
  method: 'post',
  path: '/invites/:token/accept',
  summary: 'Accept: with a new account, or with {} as the one signed in',
  body: acceptance,
  answer: z.object({ person: z.string() }),
  status: '2XX',
  scope: 'manage',
} as const;

export function inviteRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.open(
    {
      method: 'get',
      path: '/setup',
      summary: 'Whether this installation still needs its first account',
      answer: z.object({ needed: z.boolean() }),
    },
    async () => ({ needed: !(await deps.accounts.anyone()) }),
  );
  endpoints.open(
    {
      method: 'get',
      path: '/invites/:token',
      summary: 'What an invitation is for',
      answer: z.object({
        kind: z.enum(['setup', 'desk']),
        desk: z.object({ slug: z.string(), name: z.string() }).nullable(),
        role: role.nullable(),
        email: z.string().nullable(),
      }),
    },
    ({ param }) => describe(deps, param('token')),
  );
  endpoints.open(ACCEPT, async ({ param, body, visitor, context }) => {
    const invite = await openInvite(deps, param('token'));
    if (body) return acceptNew(deps, invite, body, context.req.header('user-agent') ?? '');
    const signedIn = await visitor();
    if (!signedIn) throw new Problem(401, 'session.required', 'Sign in, or send name, e-mail address and password.');
    checkLetIn(signedIn, ACCEPT);
    return acceptSignedIn(deps, invite, signedIn);
  });
  deskInviteRoutes(endpoints, deps);
}
