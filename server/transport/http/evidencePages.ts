/** Asking a page on the web what it says of itself, for a record of evidence (docs/protocol/verification.md, R-FETCH). */
import { z } from 'zod';
import { type PageFault, PageRefused } from '../../pages/guardedGet.ts';
import type { FoundPage, Pages } from '../../pages/pages.ts';
import { createAllowances } from '../../rooms/allowance.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

/** So many in a row, then one every fifteen seconds: enough for who checks, too slow for who searches a network. */
const BURST = 20;
const PER_SECOND = 1 / 15;
const asked = z.strictObject({ url: z.string().min(1).max(2_000) });
const page = z.object({
  url: z.string(),
  archived: z.object({ url: z.string(), at: z.string() }).nullable(),
  type: z.string(),
  size: z.number().nullable(),
  title: z.string().nullable(),
  site: z.string().nullable(),
  date: z.string().nullable(),
  language: z.string().nullable(),
});

async function readPage(pages: Pages, url: string): Promise<FoundPage> {
  try {
    return await pages.read(url);
  } catch (error) {
    if (error instanceof PageRefused) throw new Problem(422, error.code satisfies PageFault, error.message);
    throw error;
  }
}

export function evidencePageRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const allows = createAllowances(BURST, PER_SECOND, deps.clock);
  endpoints.signedIn(
    {
      method: 'post',
      path: '/articles/:id/evidence/page',
      summary: 'Fetch an address on the internet and tell what the page says of itself: title, site, date',
      body: asked,
      answer: page,
    },
    async ({ visitor, param, body }) => {
      await articleFor(deps, visitor, param('id'), 'claim.work');
      if (!deps.pages) throw new Problem(403, 'page.off', 'This server fetches no pages.');
      if (!allows(visitor.person)) {
        throw new Problem(429, 'page.tooMany', 'Too many pages; wait a little.', { headers: { 'retry-after': '15' } });
      }
      return readPage(deps.pages, body.url);
    },
  );
}
