/** Making an article of a file that somebody dropped. */
import { z } from 'zod';
import { formatOfFile } from '../../convert/import.ts';
import { storeArticle } from '../../newArticle.ts';
import { slugPattern } from '../../slug.ts';
import { checkSlug, languageTag } from './articles.ts';
import { boundedBytes, FILE_BODY, multipartOf } from './body.ts';
import type { HttpDeps } from './deps.ts';
import { deskWith } from './deskRights.ts';
import type { Endpoints } from './endpoint.ts';
import { Problem } from './problem.ts';

const fields = z.strictObject({
  desk: z.string().max(80),
  slug: slugPattern.optional(),
  language: languageTag.optional(),
  file: z.file(),
});

async function wordsOf(file: File): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Problem(415, 'format.unsupported', 'The file is not text in UTF-8.');
  }
}

export function importRoutes(endpoints: Endpoints, deps: HttpDeps): void {
  const maker = { articles: deps.storage.articles, clock: deps.clock, newId: deps.newId };
  endpoints.signedIn(
    {
      method: 'post',
      path: '/articles/import',
      summary: 'Make an article of a file: multipart with file, desk, slug?, language?',
      answer: z.object({ id: z.string() }),
    },
    async ({ visitor, context }) => {
      const type = context.req.header('content-type') ?? '';
      if (!type.startsWith('multipart/form-data')) throw new Problem(415, 'body.unsupported', 'Send a multipart form.');
      const { file, ...given } = await multipartOf(await boundedBytes(context, FILE_BODY), type, fields);
      const desk = await deskWith(deps, visitor, given.desk, 'article.import');
      await checkSlug(deps, desk.id, given.slug);
      const format = formatOfFile(file.name);
      if (!format) throw new Problem(415, 'format.unsupported', 'Only .txt, .html and .md files are read.');
      const text = await deps.converter.prepare({ format, content: await wordsOf(file), language: given.language });
      const id = await storeArticle(maker, { slug: given.slug, desk, text, createdBy: visitor.person });
      return Response.json({ id }, { status: 201, headers: { location: `/api/v1/articles/${id}` } });
    },
  );
}
