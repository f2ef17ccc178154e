/** Guest links of an article: made, shown and withdrawn by its chiefs, opened by whoever got one. */
import { z } from 'zod';
import { GUEST_ROLES, MOST_GUEST_DAYS } from '../../../shared/guest.ts';
import { nameOf } from '../../../shared/ledger/selectors.ts';
import type { GuestFault } from '../../identity/guests.ts';
import type { GuestLink } from '../../storage/peoplePorts.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem, type ProblemStatus } from './problem.ts';
import { withCookies } from './signIn.ts';

const role = z.enum(GUEST_ROLES);
const guestName = nameOf(80);
const token = z.string().min(1).max(200);
const listed = z.object({
  id: z.string(),
  label: z.string(),
  name: z.string().nullable().describe('as the guest calls themselves; null while nobody has opened the link'),
  role,
  createdAt: z.string(),
  expiresAt: z.string(),
  by: z.string().describe('name of who made it'),
});

const WORDS: Record<GuestFault, [ProblemStatus, string]> = {
  'guest.unknown': [404, 'There is no such link.'],
  'guest.used': [410, 'This link was opened already; it lets in one person, in one browser. Ask for another.'],
  'guest.ended': [410, 'This link has ended; ask for another.'],
};

/** @throws Problem for a link that lets nobody in. */
function open<T extends object>(found: T | { fault: GuestFault }): T {
  if (!('fault' in found)) return found;
  const [status, detail] = WORDS[found.fault];
  throw new Problem(status, found.fault, detail);
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

async function summaries(deps: HttpDeps, links: GuestLink[]): Promise<z.infer<typeof listed>[]> {
  const names = await deps.accounts.namesOf(links.map(({ createdBy }) => createdBy));
  return links.map((link) => ({
    id: link.id,
    label: link.label,
    name: link.name,
    role: link.role,
    createdAt: iso(link.createdAt),
    expiresAt: iso(link.expiresAt),
    by: names.get(link.createdBy) ?? '',
  }));
}

function managing(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    { method: 'get', path: '/articles/:id/guests', summary: 'Guests of the article', answer: z.array(listed) },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'guest.invite');
      return summaries(deps, await deps.guests.live(article.id));
    },
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/articles/:id/guests',
      summary: 'Make a link that lets one person into this article alone',
      body: z.strictObject({ label: guestName, role, days: z.number().int().min(1).max(MOST_GUEST_DAYS) }),
      answer: z.object({ id: z.string(), url: z.string(), expiresAt: z.string() }),
      status: 201,
    },
    async ({ visitor, param, body }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'guest.invite');
      const { language, person } = visitor;
      const { token: made, link } = await deps.guests.invite({ ...body, article: article.id, language, by: person });
      const details = { article: article.id, role: link.role };
      await deps.audit.record('guestLink.made', person, { kind: 'guestLink', id: link.id }, details);
      const answer = { id: link.id, url: `${deps.publicUrl()}/guest#${made}`, expiresAt: iso(link.expiresAt) };
      return answer;
    },
  );
  endpoints.signedIn(
    { method: 'delete', path: '/articles/:id/guests/:guest', summary: 'Withdraw a link, and close what is open by it' },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'guest.invite');
      const found = (await deps.guests.live(article.id)).find(({ id }) => id === param('guest'));
      if (!found) throw new Problem(404, 'guest.unknown', 'There is no such guest.');
      await deps.guests.withdraw(found.id);
      const details = { article: article.id };
      await deps.audit.record('guestLink.withdrawn', visitor.person, { kind: 'guestLink', id: found.id }, details);
      await deps.rooms.recheck();
      return null;
    },
  );
}

export function guestRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  managing(endpoints, deps);
  endpoints.open(
    {
      method: 'post',
      path: '/guest/look',
      summary: 'What a guest link is for',
      body: z.strictObject({ token }),
      answer: z.object({ headline: z.string(), role, expiresAt: z.string(), by: z.string() }),
    },
    async ({ body }) => {
      const link = open(await deps.guests.find(body.token));
      const article = await deps.storage.articles.find(link.article);
      if (!article || article.deletedAt !== null) return open<object>({ fault: 'guest.ended' });
      const names = await deps.accounts.namesOf([link.createdBy]);
      const { role: given, expiresAt } = link;
      return {
        headline: article.headline,
        role: given,
        expiresAt: iso(expiresAt),
        by: names.get(link.createdBy) ?? '',
      };
    },
  );
  endpoints.open(
    {
      method: 'post',
      path: '/guest/enter',
      summary: 'Open a guest link under a name; it works once',
      body: z.strictObject({ token, name: guestName }),
      answer: z.object({ article: z.string() }),
      status: 201,
    },
    async ({ body, visitor }) => {
      const signedIn = await visitor();
      if (signedIn && !signedIn.guest) {
        throw new Problem(409, 'guest.signedIn', 'You are signed in; open the link where you are not.');
      }
      const { link, cookie } = open(await deps.guests.enter(body.token, body.name));
      const details = { article: link.article };
      await deps.audit.record('guestLink.used', null, { kind: 'guestLink', id: link.id }, details);
      return withCookies({ article: link.article }, [cookie], 201);
    },
  );
}
