/** The words of an article as plain text, now and as they were. */
import { z } from 'zod';
import { plainText } from '../../../shared/text/plain.ts';
import { articlePastRoutes, createPastTexts, momentQuery } from './articlePast.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import { type Endpoints, notForGuests } from './endpoint.ts';

export function articleTextRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const past = createPastTexts(deps);
  articlePastRoutes(endpoints, deps, past);
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/text',
      summary: 'The text, now or as it was; blocks parted by an empty line, residue left out',
      guests: true,
      query: z.object({ at: momentQuery.optional() }),
      media: 'text/plain',
    },
    async ({ visitor, param, query: { at } }) => {
      if (at !== undefined && visitor.guest) throw notForGuests();
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      const now = () => deps.rooms.withText(article.id, (live) => plainText(live.text).text);
      const text = await (at === undefined ? now() : past.plain(article.id, visitor, at));
      return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
    },
  );
}
