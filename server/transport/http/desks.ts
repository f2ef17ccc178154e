/** Desks and their people. */
import { z } from 'zod';
import { nameOf } from '../../../shared/ledger/selectors.ts';
import { mayGive, ROLES, type Role } from '../../../shared/permissions.ts';
import { isLastChief, leaveDesk } from '../../identity/leaving.ts';
import type { Visitor } from '../../identity/port.ts';
import { slugFrom, slugPattern } from '../../slug.ts';
import type { HttpDeps } from './deps.ts';
import { deskFor, managedDesk, rolesOf } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { forbidden, Problem } from './problem.ts';

const role = z.enum(ROLES);
const desk = z.object({ id: z.string(), slug: z.string(), name: z.string(), role: role.nullable() });
const member = z.object({ person: z.string(), name: z.string(), email: z.string(), role });

async function desksOf(deps: HttpDeps, visitor: Visitor): Promise<z.infer<typeof desk>[]> {
  const [desks, roles] = await Promise.all([deps.storage.desks.desks(), rolesOf(deps, visitor)]);
  return desks
    .map((each) => ({ ...each, role: roles.get(each.id) ?? null }))
    .filter((each) => each.role !== null || visitor.owner);
}

async function membersOf(deps: HttpDeps, id: string): Promise<z.infer<typeof member>[]> {
  const members = await deps.storage.desks.members(id);
  const people = await Promise.all(members.map((each) => deps.accounts.find(each.person)));
  return members.flatMap((each, place) => {
    const person = people[place];
    return person ? [{ person: each.person, name: person.name, email: person.email, role: each.role }] : [];
  });
}

/** Refuses to leave a desk without a chief: nobody could bring one back but the owner. */
export async function keepAChief(deps: HttpDeps, id: string, person: string, next: Role | null): Promise<void> {
  if (next === 'chief') return;
  if (await isLastChief(deps.storage, id, person)) {
    throw new Problem(409, 'desk.lastChief', 'This is the desk’s only chief; make somebody else chief first.');
  }
}

async function createDesk(deps: HttpDeps, visitor: Visitor, given: { name: string; slug?: string | undefined }) {
  if (!visitor.owner) throw forbidden('Only the owner of this installation makes desks.');
  const made = { id: deps.newId(), name: given.name, slug: given.slug ?? slugFrom(given.name, 'desk') };
  if (await deps.storage.desks.deskBySlug(made.slug)) {
    throw new Problem(409, 'slug.taken', 'Another desk has that slug.');
  }
  await deps.storage.desks.createDesk(made);
  await deps.storage.desks.setMember({ desk: made.id, person: visitor.person, role: 'chief' });
  await deps.audit.record('desk.made', visitor.person, { kind: 'desk', id: made.id });
  return { ...made, role: 'chief' };
}

async function setRole(deps: HttpDeps, visitor: Visitor, given: { slug: string; person: string; role: Role }) {
  const { desk: found, giver } = await managedDesk(deps, visitor, given.slug);
  if (!mayGive(giver, given.role)) throw forbidden('Nobody gives a role higher than their own.');
  if (!(await deps.accounts.find(given.person))) throw new Problem(404, 'person.unknown', 'There is no such person.');
  await keepAChief(deps, found.id, given.person, given.role);
  const before = (await deps.storage.desks.members(found.id)).find(({ person }) => person === given.person);
  await deps.storage.desks.setMember({ desk: found.id, person: given.person, role: given.role });
  const details = { desk: found.id, from: before?.role ?? null, to: given.role };
  await deps.audit.record('role.changed', visitor.person, { kind: 'person', id: given.person }, details);
  await deps.rooms.recheck();
}

export function deskRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    { method: 'get', path: '/desks', summary: 'My desks; all of them for the owner', answer: z.array(desk) },
    ({ visitor }) => desksOf(deps, visitor),
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/desks',
      summary: 'Make a desk (owner)',
      body: z.strictObject({ name: nameOf(80), slug: slugPattern.optional() }),
      answer: desk,
      status: 201,
    },
    ({ visitor, body }) => createDesk(deps, visitor, body),
  );
  endpoints.signedIn(
    { method: 'get', path: '/desks/:slug/members', summary: 'The desk’s people', answer: z.array(member) },
    async ({ visitor, param }) => membersOf(deps, (await deskFor(deps, visitor, param('slug'))).desk.id),
  );
  endpoints.signedIn(
    {
      method: 'put',
      path: '/desks/:slug/members/:person',
      summary: 'Give somebody a role on the desk',
      body: z.strictObject({ role }),
    },
    async ({ visitor, param, body }) => {
      await setRole(deps, visitor, { slug: param('slug'), person: param('person'), role: body.role });
      return null;
    },
  );
  endpoints.signedIn(
    { method: 'delete', path: '/desks/:slug/members/:person', summary: 'Take somebody off the desk' },
    async ({ visitor, param }) => {
      const { desk: found } = await managedDesk(deps, visitor, param('slug'));
      const members = await deps.storage.desks.members(found.id);
      if (!members.some((each) => each.person === param('person'))) {
        throw new Problem(404, 'person.unknown', 'There is no such person on this desk.');
      }
      await keepAChief(deps, found.id, param('person'), null);
      await leaveDesk(deps.storage, found.id, param('person'));
      const subject = { kind: 'person', id: param('person') } as const;
      await deps.audit.record('member.removed', visitor.person, subject, { desk: found.id });
      await deps.rooms.recheck();
      return null;
    },
  );
}
