/**
 * What a person has looked at on an article. Who read what can give a source away, so it is in no ledger, told to that
 * person alone, and gone when they leave the desk or the article goes.
 */
import { z } from 'zod';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

export function seenRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/seen',
      summary: 'Up to which event of the ledger you have looked at each annotation',
      guests: true,
      answer: z.object({ seen: z.record(z.string(), z.number()) }),
    },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      return { seen: Object.fromEntries(await deps.storage.seen.of(article.id, visitor.person)) };
    },
  );
  endpoints.signedIn(
    {
      method: 'put',
      path: '/articles/:id/seen/:annotation',
      scope: 'comment',
      summary: 'Mark an annotation as looked at, up to an event; an earlier one changes nothing',
      guests: true,
      body: z.strictObject({ seq: z.number().int().min(1) }),
    },
    async ({ visitor, param, body }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      const state = await deps.decisions.stateOf(article.id);
      const annotation = param('annotation');
      if (!state.annotations.has(annotation)) {
        throw new Problem(404, 'annotation.unknown', 'There is no such annotation on this article.');
      }
      // Nobody has seen what has not happened.
      const seq = Math.min(body.seq, state.seq);
      await deps.storage.seen.mark(article.id, visitor.person, { annotation, seq });
      await deps.storage.inbox.looked(article.id, visitor.person, { annotation, seq, at: deps.clock() });
      return null;
    },
  );
}
