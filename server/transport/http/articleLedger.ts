/** What was decided on an article: commands, the ledger, annotations and the people in it. */

import { z } from 'zod';
import { isGuest } from '../../../shared/guest.ts';
import { command } from '../../../shared/ledger/command.ts';
import { ROLES } from '../../../shared/permissions.ts';
import { colourOf } from '../../../shared/protocol/presence.ts';
import type { Visitor } from '../../identity/port.ts';
import { createAllowances } from '../../rooms/allowance.ts';
import type { ArticleRecord } from '../../storage/ports.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

/** Commands of one person on one article: so many at once, then per second; a hand at the keys stays far below both. */
const COMMANDS = { burst: 300, perSecond: 30 };

const person = z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES).nullable(), colour: z.string() });

/** A guest is told of those alone who are, or decided something, in the article. */
async function peopleOf(
  deps: HttpDeps,
  article: ArticleRecord,
  { person: me, guest, language }: Visitor,
): Promise<z.infer<typeof person>[]> {
  const [members, events] = await Promise.all([
    deps.storage.desks.members(article.desk),
    deps.storage.ledgers.read(article.id, 0),
  ]);
  const roles = new Map(members.map((member) => [member.person, member.role]));
  const here = deps.rooms.present(article.id).map((each) => each.person);
  const known = guest ? [me, ...here] : [...roles.keys(), ...here];
  const ids = [...new Set([...known, ...events.map((event) => event.actor)])];
  const names = await deps.accounts.namesOf(ids, language);
  return ids.flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name, role: roles.get(id) ?? null, colour: colourOf(id) }];
  });
}

/** Whoever may read an article belongs to its desk, but for guests. */
const readerOf = ({ person }: { person: string }) => ({ person, isMember: !isGuest(person) });

const jsonLines = (lines: readonly object[]) =>
  new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), {
    headers: { 'content-type': 'application/jsonl; charset=utf-8' },
  });

export function articleLedgerRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const allows = createAllowances(COMMANDS.burst, COMMANDS.perSecond, deps.clock);
  const read = async (call: { visitor: Parameters<typeof articleFor>[1]; param(name: string): string }) =>
    (await articleFor(deps, call.visitor, call.param('id'), 'article.read')).article;

  endpoints.signedIn(
    {
      method: 'post',
      path: '/articles/:id/commands',
      summary: 'Have something decided; the same id twice is done once and answered alike',
      guests: true,
      body: command,
      answer: z.object({ seq: z.number(), events: z.array(z.looseObject({ type: z.string(), seq: z.number() })) }),
    },
    async ({ visitor, param, body }) => {
      const { article, role } = await articleFor(deps, visitor, param('id'), 'article.read');
      if (!allows(JSON.stringify([visitor.person, article.id]))) {
        const headers = { 'retry-after': '1' };
        throw new Problem(429, 'command.tooMany', 'Too many commands at once; wait a second.', { headers });
      }
      const decision = await deps.decisions.execute(article.id, body, { person: visitor.person, role });
      if (!decision.ok) throw new Problem(decision.status, decision.code, decision.detail);
      return { seq: decision.seq, events: decision.events };
    },
  );
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/ledger',
      summary: 'Events after a sequence number, one JSON object a line',
      guests: true,
      query: z.object({ after: z.coerce.number().int().min(0).default(0) }),
      media: 'application/jsonl',
    },
    async (call) => {
      const { id } = await read(call);
      return jsonLines(await deps.decisions.eventsOf(id, call.query.after, readerOf(call.visitor)));
    },
  );
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/ledger/verify',
      summary: 'Whether the hash chain holds, or the first event that does not fit',
      answer: z.object({
        ok: z.boolean(),
        seq: z.number(),
        hash: z.string().optional(),
        problem: z.enum(['gap', 'hash', 'seal', 'tail', 'unreadable']).optional(),
        entry: z
          .object({ seq: z.number(), type: z.string(), at: z.string() })
          .nullable()
          .optional()
          .describe('what stands in that place, as it says of itself; null where nothing does'),
      }),
    },
    async (call) => deps.decisions.verify((await read(call)).id),
  );
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/annotations',
      summary: 'Every annotation and where its passages stand now',
      guests: true,
      answer: z.array(
        z.looseObject({
          id: z.string(),
          kind: z.string(),
          state: z
            .string()
            .describe('of a claim how far its checking is: open, taken, first, done, stale, reopened or dropped'),
        }),
      ),
    },
    async (call) => deps.decisions.annotationsOf((await read(call)).id, readerOf(call.visitor)),
  );
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/claims/:claim/second',
      summary: 'The rule by which you may not give the second signature on a claim, as its words are now',
      answer: z.object({ bar: z.string().nullable() }),
    },
    async ({ visitor, param }) => {
      const { article, role } = await articleFor(deps, visitor, param('id'), 'claim.work');
      const actor = { person: visitor.person, role };
      const refusal = await deps.decisions.barToSecond(article.id, param('claim'), actor);
      if (refusal?.status === 404) throw new Problem(404, refusal.code, refusal.detail);
      return { bar: refusal?.code ?? null };
    },
  );
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/people',
      summary: 'Who may open it, and who ever decided something on it',
      guests: true,
      answer: z.array(person),
    },
    async (call) => peopleOf(deps, await read(call), call.visitor),
  );
}
