/** Making an article of a document that somebody brings, showing first what would come of it, and telling it afterwards. */
import { z } from 'zod';
import { importReport } from '../../../shared/intake/importReport.ts';
import type { DocumentContent } from '../../convert/converter.ts';
import type { PreparedArticle } from '../../convert/preparedArticle.ts';
import { storeDocument } from '../../newArticle.ts';
import { slugPattern } from '../../slug.ts';
import { checkSlug, languageTag, textDocument } from './articles.ts';
import { ARTICLE_BODY, boundedBytes, IMPORT_BODY, multipartOf } from './body.ts';
import type { HttpDeps } from './deps.ts';
import { articleFor, deskWith } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { documentMaker, madeAnswer } from './madeArticle.ts';
import { Problem } from './problem.ts';

const fields = z.strictObject({
  desk: z.string().max(80),
  slug: slugPattern.optional(),
  language: languageTag.optional(),
  deadline: z.iso.datetime({ offset: true }).optional(),
  file: z.file(),
});

const previewShape = z.object({
  headline: z.string(),
  words: z.number(),
  language: z.string(),
  /** What the document asks for; null where it does not. */
  slug: z.string().nullable(),
  report: importReport,
});
const madeShape = z.object({ id: z.string(), report: importReport });

/** The fields of a form with a file. Its bytes are moved, not copied, to whoever reads them. */
async function sentFile(context: Parameters<typeof boundedBytes>[0]) {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) throw new Problem(415, 'body.unsupported', 'Send a multipart form.');
  const { file, ...given } = await multipartOf(await boundedBytes(context, IMPORT_BODY), type, fields);
  return { ...given, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

const previewOf = ({ headline, words, language, slug, report }: PreparedArticle) => ({
  ...{ headline, words, language, slug, report },
});

function previewRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const preview = async (document: DocumentContent, language: string | undefined) =>
    previewOf(await deps.converter.prepare({ ...document, language, article: deps.newId() }));
  endpoints.signedIn(
    {
      method: 'post',
      path: '/articles/import/preview',
      summary: 'What an article of this file would be; nothing is made',
      upload: { form: fields },
      answer: previewShape,
    },
    async ({ visitor, context }) => {
      const { desk, name, bytes, language } = await sentFile(context);
      await deskWith(deps, visitor, desk, 'article.import');
      return preview({ name, bytes }, language);
    },
  );
  endpoints.signedIn(
    {
      method: 'post',
      path: '/articles/preview',
      summary: 'What an article of this text, HTML or Markdown would be; nothing is made',
      body: textDocument.extend({ desk: z.string().max(80) }),
      bodyLimit: ARTICLE_BODY,
      answer: previewShape,
    },
    async ({ visitor, body: { desk, format, content, language } }) => {
      await deskWith(deps, visitor, desk, 'article.import');
      return preview({ format, content }, language);
    },
  );
}

export function importRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  previewRoutes(endpoints, deps);
  endpoints.signedIn(
    {
      method: 'post',
      path: '/articles/import',
      summary: 'Make an article of a file',
      upload: { form: fields },
      answer: madeShape,
      status: 201,
    },
    async ({ visitor, context }) => {
      const { name, bytes, language, slug, deadline, ...given } = await sentFile(context);
      const desk = await deskWith(deps, visitor, given.desk, 'article.import');
      await checkSlug(deps, desk.id, slug);
      const article = deps.newId();
      const prepared = await deps.converter.prepare({ article, name, bytes, language });
      await storeDocument(documentMaker(deps), article, prepared, { desk, slug, deadline, createdBy: visitor.person });
      return madeAnswer(article, prepared);
    },
  );
  endpoints.signedIn(
    {
      method: 'get',
      path: '/articles/:id/import',
      summary: 'What became of the document that the article was made of',
      answer: importReport,
    },
    async ({ visitor, param }) => {
      const { article } = await articleFor(deps, visitor, param('id'), 'article.read');
      const report = await deps.storage.articles.importReport(article.id);
      if (!report) throw new Problem(404, 'report.none', 'This article was made of no document.');
      return report;
    },
  );
}
