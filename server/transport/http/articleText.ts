/** The words of an article: as plain text, and in the formats that others read. */
import { z } from 'zod';
import { readBlocks } from '../../../shared/text/blocks.ts';
import { plainText } from '../../../shared/text/plain.ts';
import { EXPORTS, type ExportFormat, isExportFormat } from '../../convert/export.ts';
import type { ArticleRecord } from '../../storage/ports.ts';
import { articlePastRoutes, createPastTexts, momentQuery } from './articlePast.ts';
import { isReportFormat, reportResponse } from './articleReport.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

/** A file to keep. Its name is made of the slug, which holds nothing but letters, digits and hyphens. */
function download(article: ArticleRecord, format: ExportFormat, content: string): Response {
  const { media, ending } = EXPORTS[format];
  return new Response(content, {
    headers: {
      'content-type': `${media}; charset=utf-8`,
      'content-disposition': `attachment; filename="${article.slug}.${ending}"`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}

export function articleTextRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const past = createPastTexts(deps);
  articlePastRoutes(endpoints, deps, past);
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/text',
      summary: 'The text, now or as it was; blocks parted by an empty line, residue left out',
      query: z.object({ at: momentQuery.optional() }),
      media: 'text/plain',
    },
    async ({ visitor, param, query: { at } }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      const now = () => deps.rooms.withText(article.id, (live) => plainText(live.text).text);
      const text = await (at === undefined ? now() : past.plain(article.id, visitor, at));
      return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
    },
  );
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/export/:format',
      summary: 'The article as a file: txt, md or html; report.json and report.html tell of its check',
      query: z.object({
        public: z.enum(['1']).optional().describe('of a report: the short form for readers outside'),
        language: z.enum(['nl', 'en']).optional().describe('of report.html; the article’s own without it'),
      }),
      media: 'application/octet-stream',
    },
    async ({ visitor, param, query }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      const format = param('format');
      if (isReportFormat(format)) {
        const asked = { person: visitor.person, isPublic: query.public === '1', language: query.language ?? null };
        return reportResponse(deps, article, format, asked);
      }
      if (!isExportFormat(format)) throw new Problem(404, 'format.unknown', 'There is no export of that name.');
      const blocks = await deps.rooms.withText(article.id, (live) => readBlocks(live.text));
      return download(article, format, EXPORTS[format].write(blocks, article));
    },
  );
}
