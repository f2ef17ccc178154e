/** The memory of checks: what was found of a claim's wording before (R-SEARCH-12). */
import { z } from 'zod';
import { checkedBefore } from '../../search/remembered.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

const person = z.object({ id: z.string(), name: z.string() });
const answer = z.array(
  z.object({
    article: z.object({ id: z.string(), slug: z.string(), headline: z.string(), desk: z.string().describe('slug') }),
    claim: z.string(),
    quote: z.string(),
    tag: z.string(),
    state: z.string(),
    verdict: z.string(),
    signed: z
      .object({ by: z.array(person), at: z.string() })
      .describe('whose signatures stand, and when the last was given'),
    evidence: z.array(z.looseObject({ id: z.string() })).describe('that you may read and that was not withdrawn'),
  }),
);

export function checkedBeforeRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/claims/:claim/checked',
      summary: 'Claims on the same wording that were checked before, in articles that you may read',
      answer,
    },
    async ({ visitor, param }): Promise<z.infer<typeof answer>> => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      const [desks, memberships] = await Promise.all([
        deps.storage.desks.desks(),
        deps.storage.desks.membershipsOf(visitor.person),
      ]);
      const asked = { reader: visitor.person, desks: memberships.map(({ desk }) => desk) };
      const found = await checkedBefore(deps, article, param('claim'), asked);
      if (!found) throw new Problem(404, 'annotation.unknown', 'There is no such claim on this article.');
      const names = await deps.accounts.namesOf([...new Set(found.flatMap(({ signed }) => signed.by))]);
      return found.map(({ article: { id, slug, headline, desk }, signed, evidence, ...same }) => ({
        ...same,
        article: { id, slug, headline, desk: desks.find((each) => each.id === desk)?.slug ?? '' },
        signed: { at: signed.at, by: signed.by.map((each) => ({ id: each, name: names.get(each) ?? '' })) },
        evidence: evidence.map((record) => ({ ...record })),
      }));
    },
  );
}
