/** Accounts of the installation, for its owner; and the end of one's own. */
import type { Context } from 'hono';
import { z } from 'zod';
import { ROLES } from '../../../shared/permissions.ts';
import type { Person } from '../../identity/accounts.ts';
import type { Visitor } from '../../identity/port.ts';
import type { RemovalFault } from '../../removal.ts';
import type { HttpDeps } from './deps.ts';
import type { Endpoints } from './endpoint.ts';
import { forbidden, Problem } from './problem.ts';
import { reauthenticate } from './reauthenticate.ts';
import { withCookies } from './signIn.ts';

const account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  owner: z.boolean(),
  secondFactor: z.boolean(),
  sessions: z.number().describe('where they are signed in now'),
  desks: z.array(z.object({ slug: z.string(), name: z.string(), role: z.enum(ROLES) })),
});
const password = z.strictObject({ password: z.string().max(1_000).default('') });

const LAST: Record<RemovalFault['fault'], string> = {
  'account.lastOwner': 'This is the only owner of the installation; make somebody else owner first.',
  'account.lastChief': 'This is the only chief of a desk; make somebody else chief first',
};

async function accountsOf(deps: HttpDeps): Promise<z.infer<typeof account>[]> {
  const [people, desks] = await Promise.all([deps.accounts.everyone(), deps.storage.desks.desks()]);
  const members = await deps.storage.desks.rolesOf(people.map(({ id }) => id));
  const sessions = await deps.accounts.countSessions();
  return people.map(({ id, name, email, owner, secondFactor }) => ({
    ...{ id, name, email, owner, secondFactor, sessions: sessions.get(id) ?? 0 },
    desks: desks.flatMap((desk) => {
      const role = members.find((member) => member.person === id && member.desk === desk.id)?.role;
      return role ? [{ slug: desk.slug, name: desk.name, role }] : [];
    }),
  }));
}

async function personFor(deps: HttpDeps, visitor: Visitor, id: string): Promise<Person> {
  if (!visitor.owner) throw forbidden('Only the owner of this installation manages accounts.');
  const person = await deps.accounts.find(id);
  if (!person) throw new Problem(404, 'person.unknown', 'There is no such person.');
  return person;
}

async function remove(deps: HttpDeps, person: Person, by: Visitor): Promise<void> {
  const refused = await deps.removal.remove(person);
  if (!refused) {
    await deps.audit.record('account.removed', by.person, { kind: 'person', id: person.id });
    return;
  }
  const which = refused.fault === 'account.lastChief' ? `: ${refused.desk}.` : '';
  throw new Problem(409, refused.fault, LAST[refused.fault] + which);
}

async function removeMe(deps: HttpDeps, visitor: Visitor, given: string, context: Context): Promise<Response> {
  await reauthenticate(deps, visitor, given, context);
  const person = await deps.accounts.find(visitor.person);
  if (person) await remove(deps, person, visitor);
  return withCookies({ removed: true }, []);
}

export function accountRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    { method: 'get', path: '/accounts', summary: 'Every account (owner)', answer: z.array(account) },
    ({ visitor }) => {
      if (!visitor.owner) throw forbidden('Only the owner of this installation manages accounts.');
      return accountsOf(deps);
    },
  );
  endpoints.signedIn(
    { method: 'delete', path: '/accounts/:person/sessions', summary: 'Sign somebody out everywhere (owner)' },
    async ({ visitor, param }) => {
      const person = await personFor(deps, visitor, param('person'));
      await deps.accounts.endSessions(person.id, null);
      await deps.audit.record('sessions.ended', visitor.person, { kind: 'person', id: person.id });
      await deps.rooms.recheck();
      return null;
    },
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/accounts/:person/remove',
      summary: 'Remove an account for good, with the owner’s password: name and address go, what was decided stays',
      body: password,
      answer: z.object({ removed: z.boolean() }),
    },
    async ({ visitor, param, body, context }) => {
      const person = await personFor(deps, visitor, param('person'));
      await reauthenticate(deps, visitor, body.password, context);
      await remove(deps, person, visitor);
      return { removed: true };
    },
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/me/remove',
      summary: 'Remove my account for good: name and address go, what I decided stays',
      body: password,
      answer: z.object({ removed: z.boolean() }),
      beforeSecondFactor: true,
    },
    ({ visitor, body, context }) => removeMe(deps, visitor, body.password, context),
  );
}
