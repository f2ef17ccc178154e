/** The article as a file of another program (docs/protocol/export.md). */
import { z } from 'zod';
import { fingerprintOf } from '../../../shared/passport/fingerprint.ts';
import { may } from '../../../shared/permissions.ts';
import { EXPORTS, type ExportFormat, formatOf, isExportName } from '../../convert/export/formats.ts';
import { ExportRefused } from '../../convert/exporter.ts';
import type { ArticleRecord } from '../../storage/ports.ts';
import { isReportFormat, REPORT_FORMATS, reportResponse } from './articleReport.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { exportSourceFor } from './exportSource.ts';
import { noteExport } from './noteExport.ts';
import { forbidden, Problem } from './problem.ts';

/** A file to keep. Its name is made of the slug, which holds nothing but letters, digits and hyphens. */
function download(article: ArticleRecord, { media, ending }: ExportFormat, bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, {
    headers: {
      'content-type': media,
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename="${article.slug}.${ending}"`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}

const asProblem = (error: unknown) =>
  error instanceof ExportRefused
    ? new Problem(error.code === 'export.busy' ? 503 : 422, error.code, error.message)
    : error;

const keyShape = z.object({
  algorithm: z.literal('Ed25519'),
  public: z.string().describe('32 bytes, base64url'),
  fingerprint: z.string().describe('what people compare'),
});

export function articleExportRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  endpoints.open(
    {
      ...{ method: 'get', path: '/passport-key', answer: keyShape },
      summary: 'The key under which this server signs passports',
    },
    () => {
      const { public: key } = deps.passportKey;
      return { algorithm: 'Ed25519', public: key, fingerprint: fingerprintOf(key) };
    },
  );
  const names = [...Object.keys(EXPORTS), ...REPORT_FORMATS].join(', ');
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/export/:format',
      summary: `The article as a file, with no more in it than you may see: ${names}`,
      query: z.object({
        public: z.enum(['1']).optional().describe('of a report: the short form for readers outside'),
        language: z.enum(['nl', 'en']).optional().describe('of report.html; the article’s own without it'),
      }),
      media: 'application/octet-stream',
    },
    async ({ visitor, param, query }) => {
      const { article, role } = await articleFor(deps, visitor, param('id'), 'article.read');
      const name = param('format');
      if (isReportFormat(name)) {
        const asked = { person: visitor.person, isPublic: query.public === '1', language: query.language ?? null };
        const answer = await reportResponse(deps, article, name, asked);
        await noteExport(deps, visitor, article, asked.isPublic ? `${name}.public` : name);
        return answer;
      }
      if (!isExportName(name))
        throw new Problem(404, 'format.unknown', `There is no export of that name. There are: ${names}.`);
      const format = formatOf(name);
      if (!may(role, format.right)) throw forbidden();
      const source = await exportSourceFor(deps, article, visitor.person, format);
      const bytes = await deps.exporter.write(name, source).catch((error: unknown) => {
        throw asProblem(error);
      });
      await noteExport(deps, visitor, article, name);
      return download(article, format, bytes);
    },
  );
}
