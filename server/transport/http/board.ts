/** The desk's page: its articles at a glance, whom they are given to, and the archive. */
import { z } from 'zod';
import { may, ROLES } from '../../../shared/permissions.ts';
import { BOARD_MOST, createBoard } from '../../board.ts';
import { PLACES } from '../../storage/boardPort.ts';
import { countsShape, wordStatesShape } from './articleView.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor, deskFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { forbidden, Problem, unknownDesk } from './problem.ts';

const named = z.object({ id: z.string(), name: z.string() });
const boardShape = z.object({
  role: z.enum(ROLES).describe('what you may do on the desk'),
  more: z.boolean().describe(`whether there are more than the ${BOARD_MOST} that changed last`),
  counts: z.object({ desk: z.number(), archive: z.number(), bin: z.number().nullable() }),
  articles: z.array(
    z.object({
      ...{ id: z.string(), slug: z.string(), headline: z.string(), language: z.string() },
      deadline: z.string().nullable(),
      ...{ words: z.number(), coverage: z.number(), wordStates: wordStatesShape, counts: countsShape },
      clearance: z
        .object({
          status: z.enum(['cleared', 'touched']),
          ...{ at: z.string(), touched: z.number(), by: named },
          signers: z.array(named).describe('whose signatures stand, beside who cleared it'),
        })
        .nullable(),
      session: z.object({ claim: z.number(), of: z.number() }).nullable().describe('the live session that runs'),
      assigned: z.array(named).describe('whom the article was given to'),
      holders: z.array(named).describe('who has a claim of it'),
      present: z.array(named).describe('who has it open, and does not keep that to themselves'),
      updatedAt: z.string(),
      archivedAt: z.string().nullable(),
      deletedAt: z.string().nullable(),
    }),
  ),
});

/** People of the article's desk. @throws Problem for anybody else */
async function checkColleagues(deps: HttpDeps, desk: string, people: readonly string[]): Promise<void> {
  const members = new Set((await deps.storage.desks.members(desk)).map(({ person }) => person));
  if (!people.every((person) => members.has(person))) {
    throw new Problem(422, 'assignee.elsewhere', 'An article is given to people of its desk.');
  }
}

function assigningRoute(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    {
      ...{ method: 'put', path: '/articles/:id/assigned', summary: 'Give an article to people of its desk' },
      body: z.strictObject({ people: z.array(z.string().max(80)).max(20) }),
    },
    async ({ visitor, param, body }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.assign');
      await checkColleagues(deps, article.desk, body.people);
      await deps.storage.board.assign(article.id, body.people);
      return null;
    },
  );
}

function archiveRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const move = (path: string, summary: string, kind: 'article.archived' | 'article.unarchived') =>
    endpoints.signedIn({ method: 'post', path, summary, body: z.strictObject({}) }, async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.archive');
      await deps.storage.board.archive(article.id, kind === 'article.archived' ? deps.clock() : null);
      const details = { desk: article.desk };
      await deps.audit.record(kind, visitor.person, { kind: 'article', id: article.id }, details);
      return null;
    });
  move('/articles/:id/archive', 'Put an article into the archive of its desk', 'article.archived');
  move('/articles/:id/unarchive', 'Take an article out of the archive', 'article.unarchived');
}

export function boardRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const board = createBoard(deps);
  assigningRoute(endpoints, deps);
  archiveRoutes(endpoints, deps);
  endpoints.signedIn(
    {
      ...{ method: 'get', path: '/desks/:slug/board', answer: boardShape },
      summary: 'The desk at a glance; 304 where If-None-Match names what it still is',
      query: z.object({ place: z.enum(PLACES).default('desk') }),
    },
    async ({ visitor, param, query: { place }, context }) => {
      const { desk, role } = await deskFor(deps, visitor, param('slug'));
      if (!role) throw unknownDesk();
      const known = context.req.header('if-none-match');
      const mayBin = may(role, 'article.delete');
      if (place === 'bin' && !mayBin) throw forbidden();
      const { articles, counts, etag: all } = await board(desk.id, place, known === undefined);
      const etag = `"${all}.${role}"`;
      const headers = { etag };
      if (known === etag) return new Response(null, { status: 304, headers });
      const more = counts[place] > articles.length;
      return Response.json(
        { role, more, counts: { ...counts, bin: mayBin ? counts.bin : null }, articles },
        { headers },
      );
    },
  );
}
